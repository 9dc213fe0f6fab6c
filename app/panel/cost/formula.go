package cost

import (
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// formula is the drawer with the equations and, in them, the numbers of now.
func (c *Chapter) formula() app.UI {
	l, r := c.Lang, c.now
	return app.Details().ID("cost-formula").Class("drawer").Body(
		app.Summary().Text(text.CostFormula.In(l)),
		app.Div().Body(
			app.P().Text(text.CostFormulaMonth.In(l)),
			equation("t* = ΔF / (q·Δc − ΔM)"),
			app.P().ID("cost-live").Class("eq live").Body(rich(live(r, l))...),
			app.P().Class("dim").Text(text.CostSymbols.In(l)),
			app.P().Text(text.CostFormulaCall.In(l)),
			equation("c = [p·(S·(1−h) + u) + p′·S·h + p″·o] / 10⁶"),
			app.P().Class("eq live").Body(rich(liveCall(r.Prompt, text.Prompting, r.PromptCost, l))...),
			app.P().Class("eq live").Body(rich(liveCall(r.Tuned, text.FineTuning, r.TunedCost, l))...),
			app.P().Class("dim").Text(text.CostSymbolsCall.In(l)),
		),
	)
}

func equation(s string) app.UI { return app.P().Class("eq").Text(s) }

// live is t* = ΔF / (q·Δc − ΔM) in numbers.
func live(r result, l text.Lang) string {
	if r.Regime == cost.Undecided {
		return text.CostUnknown.In(l)
	}
	q, dc := r.RequestsPerMonth, r.DeltaC.Or(0)
	slope := q*dc - r.DeltaM.Or(0)
	s := "t* = " + money(r.DeltaF) + " / (" + amount(q) + "·" + text.Money(dc) + " − " + money(r.DeltaM) + ") = " + money(r.DeltaF) + " / " + text.Money(slope)
	if turn, ok := r.Months.Get(); ok {
		return s + " = " + mark("b", text.CostNMonths.In(l, text.Fixed(turn, 2)))
	}
	return s + ": " + text.CostFormulaNone.In(l)
}

// liveCall is the equation of a call in numbers.
func liveCall(w cost.Way, name text.Sentence, total cost.Value, l text.Lang) string {
	r := w.Request
	h := r.CachedShare
	if r.SharedTokens < r.MinPrefix {
		h = 0
	}
	input := price(r.PriceIn) + "·(" + amount(r.SharedTokens) + " + " + amount(r.UserTokens) + ")"
	if h > 0 {
		input = price(r.PriceIn) + "·(" + amount(r.SharedTokens) + "·" + text.Short(round(1-h, 1e-6)) + " + " + amount(r.UserTokens) + ") + " +
			price(r.PriceCached) + "·" + amount(r.SharedTokens) + "·" + text.Short(h)
	}
	return name.In(l) + ": [" + input + " + " + price(r.PriceOut) + "·" + amount(r.OutputTokens) + "] / 10⁶ = " + mark("b", money(total))
}

// price writes $ per million tokens without the sign of the dollar.
func price(v cost.Value) string {
	if x, ok := v.Get(); ok {
		return text.Short(round(x, x*1e-4+1e-12))
	}
	return "?"
}

func money(v cost.Value) string {
	if x, ok := v.Get(); ok {
		return text.Money(x)
	}
	return "?"
}
