package train

import (
	"strings"
	"testing"

	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// In slow motion squares and rims mean something else in one step each, and the
// legend says so.
func TestLegend(t *testing.T) {
	m, _ := newModel()
	for phase, slow := range map[wire.Phase]bool{wire.Whole: false, wire.Forward: true, wire.Update: true} {
		m.Picture = &wire.Picture{Phase: phase}
		html := app.HTMLString(&Legend{Lang: text.EN, Model: m})
		for _, s := range []text.Sentence{text.SceneSlope, text.SceneMoved} {
			if strings.Contains(html, s.EN) != slow {
				t.Errorf("phase %v: that %q is said is %v", phase, s.EN, !slow)
			}
		}
	}
}
