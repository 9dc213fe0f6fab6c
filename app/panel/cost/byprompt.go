package cost

import (
	"math"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// ByPrompt shows how many calls a month it takes, by the length of the prompt.
type ByPrompt struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (b *ByPrompt) OnMount(ctx app.Context) { watchAside(ctx, b.Model) }

// Render implements app.Composer.
func (b *ByPrompt) Render() app.UI {
	l, m := b.Lang, b.Model
	return app.Div().Class("card").Body(
		app.H3().Body(app.Text(text.CostByPrompt.In(l)), app.Small().Text(text.CostByPromptHint.In(l))),
		&chart.Figure{ID: "chart-by-prompt", Height: 260, Data: byPrompt(m, l)},
	)
}

// The prompt lengths and volumes that the chart shows; beyond, a volume is so large
// that nobody has it.
const (
	shortest, longest = 100, 20_000
	fewest, most      = 1e3, 1e9
	pointsByPrompt    = 40
)

func byPrompt(m *Model, l text.Lang) *chart.Data {
	r := m.now
	calls := func(q float64) string { return text.CostShapeCalls.In(l, count(round(q, q/1e3), l)) }
	d := &chart.Data{
		X: chart.Axis{
			Name: text.CostPrefix.In(l), Unit: text.CostUnitTokens.In(l), Min: shortest, Max: longest, Log: true,
			Ticks: []float64{100, 1000, 10_000}, Format: number, Long: func(x float64) string { return text.CostNTokens.In(l, number(math.Round(x))) },
		},
		Title: text.CostByPrompt.In(l), Summary: text.CostNoChart.In(l), File: "breakeven-by-prompt", Words: words(l),
	}
	inTime := chart.Series{Name: text.CostVolumeInTime.In(l, text.CostNMonths.In(l, months(r.HorizonMonths))), Label: text.CostInTime.In(l), Class: "ft"}
	ever := chart.Series{Name: text.CostVolumeEver.In(l), Label: text.CostEver.In(l), Class: "thin", Dashed: true}
	n := m.numbers
	at := func(prefix float64) (inTime, ever float64) {
		n[cost.PromptPrefix] = cost.Known(prefix)
		o := cost.Decide(n.Scenario())
		shown := func(v cost.Value) float64 {
			if x, known := v.Get(); known && x > 0 {
				return x
			}
			return math.NaN()
		}
		return shown(o.InTime), shown(o.MinVolume)
	}
	seen := false
	for i := range pointsByPrompt + 1 {
		x := shortest * math.Pow(longest/shortest, float64(i)/pointsByPrompt)
		y, floor := at(x)
		inTime.X, inTime.Y = append(inTime.X, x), append(inTime.Y, y)
		ever.X, ever.Y = append(ever.X, x), append(ever.Y, floor)
		seen = seen || y >= fewest && y <= most
	}
	p := chart.Panel{Y: chart.Axis{
		Name: text.CostCalls.In(l), Min: fewest, Max: most, Log: true, Ticks: []float64{1e3, 1e5, 1e7, 1e9},
		Format: func(q float64) string { return shortCount(q, l) }, Long: calls,
	}}
	if seen {
		p.Series = []chart.Series{inTime, ever}
		now := m.numbers[cost.PromptPrefix].Or(0)
		if y, _ := at(now); now >= shortest && now <= longest && y >= fewest && y <= most {
			p.Rings = []chart.Ring{{X: now, Y: y, Value: calls(round(y, y/100)), Drop: true}}
			d.Summary = text.CostByPromptSay.In(l, number(now), count(round(y, y/1e3), l))
		}
		if q := r.RequestsPerMonth; q >= fewest && q <= most {
			p.Levels = []float64{q}
		}
	}
	d.Words.Empty = text.CostNoVolume.In(l)
	d.Panels = []chart.Panel{p}
	return d
}
