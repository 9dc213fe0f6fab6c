package train

import (
	"html"
	"strings"
	"testing"

	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The code is that of the chosen network and optimizer, each listing whole.
func TestCode(t *testing.T) {
	updates := map[string]string{"adam": "func Adam(w, m, v, g View", "momentum": "func Momentum(w, v, g View", "sgd": "func SGD(w, g View"}
	for _, net := range []string{"mlp", "cnn"} {
		for opt := range updates {
			m := &Model{State: &state.State{Net: net, Opt: opt}}
			got := html.UnescapeString(app.HTMLString((&Code{Lang: text.EN, Model: m}).Render()))
			listings := strings.Split(got, "<code>")[1:]
			for _, s := range listings {
				s, _, _ = strings.Cut(s, "</code>")
				s = strings.TrimSpace(s)
				if !strings.HasPrefix(s, "func ") && !strings.HasPrefix(s, "// ") || !strings.HasSuffix(s, "\n}") || strings.Count(s, "{") != strings.Count(s, "}") {
					t.Errorf("%s, %s: a listing is\n%s", net, opt, s)
				}
			}
			wants := map[string]bool{
				"func (d *Dense) Forward": true, "func (d *Dense) Backward": true, "func (k Kind) Step": true,
				"func (c *Conv) Forward": net == "cnn", "func (c *Conv) Backward": net == "cnn",
			}
			for o, s := range updates {
				wants[s] = o == opt
			}
			for s, want := range wants {
				if strings.Contains(got, s) != want {
					t.Errorf("%s, %s: %q is there: %v", net, opt, s, !want)
				}
			}
		}
	}
}
