package cost

import (
	"strings"

	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Formulas is the drawer with the equations that decide and, in them, the numbers
// of now.
type Formulas struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (f *Formulas) OnMount(ctx app.Context) { watchAside(ctx, f.Model) }

// Render implements app.Composer.
func (f *Formulas) Render() app.UI {
	l, m := f.Lang, f.Model
	return drawer(m, "cost-formula", text.CostFormula, l, func() []app.UI {
		r := m.now
		p, t := &r.Prompt, &r.Tuned
		return []app.UI{
			app.P().Text(text.CostFormulaMonth.In(l)),
			equation("t* = ΔF / (q·Δc − ΔM)"),
			app.P().ID("cost-live").Class("eq live").Body(rich(live(r, l))...),
			app.P().Class("dim").Text(text.CostSymbols.In(l)),
			app.P().Text(text.CostFormulaVolumes.In(l)),
			equation("q_min = ΔM / Δc,  q*(H) = (ΔF + ΔM·H) / (Δc·H)"),
			app.P().Class("eq live").Body(rich(liveVolumes(r, l))...),
			app.P().Text(text.CostFormulaCall.In(l)),
			equation("c = k·[p·(S·(1−h)·w + u) + p′·S·h + p″·o]·(1 − b·δ) / 10⁶"),
			app.P().Class("eq live").Body(rich(liveCall(r, l, &p.Request, text.Prompting, r.PromptCost))...),
			app.P().Class("eq live").Body(rich(liveCall(r, l, &t.Request, text.FineTuning, r.TunedCost))...),
			app.P().Class("dim").Text(text.CostSymbolsCall.In(l)),
			app.P().Text(text.CostFormulaOnce.In(l)),
			equation("F = n·l·(1+ρ) + R·C + T·w + E"),
			app.P().Class("eq live").Body(rich(liveOnce(r, l, &p.OneOff, text.Prompting))...),
			app.P().Class("eq live").Body(rich(liveOnce(r, l, &t.OneOff, text.FineTuning))...),
			app.P().Class("eq live").Body(rich(liveTraining(r, l))...),
			app.P().Class("dim").Text(text.CostSymbolsOnce.In(l)),
			app.P().Text(text.CostFormulaMonthly.In(l)),
			equation("M = T·w + 730·g·N + s + (n·l·(1+ρ) + R·C + T′·w + E′) / a"),
			app.P().Class("eq live").Body(rich(liveMonthly(r, l, &p.Monthly, text.Prompting))...),
			app.P().Class("eq live").Body(rich(liveMonthly(r, l, &t.Monthly, text.FineTuning))...),
			app.P().Class("dim").Text(text.CostSymbolsMonthly.In(l)),
			app.P().Text(text.CostFormulaError.In(l)),
			equation("e* = [(ΔF + ΔM·H)/(q·H) − Δc] / (a_F − a_P)"),
			app.P().Class("eq live").Body(rich("e* = " + mark("b", r.value(r.error)))...),
			app.P().Text(text.CostFormulaTrap.In(l)),
			app.P().Class("eq live").Body(rich(liveTrap(r, l))...),
		}
	})
}

func equation(s string) app.UI { return app.P().Class("eq").Text(s) }

// live is t* = ΔF / (q·Δc − ΔM) in numbers.
func live(r result, l text.Lang) string {
	if r.Regime == cost.Undecided {
		return text.CostUnknown.In(l)
	}
	q, dc := r.RequestsPerMonth, r.DeltaC.Or(0)
	slope := q*dc - r.DeltaM.Or(0)
	s := "t* = " + r.value(r.DeltaF) + " / (" + number(q) + "·" + r.money(dc) + " − " + r.value(r.DeltaM) + ") = " + r.value(r.DeltaF) + " / " + r.money(slope)
	turn, ok := r.Months.Get()
	switch {
	case !ok:
		return s + text.CostFormulaNone.In(l)
	case r.Lumps, r.DiscountPerYear > 0: // the formula holds for neither
		return s + text.CostFormulaCurve.In(l, mark("b", text.CostNMonths.In(l, text.Fixed(turn, 2))))
	}
	return s + " = " + mark("b", text.CostNMonths.In(l, text.Fixed(turn, 2)))
}

func liveVolumes(r result, l text.Lang) string {
	least, known1 := r.MinVolume.Get()
	inTime, known2 := r.InTime.Get()
	if !known1 || !known2 {
		return text.CostFormulaNoVolume.In(l)
	}
	return "q_min = " + mark("b", count(least, l)) + text.ChartBetween.In(l) + "q*(" + months(r.HorizonMonths) + ") = " + mark("b", count(inTime, l))
}

// liveCall is the equation of a call in numbers. Factors of 1 are left out.
func liveCall(r result, l text.Lang, q *cost.Request, name text.Sentence, total cost.Value) string {
	h := q.CachedShare
	if q.SharedTokens < q.MinPrefix {
		h = 0
	}
	price := func(v cost.Value) string {
		if x, known := v.Get(); known {
			return number(x * r.rate)
		}
		return "?"
	}
	fresh := number(q.SharedTokens)
	if h > 0 {
		fresh += "·" + number(1-h)
		if q.CacheWrite != 1 {
			fresh += "·" + number(q.CacheWrite)
		}
	}
	s := price(q.PriceIn) + "·(" + fresh + " + " + number(q.UserTokens) + ")"
	if h > 0 {
		s += " + " + price(q.PriceCached) + "·" + number(q.SharedTokens) + "·" + number(h)
	}
	s = "[" + s + " + " + price(q.PriceOut) + "·" + number(q.OutputTokens) + "]"
	if q.Retries > 0 {
		s = number(1+q.Retries) + "·" + s
	}
	if q.BatchShare*q.BatchDiscount > 0 {
		s += "·(1 − " + number(q.BatchShare) + "·" + number(q.BatchDiscount) + ")"
	}
	return text.Is.In(l, name.In(l), s+" / 10⁶ = "+mark("b", r.value(total)))
}

func liveOnce(r result, l text.Lang, o *cost.OneOff, name text.Sentence) string {
	total := mark("b", r.value(o.Cost()))
	if sum, given := o.Total.Get(); given {
		return text.Is.In(l, name.In(l), "F = "+mark("b", r.money(sum)))
	}
	var s []string
	if o.Labels > 0 {
		s = append(s, number(o.Labels)+"·"+r.value(o.LabelPrice)+again(o.Redundancy), number(o.Runs)+"·"+r.value(o.Training.Cost()))
	}
	s = append(s, number(o.Hours)+"·"+r.value(o.Wage), r.money(o.Evaluation))
	return text.Is.In(l, name.In(l), "F = "+strings.Join(s, " + ")+" = "+total)
}

func again(redundancy float64) string {
	if redundancy == 0 {
		return ""
	}
	return "·" + number(1+redundancy)
}

func liveTraining(r result, l text.Lang) string {
	t := &r.Tuned.OneOff.Training
	total := mark("b", r.value(t.Cost()))
	if t.OnGPU {
		g := t.GPU
		return "C = " + number(g.Share) + "·3·" + number(g.FLOPPerToken/1e9) + "·10⁹·" + number(t.Examples) + "·" + number(t.TokensPerExample) + "·" + number(t.Epochs) +
			" / (" + number(g.Peak/1e12) + "·10¹²·" + number(g.MFU) + "·3600)·" + r.value(g.PerHour) + " = " + total
	}
	return "C = " + number(t.Examples) + "·" + number(t.TokensPerExample) + "·(" + number(t.Epochs) + " + " + number(t.ValidationShare) + "·" + number(t.ValidationPasses) + ")·" + r.value(t.Price) + " / 10⁶ = " + total
}

func liveMonthly(r result, l text.Lang, m *cost.Monthly, name text.Sentence) string {
	s := number(m.UpkeepHours) + "·" + r.value(m.Wage)
	if m.HostingPerHour.Or(1) != 0 {
		s += " + 730·" + r.value(m.HostingPerHour) + "·" + number(m.Replicas)
	}
	if m.Storage > 0 {
		s += " + " + r.money(m.Storage)
	}
	if a := m.Retrain; a.EveryMonths > 0 {
		s += " + (" + number(a.Labels) + "·" + r.value(a.LabelPrice) + again(a.Redundancy) + " + " + number(a.Runs) + "·" + r.value(a.Training.Cost()) + " + " + number(a.Hours) + "·" + r.value(m.Wage) + " + " + r.money(a.Evaluation) + ") / " + number(a.EveryMonths)
	}
	return text.Is.In(l, name.In(l), "M = "+s+" = "+mark("b", r.value(m.Cost())))
}

func liveTrap(r result, l text.Lang) string {
	if o, known := cost.OutputTrap(r.Prompt.Request, r.Tuned.Request).Get(); known {
		return "o* = " + mark("b", text.CostNTokens.In(l, text.Int(int64(min(o, 1e15)))))
	}
	return text.CostFormulaNoTrap.In(l)
}
