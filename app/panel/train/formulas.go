package train

import (
	"math"
	"strconv"
	"strings"
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Formulas is the drawer of what training computes, with the numbers of an
// update that has just been made.
type Formulas struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	waits bool // a look at the next update is due
}

// traceEvery is how often a weight is looked at: its numbers are to be read.
const traceEvery = 500 * time.Millisecond

// OnMount implements app.Mounter.
func (f *Formulas) OnMount(ctx app.Context) {
	widget.Watch(ctx, f.Model, Controls, Traced)
	f.Model.Listen(Traced, func() {
		if !f.waits {
			f.waits = true
			time.AfterFunc(traceEvery, func() {
				ctx.Dispatch(func(app.Context) {
					f.waits = false
					f.Model.askTrace()
				})
			})
		}
	})
}

// Render implements app.Composer.
func (f *Formulas) Render() app.UI {
	l, m := f.Lang, f.Model
	x := m.Traced
	part := func(id string, what text.Sentence, equation string, live ...app.UI) app.UI {
		return app.Div().ID(id).Body(append([]app.UI{app.P().Text(what.In(l)), app.P().Class("eq").Attr("translate", "no").Text(equation)}, live...)...)
	}
	parts := []app.UI{part("formula-loss", text.FormulaLoss, "L(θ, x) = −1/n · ∑ᵢ log p(yᵢ | θ, xᵢ)", f.loss()...)}
	second := part("formula-descent", text.FormulaDescent, "θₜ₊₁ = θₜ − α · ∇L(θₜ, x)", f.descent()...)
	third := part("formula-adam", text.FormulaAdam, "m = β₁m + (1−β₁)∇L　v = β₂v + (1−β₂)(∇L)²　θₜ₊₁ = θₜ − α · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε)", f.adam()...)
	if m.State.Opt == "momentum" {
		second = part("formula-descent", text.FormulaMoment, "v = µ·v + ∇L　θₜ₊₁ = θₜ − α · v", f.descent()...)
	}
	if x != nil {
		parts = append(parts, app.P().ID("formula-weight").Class("dim").Text(text.FormulaWeight.In(l, whole(x.Weight/wire.Classes+1), int(x.Weight%wire.Classes), whole(x.Step))))
	}
	if parts = append(parts, second, third); x == nil {
		parts = append(parts, app.P().Class("dim").Text(text.FormulaWaits.In(l)))
	}
	return app.Details().ID("formulas").Class("drawer").
		On("toggle", func(ctx app.Context, _ app.Event) { m.Trace(ctx.JSSrc().Get("open").Bool()) }).
		Body(app.Summary().Text(text.Formulas.In(l)), app.Div().Class("formula").Body(parts...))
}

// equal is a line of numbers; the last is what comes out.
func equal(line, result string) app.UI {
	return app.P().Class("eq live").Body(app.Text(line+" = "), app.B().Class("b").Text(result))
}

// apart writes a weight before and after its update with so many decimals that
// the step between them shows, to two digits.
func apart(before, after float64) (from, to string) {
	decimals := 4
	if d := math.Abs(after - before); d > 0 {
		decimals = min(max(decimals, 1-int(math.Floor(math.Log10(d)))), 9)
	}
	return text.Fixed(before, decimals), text.Fixed(after, decimals)
}

// digitsOf returns how many digits an update of a run was made of: an epoch's last
// one has what is left.
func digitsOf(c wire.Config, step uint32) uint32 {
	if c.Batch == 0 || c.TrainN == 0 || step == 0 {
		return 0
	}
	steps := (c.TrainN + c.Batch - 1) / c.Batch // of an epoch
	return min(c.Batch, c.TrainN-(step-1)%steps*c.Batch)
}

func (f *Formulas) loss() []app.UI {
	l, x := f.Lang, f.Model.Traced
	if x == nil || f.Model.Status == nil {
		return nil
	}
	p := math.Exp(-float64(x.Loss))
	return []app.UI{
		app.P().Class("eq live").Text(text.FormulaStep.In(l, whole(x.Step), significant(float64(x.Loss)), significant(p))),
		app.P().Class("dim").Text(text.FormulaMean.In(l, whole(digitsOf(f.Model.Status.Config, x.Step)), text.Percent(p))),
	}
}

