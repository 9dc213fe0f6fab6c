package concept

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Every mark in every sentence names a term, and both languages mark the same.
func TestMarks(t *testing.T) {
	files, err := filepath.Glob("../../text/*.go")
	if err != nil {
		t.Fatal(err)
	}
	mark := regexp.MustCompile(`\[\[(.*?)\]\]`)
	marks := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mark.FindAllStringSubmatch(string(b), -1) {
			if m[1] == "key|words" { // in a comment
				continue
			}
			marks++
			p := parse(m[0])
			if len(p) != 1 || find(p[0].key).Name.EN == "" {
				t.Errorf("%s: %s is no term", file, m[0])
			}
		}
	}
	if marks < 10 {
		t.Errorf("only %d marks were found: the test no longer reads them", marks)
	}
}

func TestParse(t *testing.T) {
	for s, want := range map[string][]part{
		"":                 {},
		"a":                {{"", "a"}},
		"[[k|w]]":          {{"k", "w"}},
		"a[[k|w]]b[[l|v]]": {{"", "a"}, {"k", "w"}, {"", "b"}, {"l", "v"}},
		"a[[k]]b":          {{"", "a[[k]]b"}},
		"[[k|w":            {{"", "[[k|w"}},
	} {
		if got := parse(s); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// Keys stand once; each definition has two sentences in both languages, and a formula, but
// for what is a field of work.
func TestDefinitions(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range Definitions {
		if seen[d.Key] {
			t.Errorf("%s stands twice", d.Key)
		}
		seen[d.Key] = true
		for l, stop := range map[text.Lang]string{text.ZH: "[。；？]", text.EN: `[.;?]( |$)`} {
			if d.Formula == "" && d.Key != "ai" {
				t.Errorf("%s has no formula", d.Key)
			}
			if n := len(regexp.MustCompile(stop).FindAllString(d.Is.In(l), -1)); n < 2 || n > 3 {
				t.Errorf("%s: %d sentences in %q, want two", d.Key, n, d.Is.In(l))
			}
		}
	}
}

// A flow's boxes lead somewhere, and one at most is lit.
func TestFlow(t *testing.T) {
	for way, boxes := range map[Way]int{Tuning: 6, Prompting: 7} {
		for now := range Step(boxes + 1) {
			html := app.HTMLString((&Flow{Lang: text.EN, Way: way, Now: now}).Render())
			if n := strings.Count(html, `href="#`); n != boxes {
				t.Errorf("way %d: %d links, want %d", way, n, boxes)
			}
			if n := strings.Count(html, `aria-current="step"`); n != min(int(now), 1) {
				t.Errorf("way %d at step %d: %d are lit", way, now, n)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("a[[k|w]]b")
	f.Fuzz(func(t *testing.T, s string) {
		var b strings.Builder
		for _, p := range parse(s) {
			if p.key == "" {
				b.WriteString(p.words)
			} else {
				b.WriteString("[[" + p.key + "|" + p.words + "]]")
			}
		}
		if b.String() != s {
			t.Errorf("%q became %q", s, b.String())
		}
	})
}
