package cost

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mark wraps part of a sentence, so that rich gives it an element of a class.
func mark(class, s string) string { return "\x00" + class + "\x01" + s + "\x00" }

// piece is a part of a sentence; class is "" where it is not marked.
type piece struct{ class, text string }

// pieces takes a sentence apart at its marks.
func pieces(s string) (out []piece) {
	for i, part := range strings.Split(s, "\x00") {
		class, inner, marked := strings.Cut(part, "\x01")
		switch {
		case part == "":
		case i%2 == 1 && marked:
			out = append(out, piece{class, inner})
		default:
			out = append(out, piece{text: part})
		}
	}
	return out
}

func (p piece) ui() app.UI {
	if p.class == "" {
		return app.Text(p.text)
	}
	return app.Span().Class(p.class).Text(p.text)
}

// rich turns a sentence with marked parts into elements.
func rich(s string) (out []app.UI) {
	for _, p := range pieces(s) {
		out = append(out, p.ui())
	}
	return out
}

// plain takes the marks out of a sentence.
func plain(s string) string {
	var b strings.Builder
	for _, p := range pieces(s) {
		b.WriteString(p.text)
	}
	return b.String()
}
