package cost

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// mark wraps part of a sentence, so that rich gives it an element of a class.
func mark(class, s string) string { return "\x00" + class + "\x01" + s + "\x00" }

// rich turns a sentence with marked parts into elements.
func rich(s string) []app.UI {
	var out []app.UI
	for i, part := range strings.Split(s, "\x00") {
		class, inner, marked := strings.Cut(part, "\x01")
		switch {
		case part == "":
		case i%2 == 1 && marked:
			out = append(out, app.Span().Class(class).Text(inner))
		default:
			out = append(out, app.Text(part))
		}
	}
	return out
}
