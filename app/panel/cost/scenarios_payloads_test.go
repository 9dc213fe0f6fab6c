package cost

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"breakeven/app/cost"
)

// fakeCase is a chapter that only holds a case.
type fakeCase struct {
	now   cost.Values
	taken int
}

func (c *fakeCase) Values() cost.Values { return c.now }
func (c *fakeCase) Take(v cost.Values)  { c.now, c.taken = v, c.taken+1 }

// payloads are names that would do something if anything took them for HTML, for
// an address or for a placeholder. Each holds a mark of its own.
func payloads() (all []string) {
	forms := []string{
		`<script>x%d()</script>`, `<img src=x onerror=x%d()>`, `"><svg onload=x%d()>`, `'><b id=x%d>`, `</td></tr></table><h1>x%d</h1>`,
		`<iframe srcdoc="<script>x%d()</script>">`, `javascript:x%d()`, `<a href="javascript:x%d()">a</a>`, `%%s%%d%%vx%d`, `{{x%d}}`,
		`${x%d}`, `<!-- x%d`, `]]><x%d>`, `<style>*{display:none}/*x%d*/</style>`, `&lt;script&gt;x%d&lt;/script&gt;`, `\u003cscript>x%d</script>`,
		`<math><mtext></form><form><mglyph><x%d>`, `<template><x%d>`, "<scr\x00ipt>x%d", "\u202e<x%d>",
	}
	for i := range 200 {
		all = append(all, fmt.Sprintf(forms[i%len(forms)], 1000+i))
	}
	return all
}

// attributes in go-app's own writing are quoted as Go quotes strings, which no
// browser reads: in one they are set by name, and nothing that a visitor brings
// is in a page that was rendered before.
var attributes = regexp.MustCompile(`[\w-]+="(?:[^"\\]|\\.)*"`)

var sign = regexp.MustCompile(`x1\d\d\d`)

var elements = regexp.MustCompile(`<[^>]*>`)

// read returns what is to be read in a page, elements apart.
func read(html string) string {
	return elements.ReplaceAllString(regexp.MustCompile(`\n\s*`).ReplaceAllString(html, ""), "")
}

// shownAsText tells whether a text is in a page, escaped, and made no element of
// its own.
func shownAsText(t *testing.T, html, payload string) {
	t.Helper()
	bare := attributes.ReplaceAllString(html, "")
	mark := sign.FindString(payload)
	if !strings.Contains(elements.ReplaceAllString(bare, ""), mark) {
		t.Errorf("%q is not shown", payload)
	}
	for _, tag := range elements.FindAllString(bare, -1) {
		if strings.Contains(tag, mark) || strings.Contains(tag, "script") || strings.Contains(tag, "srcdoc") {
			t.Errorf("%q became the element %s", payload, tag)
		}
	}
	if strings.Contains(bare, "%!") {
		t.Errorf("%q was taken for a placeholder", payload)
	}
}
