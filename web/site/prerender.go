package site

import (
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

var bodyOf = regexp.MustCompile(`(?s)<body[^>]*>(.*)<aside class="goapp-app-info" id="app-wasm-loader">`)

// prerender has go-app write the component for the address "/?lang=…" and
// returns its root element. Of the document around it nothing is used: its
// loader covers the page, its addresses are absolute.
func prerender(lang string, newPage func() app.Composer) (template.HTML, error) {
	app.RouteWithRegexp("^/.*$", newPage)
	response := httptest.NewRecorder()
	(&app.Handler{Name: "Breakeven", Version: "prerender"}).ServeHTTP(response, httptest.NewRequest(http.MethodGet, "/?lang="+lang, nil))
	document, err := tidy(response.Body.String())
	if err != nil {
		return "", fmt.Errorf("go-app's page in %s: %w", lang, err)
	}
	m := bodyOf.FindStringSubmatch(document)
	if response.Code != http.StatusOK || m == nil {
		return "", fmt.Errorf("go-app's page in %s has no body (HTTP %d)", lang, response.Code)
	}
	return template.HTML(m[1]), nil
}

// The words of HTML that tidy must know.
var (
	voidElements = words("area base br col embed hr img input link meta source track wbr")
	controls     = words("button input select textarea")
	// booleans are on when they are there, whatever their value.
	booleans = words("allowfullscreen async autofocus autoplay checked controls default defer disabled hidden ismap loop " +
		"multiple muted novalidate open readonly required reversed selected")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// tidy makes of what go-app's encoder writes what go-app builds in the browser,
// so that nothing moves when the one takes the place of the other. The encoder
//
//   - indents, and a browser shows a space where a line breaks: taken out;
//   - writes attributes in a random order: sorted, so that the same page gives
//     the same bytes;
//   - quotes their values as Go does: quoted as HTML does;
//   - writes hidden="false", which hides, and aria-pressed without its "true";
//   - gives a textarea its text as an attribute, where nobody sees it.
//
// Controls are disabled besides: until the program is there, what is typed or
// clicked would be lost.
func tidy(document string) (string, error) {
	var out strings.Builder
	var open []string
	rest := document
	for {
		i := strings.IndexByte(rest, '<')
		if i < 0 {
			if len(open) > 0 {
				return "", fmt.Errorf("<%s> is not closed", open[len(open)-1])
			}
			return out.String(), nil
		}
		out.WriteString(unindent(rest[:i], len(open)))
		rest = rest[i+1:]
		switch {
		case strings.HasPrefix(rest, "!"): // <!doctype html>
			i := strings.IndexByte(rest, '>')
			if i < 0 {
				return "", fmt.Errorf("<%.20s does not end", rest)
			}
			rest = rest[i+1:]
		case strings.HasPrefix(rest, "/"):
			name, after, _ := strings.Cut(rest[1:], ">")
			if len(open) == 0 || open[len(open)-1] != name {
				return "", fmt.Errorf("</%.20s> closes none of %q", name, open)
			}
			open, rest = open[:len(open)-1], after
			out.WriteString("</" + name + ">")
		default:
			tag, closed, after, err := parseTag(rest)
			if err != nil {
				return "", err
			}
			rest = after
			if controls[tag.name] {
				tag.attributes["disabled"] = ""
			}
			value, hasText := tag.attributes["value"]
			if hasText = hasText && tag.name == "textarea"; hasText {
				delete(tag.attributes, "value")
			}
			tag.write(&out, closed)
			if hasText {
				// A line break right after <textarea> would be swallowed, a second one not.
				out.WriteString("\n" + escapeText.Replace(value))
			}
			if !closed && !voidElements[tag.name] {
				open = append(open, tag.name)
			}
		}
	}
}

type tag struct {
	name       string
	attributes map[string]string
}

// parseTag reads what follows a "<" up to its ">"; closed says that it ends in
// "/>", as SVG's may.
func parseTag(s string) (t tag, closed bool, rest string, err error) {
	i := strings.IndexAny(s, " \n/>")
	if i <= 0 {
		return t, false, "", fmt.Errorf("no tag: <%.20s", s)
	}
	t, rest = tag{s[:i], map[string]string{}}, s[i:]
	for {
		rest = strings.TrimLeft(rest, " \n")
		if after, ok := strings.CutPrefix(rest, ">"); ok {
			return t, false, after, nil
		}
		if after, ok := strings.CutPrefix(rest, "/>"); ok {
			return t, true, after, nil
		}
		i := strings.IndexAny(rest, " \n=/>")
		if i <= 0 {
			return t, false, "", fmt.Errorf("<%s> does not end: %.20q", t.name, rest)
		}
		name := rest[:i]
		rest = rest[i:]
		value := "true" // go-app leaves this one out
		if after, ok := strings.CutPrefix(rest, "="); ok {
			quoted, err := strconv.QuotedPrefix(after)
			if err != nil {
				return t, false, "", fmt.Errorf("%s of <%s>: %w", name, t.name, err)
			}
			if value, err = strconv.Unquote(quoted); err != nil {
				return t, false, "", fmt.Errorf("%s of <%s>: %w", name, t.name, err)
			}
			rest = after[len(quoted):]
		}
		if booleans[name] {
			if value == "false" {
				continue
			}
			value = ""
		}
		t.attributes[name] = value
	}
}

func (t tag) write(out *strings.Builder, closed bool) {
	out.WriteString("<" + t.name)
	for _, name := range slices.Sorted(maps.Keys(t.attributes)) {
		out.WriteString(" " + name)
		if value := t.attributes[name]; value != "" {
			out.WriteString(`="` + escapeValue(value) + `"`)
		}
	}
	if closed {
		out.WriteString("/")
	}
	out.WriteString(">")
}

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;")
	reference  = regexp.MustCompile(`&(#?\w+;)?`)
)

// escapeValue escapes an attribute's value; references that stand in it already
// (in raw SVG) stay.
func escapeValue(s string) string {
	s = reference.ReplaceAllStringFunc(s, func(m string) string {
		if m == "&" {
			return "&amp;"
		}
		return m
	})
	return strings.ReplaceAll(s, `"`, "&#34;")
}

// unindent takes the encoder's line breaks and indents out of what stands
// between two tags, inside so many open elements. Each child has a line of its
// own, unless it is a text alone.
func unindent(s string, depth int) string {
	lines := strings.Split(s, "\n")
	if lines[0] != "" || len(lines) == 1 {
		return s
	}
	last := len(lines) - 1
	if strings.Trim(lines[last], " ") == "" {
		lines[last] = "" // the indent of the next tag
	}
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, strings.Repeat("  ", depth))
	}
	return strings.Join(lines, "")
}
