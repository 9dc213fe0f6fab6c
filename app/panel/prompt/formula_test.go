package prompt

import (
	"strings"
	"testing"

	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The drawers have the numbers of the answer that stands there, and the lines that make
// prompts and answers.
func TestDrawers(t *testing.T) {
	m := NewModel()
	show := func() string { return app.HTMLString(&Formula{Lang: text.EN, Model: m}) }
	if !strings.Contains(show(), text.PromptFormulaWaits.EN) {
		t.Error("before an answer it has numbers")
	}
	m, _ = asked() // .9, 1, .75, 1
	if html := show(); !strings.Contains(html, "0.900 × 1.000 × 0.750 × 1.000 = ") || !strings.Contains(html, ">0.675</b>") || !strings.Contains(html, "included: 4.") {
		t.Errorf("of four tokens: %s", html)
	}
	m.Tokens = nil
	for range 30 {
		m.Tokens = append(m.Tokens, wire.SaidToken{Candidate: wire.Candidate{P: .5}})
	}
	if line, p := m.product(); line != "0.500 × 0.500 × 0.500 × 0.500 × 0.500 × … × 0.500" || p != "9.3×10⁻¹⁰" {
		t.Errorf("of thirty: %s = %s", line, p)
	}
	for _, l := range []text.Lang{text.ZH, text.EN} {
		html := app.HTMLString(newChapter(l))
		for _, want := range []string{`id="prompt-formula"`, `id="prompt-code"`, "func Judge(", "m.Send(&amp;wire.Ask{", "func (t Template) Render("} {
			if !strings.Contains(html, want) {
				t.Errorf("not in the chapter: %s", want)
			}
		}
	}
}
