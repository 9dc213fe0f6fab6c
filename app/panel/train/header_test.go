package train

import (
	"strings"
	"testing"

	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestRate(t *testing.T) {
	for x, want := range map[float64]string{.25: "0.2", 9.94: "9.9", 10.4: "10", 999.6: "1,000", 2921: "2,921"} {
		if got := rate(x); got != want {
			t.Errorf("%g steps a second are written %s, want %s", x, got, want)
		}
	}
}

// All right is not above all right.
func TestSaidOfAccuracy(t *testing.T) {
	m, _ := newModel()
	m.ready()
	s := &Said{Lang: text.EN, Model: m}
	for _, tt := range []struct {
		accuracy float32
		want     string
	}{{.15, "<p></p>"}, {.85, "above 80%"}, {.95, "above 90%"}, {1, "above 90%"}} {
		m.test(100, tt.accuracy)
		if html := app.HTMLString(s); !strings.Contains(html, tt.want) {
			t.Errorf("at %g it says %s, want %s", tt.accuracy, html, tt.want)
		}
	}
}
