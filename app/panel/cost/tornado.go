package cost

import (
	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Tornado shows what is worth knowing better: how far each unsure number, alone,
// moves the difference at the horizon.
type Tornado struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (t *Tornado) OnMount(ctx app.Context) { watchAside(ctx, t.Model) }

// Render implements app.Composer.
func (t *Tornado) Render() app.UI {
	l, m := t.Lang, t.Model
	return app.Div().Class("card").Body(
		app.H3().Body(app.Text(text.CostMatters.In(l)), app.Small().Text(text.CostDifference.In(l, text.CostNMonths.In(l, months(m.now.HorizonMonths))))),
		&chart.Figure{ID: "chart-matters", Data: tornadoData(m, l)},
	)
}

// widest is how many bars the tornado has at most: what matters less is narrower
// than can be seen.
const widest = 9

func tornadoData(m *Model, l text.Lang) *chart.Data {
	r := m.now
	bars := cost.Tornado(m.State.Cost, cost.FineTuning)
	bars = bars[:min(len(bars), widest)]
	d := &chart.Data{
		X:     r.axis(),
		Title: text.CostMatters.In(l), Summary: text.CostNoChart.In(l), File: "breakeven-what-matters", Words: words(l),
		Sides: &chart.Sides{Below: text.CostSidePrompt.In(l), Above: text.CostSideTuned.In(l)},
	}
	d.X.Ticks, d.Words.Row = []float64{}, text.CostInput.In(l)
	low := chart.Series{Name: text.CostAtLow.In(l), Class: "pr"}
	high := chart.Series{Name: text.CostAtHigh.In(l), Class: "ft"}
	for _, b := range bars {
		d.Rows = append(d.Rows, names[b.Input].In(l))
		low.Y, low.Notes = append(low.Y, b.AtLow*r.rate), append(low.Notes, say(b.Input, b.Low, r.currency, l))
		high.Y, high.Notes = append(high.Y, b.AtHigh*r.rate), append(high.Notes, say(b.Input, b.High, r.currency, l))
	}
	d.Panels = []chart.Panel{{Series: []chart.Series{low, high}}}
	if len(bars) == 0 {
		d.Panels[0].Y.Ticks = []float64{}
	} else {
		now := r.in(r.AtHorizon)
		sign := ""
		if now > 0 {
			sign = "+"
		}
		d.Guides = []chart.Guide{{At: now, Label: text.CostNow.In(l, sign+r.money(r.AtHorizon.Or(0))), Centre: true}}
		d.Summary = text.CostMattersSay.In(l, d.Rows[0], r.money(bars[0].Swing()))
	}
	return d
}
