package cost

import (
	"math"
	"strconv"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Regimes are the four shapes that an answer mostly has, each with a volume at
// which this very case has it.
type Regimes struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (r *Regimes) OnMount(ctx app.Context) { watchAside(ctx, r.Model) }

// shapes are the pictures: tuning, prompting, and what marks the answer.
var shapes = []struct {
	regime        cost.Regime
	name          text.Sentence
	ft, pr, extra string
}{
	{cost.Never, text.CostShapeNever, "M4 24L146 10", "M4 48L146 34", ""},
	{cost.NotInTime, text.CostShapeLate, "M4 20L146 8", "M4 48L146 18", `<path class="till" d="M112 2V54"/>`},
	{cost.AfterMonths, text.CostShapeAfter, "M4 28L146 16", "M4 52L146 4", `<circle cx="98" cy="20.200" r="4.500"/>`},
	{cost.AtOnce, text.CostShapeOnce, "M4 50L146 38", "M4 44L146 6", ""},
}

// Render implements app.Composer.
func (r *Regimes) Render() app.UI {
	l, m := r.Lang, r.Model
	var cards []app.UI
	for _, s := range shapes {
		v, line := example(m, s.regime, l)
		now := m.now.Regime == s.regime && !m.now.equal()
		cards = append(cards, app.Button().ID("cost-shape-"+regimes[s.regime]).Type("button").Class("card regime").Aria("pressed", strconv.FormatBool(now)).Disabled(v == nil && !now).
			OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				if v, _ := example(m, s.regime, l); v != nil {
					m.Take(*v)
				}
			}, app.EventScope(regimes[s.regime], l)).Body(
			app.Raw(`<svg viewBox="0 0 150 58" aria-hidden="true"><path class="base" d="M4 54H146"/><path class="ftl" d="`+s.ft+`"/><path class="prl" d="`+s.pr+`"/>`+s.extra+`</svg>`),
			app.B().Text(s.name.In(l)), app.Span().Text(line),
		))
	}
	return app.Div().ID("cost-shapes").Class("regimes").Role("group").Aria("label", text.CostShapes.In(l)).Body(cards...)
}

// example returns the case as it is, at a round volume at which the answer has a
// shape, and a line on it; nil where there is none. The shape of now is shown at
// the volume of now.
func example(m *Model, want cost.Regime, l text.Lang) (*cost.Values, string) {
	o, q := m.now, m.now.RequestsPerMonth
	v := m.State.Cost
	if o.Regime == want {
		return &v, exampleLine(o.Outcome, q, l)
	}
	least, known1 := o.MinVolume.Get()
	inTime, known2 := o.InTime.Get()
	if m.fixed.has(cost.Calls) {
		return nil, text.CostShapeLocked.In(l)
	}
	none := text.CostShapeNot.In(l)
	if o.Regime == cost.Undecided {
		none = text.CostShapeUnknown.In(l)
	}
	if !known1 || !known2 || o.Regime == cost.Undecided {
		return nil, none
	}
	try := q
	switch want {
	case cost.Never:
		try = roundVolume(least, math.Floor)
	case cost.NotInTime:
		try = roundVolume(math.Sqrt(least*inTime), math.Round)
		if try <= least || try >= inTime { // no round number lies between
			try = round(math.Sqrt(least*inTime), (inTime-least)/4)
		}
	case cost.AfterMonths:
		try = roundVolume(inTime*1.05, math.Ceil)
	case cost.AtOnce:
		// No more set-up than for prompting: then every volume that saves anything will do.
		v = v.With(cost.TunedOneOff, o.Prompt.OneOff.Cost())
		if q <= least {
			try = roundVolume(least*1.5, math.Ceil)
		}
	}
	if !(try > 0 && try <= cost.Inputs[cost.Calls].Most) {
		return nil, none
	}
	v = v.With(cost.Calls, cost.Known(try))
	d := cost.Decide(cost.Build(v))
	if d.Regime != want {
		return nil, none
	}
	if want == cost.AtOnce {
		return &v, text.CostShapeNoSetUp.In(l)
	}
	return &v, exampleLine(d, try, l)
}

func exampleLine(o cost.Outcome, q float64, l text.Lang) string {
	if turn, known := o.Months.Get(); known {
		return text.CostShapeMonth.In(l, shortCount(q, l), months(turn))
	}
	return text.CostShapeCalls.In(l, shortCount(q, l))
}

// shortCount writes a number of calls for a small place: 10万, 100k, 1.5M.
func shortCount(q float64, l text.Lang) string {
	if l == text.ZH || q < 1000 {
		return count(q, l)
	}
	return text.SumShort("", round(q, q/100))
}

// roundVolume returns the 1, 2, 3 or 5 times a power of ten that is next to a
// volume: below it, above it, or the nearer one, as the rounding says.
func roundVolume(q float64, rounding func(float64) float64) float64 {
	steps := []float64{1, 2, 3, 5, 10}
	power := math.Pow10(int(math.Floor(math.Log10(q))))
	for i, s := range steps[:4] {
		if lo, hi := s*power, steps[i+1]*power; q < hi*(1-1e-12) {
			f := math.Log(q/lo) / math.Log(hi/lo)
			if rounding(f) < 1 {
				return lo
			}
			return hi
		}
	}
	return 10 * power
}
