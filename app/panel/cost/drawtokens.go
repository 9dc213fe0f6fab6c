package cost

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"breakeven/app/prompt"
)

// drawTokens draws the tokens of a text's beginning, given where they end, as HTML
// in two shades that take turns. Tokens that cut a character in pieces are drawn
// as one, with their number. go-app would take a fifth of a second to make 2,000
// elements; a browser takes none to read them.
func drawTokens(text string, ends []uint32, label string) string {
	var b strings.Builder
	b.WriteString(`<p class="pieces" dir="auto" tabindex="0" role="region" aria-label="` + htmlEscaper.Replace(label) + `">`)
	from, tokens, shade := 0, 0, false
	for _, end := range ends {
		tokens++
		to := int(end)
		if to > len(text) || to < from {
			break // not this text's
		}
		if to < len(text) && !utf8.RuneStart(text[to]) {
			continue
		}
		b.WriteString(`<span class="` + map[bool]string{false: "even", true: "odd"}[shade] + `">`)
		for _, r := range text[from:to] {
			writeVisible(&b, r)
		}
		if tokens > 1 {
			b.WriteString("<sub>" + strconv.Itoa(tokens) + "</sub>")
		}
		b.WriteString("</span>")
		from, tokens, shade = to, 0, !shade
	}
	b.WriteString("</p>")
	return b.String()
}

var htmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// writeVisible writes a character as HTML so that it is seen and moves nothing.
func writeVisible(b *strings.Builder, r rune) {
	switch {
	case r == '\n':
		b.WriteString("↵\n")
	case prompt.IsOdd(r): // there are signs for control characters, but few fonts have them
		b.WriteRune(utf8.RuneError)
	default:
		htmlEscaper.WriteString(b, string(r))
	}
}