// descent puts the numbers into gradient descent, or into momentum where that
// runs.
func (f *Formulas) descent() (out []app.UI) {
	l, x, st := f.Lang, f.Model.Traced, f.Model.State
	if x == nil {
		return nil
	}
	if st.Decay > 0 {
		out = append(out, app.P().Class("dim").Text(text.FormulaDecays.In(l)),
			equal(text.Fixed(float64(x.Before), 7)+" × (1 − "+significant(shortest(x.LR))+" × "+significant(st.Decay)+")", text.Fixed(theta(x, st.Decay), 7)))
	}
	before, rate, step := theta(x, st.Decay), shortest(x.LR), float64(x.Gradient)
	switch st.Opt {
	case "momentum":
		step = float64(x.M)
	case "adam":
		out = append(out, app.P().Class("dim").Text(text.FormulaPlain.In(l, text.Adam.In(l))))
	}
	result := float64(x.After)
	if st.Opt == "adam" {
		result = before - rate*step
	}
	from, to := apart(before, result)
	return append(out, equal(from+" − "+significant(rate)+" × "+bracket(step), to))
}

// theta is the weight before the update, after weight decay.
func theta(x *wire.Traced, decay float64) float64 {
	return float64(x.Before) * (1 - float64(x.LR)*decay)
}

func (f *Formulas) adam() []app.UI {
	l, x, st := f.Lang, f.Model.Traced, f.Model.State
	switch {
	case x == nil:
		return nil
	case st.Opt != "adam":
		return []app.UI{app.P().Class("dim").Text(text.FormulaOther.In(l))}
	}
	m, v := corrected(x)
	from, to := apart(theta(x, st.Decay), float64(x.After))
	line := from + " − " + significant(shortest(x.LR)) + " × " + bracket(m) + " / (√" + significant(v) + " + 10⁻⁸)"
	return []app.UI{
		app.P().Class("eq live").Text("∇L = " + significant(float64(x.Gradient)) + "　m = " + significant(float64(x.M)) + "　v = " + significant(float64(x.V))),
		app.P().Class("eq live").Text("m/(1−β₁ᵗ) = " + significant(m) + "　v/(1−β₂ᵗ) = " + significant(v)),
		equal(line, to),
	}
}

// corrected returns Adam's moments as its step takes them: as if they had not
// begun at 0.
func corrected(x *wire.Traced) (m, v float64) {
	t := float64(x.Step)
	return float64(x.M) / (1 - math.Pow(.9, t)), float64(x.V) / (1 - math.Pow(.999, t))
}

// bracket writes a number so that it can stand behind a sign.
func bracket(x float64) string {
	if x < 0 {
		return "(" + significant(x) + ")"
	}
	return significant(x)
}

// significant writes a number with four significant digits; very small and large
// ones as a power of ten.
func significant(x float64) string {
	a := math.Abs(x)
	if a != 0 && (a < 1e-4 || a >= 1e6) {
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(a, 'e', 3, 64), "e")
		n, _ := strconv.Atoi(exponent)
		return strings.Repeat("−", b2i(x < 0)) + mantissa + "×10" + superscript(n)
	}
	decimals := 0
	if a != 0 {
		decimals = max(0, 3-int(math.Floor(math.Log10(a))))
	}
	s := text.Fixed(x, decimals)
	if short := text.Short(a); len(short) < len(strings.TrimPrefix(s, "−")) && !strings.Contains(short, "e") {
		return strings.Repeat("−", b2i(x < 0)) + short // 0.001, not 0.001000
	}
	return s
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func superscript(n int) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(n) {
		b.WriteString(map[rune]string{'-': "⁻", '0': "⁰", '1': "¹", '2': "²", '3': "³", '4': "⁴", '5': "⁵", '6': "⁶", '7': "⁷", '8': "⁸", '9': "⁹"}[r])
	}
	return b.String()
}
