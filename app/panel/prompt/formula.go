package prompt

import (
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Formula is the drawer of how probable an answer is, with the numbers of the one that
// stands there.
type Formula struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (f *Formula) OnMount(ctx app.Context) { widget.Watch(ctx, f.Model, Answered) }

// Render implements app.Composer.
func (f *Formula) Render() app.UI {
	l, n := f.Lang, len(f.Model.Tokens)
	line, product := f.Model.product()
	return app.Details().ID("prompt-formula").Class("drawer").Body(
		app.Summary().Text(text.Formulas.In(l)),
		app.Div().Class("formula").Body(app.Div().Body(
			app.P().Text(text.PromptFormulaIs.In(l)),
			app.P().Class("eq").Text(text.PromptFormula.In(l)),
			app.If(n > 0, func() app.UI {
				return app.P().Class("eq live").Body(app.Text(line+" = "), app.B().Class("b").Text(product))
			}),
			app.If(n > 0, func() app.UI { return app.P().Class("dim").Text(text.PromptFormulaAll.In(l, n)) }).
				Else(func() app.UI { return app.P().Class("dim").Text(text.PromptFormulaWaits.In(l)) }),
		)),
	)
}

// factorsShown is how many probabilities of tokens are written out.
const factorsShown = 6

// product multiplies the probabilities of all tokens of the answer, each behind those
// before it. The line leaves out the middle of many.
func (m *Model) product() (line, product string) {
	p := 1.0
	var factors []string
	for i, t := range m.Tokens {
		p *= float64(t.P)
		switch last := len(m.Tokens) - 1; {
		case last < factorsShown || i < factorsShown-1 || i == last:
			factors = append(factors, probable(float64(t.P)))
		case i == factorsShown-1:
			factors = append(factors, "…")
		}
	}
	return strings.Join(factors, " × "), probable(p)
}

// probable writes a probability with three decimals, or a small one with two digits.
func probable(p float64) string {
	if p >= .01 || p <= 0 {
		return text.Fixed(p, 3)
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(p, 'e', 1, 64), "e-")
	raised := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	return mantissa + "×10⁻" + strings.Map(func(r rune) rune { return raised[r-'0'] }, strings.TrimLeft(exponent, "0"))
}
