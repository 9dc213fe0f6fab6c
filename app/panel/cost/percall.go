package cost

import (
	"math"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// PerCall shows what a call costs by its parts, in all four ways: two of them tell
// a smaller model from a shorter prompt.
type PerCall struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (p *PerCall) OnMount(ctx app.Context) { watchAside(ctx, p.Model) }

// ways are all ways, as the page names them, in the order of the pictures.
var ways = []struct {
	arm   cost.Arm
	name  text.Sentence
	class string
	shape chart.Shape
}{
	{cost.Prompting, text.CostWayPrompt, "pr", chart.Diamond},
	{cost.SmallerModel, text.CostWaySmaller, "thin", chart.Round},
	{cost.FineTuning, text.CostWayTuned, "ft", chart.Square},
	{cost.WithRetrieval, text.CostWayRetrieval, "ft", chart.Round},
}

// Render implements app.Composer.
func (p *PerCall) Render() app.UI {
	l, r := p.Lang, p.Model.now
	d := &chart.Data{
		X:     r.axis(),
		Title: text.CostPerCall.In(l), Summary: shares(r, l), File: "breakeven-per-call", Words: words(l),
	}
	d.X.Format, d.X.Ticks, d.Words.Row, d.Words.Total = d.X.Long, []float64{}, text.CostWay.In(l), text.CostTotal.In(l)
	series := []chart.Series{
		{Name: parts[cost.PartInput].In(l), Class: "ink"}, {Name: parts[cost.PartCached].In(l), Class: "pale"}, {Name: parts[cost.PartOutput].In(l), Class: "thin"},
	}
	for _, w := range ways {
		d.Rows = append(d.Rows, w.name.In(l))
		in, cached, out := r.Way(w.arm).Request.Parts()
		for i, x := range []cost.Value{in, cached, out} {
			series[i].Y = append(series[i].Y, 1000*r.in(x))
		}
	}
	d.Panels = []chart.Panel{{Series: series}}
	return app.Div().Class("card").Body(
		app.H3().Text(text.CostPerCall.In(l)),
		&chart.Figure{ID: "chart-per-call", Data: d},
		app.P().ID("cost-shares-of-saving").Class("say-more").Text(shares(r, l)),
	)
}

// shares says where the saving of a call comes from. What comes first counts with
// the other one's prices, so either order has its figures, and both are said.
func shares(r result, l text.Lang) string {
	low, high, known := bySmaller(r)
	switch {
	case r.DeltaC.Or(0) <= 0:
		return text.CostSharesNone.In(l)
	case !known:
		return text.CostSharesUnknown.In(l)
	case low < 0:
		return text.CostSharesDearer.In(l)
	case high > 1:
		return text.CostSharesLost.In(l)
	}
	from, to := math.Round(100*low), math.Round(100*high)
	if from == to {
		return text.CostShares.In(l, text.Fixed(from, 0)+"%", text.Fixed(100-from, 0)+"%")
	}
	return text.CostSharesRange.In(l, text.Fixed(from, 0), text.Fixed(to, 0), text.Fixed(100-to, 0), text.Fixed(100-from, 0))
}

// bySmaller returns which share of the saving of a call the smaller model brings:
// the prompt being shortened first, and the model changed first.
func bySmaller(r result) (low, high float64, known bool) {
	saved, known1 := r.DeltaC.Get()
	small, known2 := r.Smaller.Request.Cost().Get()
	shorter := r.Prompt.Request
	shorter.SharedTokens, shorter.CachedShare = r.Tuned.Request.SharedTokens, r.Tuned.Request.CachedShare
	short, known3 := shorter.Cost().Get()
	if !known1 || !known2 || !known3 || saved <= 0 {
		return 0, 0, false
	}
	all := r.PromptCost.Or(0)
	first, second := (short-r.TunedCost.Or(0))/saved, (all-small)/saved
	return min(first, second), max(first, second), true
}
