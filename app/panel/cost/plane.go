package cost

import (
	"math"
	"slices"
	"time"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Plane shows cost against quality, with the price of an error as a line to turn.
type Plane struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	turned *time.Timer // runs out a moment after the line was turned
}

// OnMount implements app.Mounter.
func (p *Plane) OnMount(ctx app.Context) { watchAside(ctx, p.Model) }

// errorPrices are those that the line takes, in dollars: ten to a decade.
var errorPrices = func() (prices []float64) {
	for i := range 71 {
		x := math.Pow(10, float64(i)/10-5)
		prices = append(prices, round(x, x/50))
	}
	return prices
}()

// Render implements app.Composer.
func (p *Plane) Render() app.UI {
	l, m := p.Lang, p.Model
	r := m.now
	d := &chart.Data{
		Scatter: true,
		X:       r.axis(),
		Title:   text.CostPlane.In(l), Summary: text.CostPlaneEmpty.In(l), File: "breakeven-plane", Words: words(l),
	}
	d.X.Name, d.X.Unit = text.CostPerThousand.In(l), ""
	d.Words.Row, d.Words.Empty = text.CostWay.In(l), text.CostPlaneEmpty.In(l)
	panel := chart.Panel{Y: chart.Axis{Name: text.CostRight.In(l), Format: percent, Long: text.Percent, Max: 1, Ticks: []float64{0, .25, .5, .75, 1}}}
	for _, w := range ways {
		worth := r.Worth(r.Way(w.arm))
		a, known1 := worth.Accuracy.Get()
		x, known2 := worth.PerAnswer.Get()
		if known1 && known2 {
			panel.Series = append(panel.Series, chart.Series{Name: w.name.In(l), Label: w.name.In(l), Class: w.class, Start: w.shape, X: []float64{1000 * x * r.rate}, Y: []float64{a}})
		}
	}
	price, given := r.ErrorPrice.Get()
	if !given {
		price = r.error.Or(.01)
	}
	if len(panel.Series) > 1 {
		d.Summary = text.CostPlaneSay.In(l, r.money(price))
		worth := r.Worth(&r.Prompt)
		if a, known := worth.Accuracy.Get(); known {
			rates := make([]float64, len(errorPrices))
			for i, e := range errorPrices {
				rates[i] = 1000 * e * r.rate
			}
			at := nearestTo(errorPrices, price)
			d.Trade = &chart.Trade{
				X: 1000 * r.in(worth.PerAnswer), Y: a, Rates: rates, At: at,
				Label: text.CostAnError.In(l, r.money(errorPrices[at])), Better: text.CostBetter.In(l), Name: text.CostErrorPrice.In(l),
			}
			if !m.fixed.has(cost.ErrorPrice) {
				d.Trade.Moved = func(ctx app.Context, i int) { p.turn(ctx, errorPrices[i]) }
			}
		}
	}
	d.Panels = []chart.Panel{panel}
	return app.Div().Class("card").Body(
		app.H3().Body(app.Text(text.CostPlane.In(l)), app.Small().Text(text.CostPlaneHint.In(l))),
		&chart.Figure{ID: "chart-plane", Height: 260, Data: d},
		app.If(len(panel.Series) < 2, func() app.UI {
			return app.P().Class("say-more").Body(app.Button().ID("cost-give-accuracy").Type("button").Class("link").OnClick(func(ctx app.Context, _ app.Event) {
				ctx.PreventUpdate()
				m.show(ctx, cost.PromptAccuracy)
			}).Text(text.CostGiveAccuracy.In(l)))
		}),
	)
}

func percent(x float64) string { return text.Fixed(100*x, 0) + "%" }

// turn sets the price of an error. A line that has come to rest ends the gesture.
func (p *Plane) turn(ctx app.Context, price float64) {
	ctx.PreventUpdate()
	m := p.Model
	m.set(cost.ErrorPrice, cost.Known(price))
	if p.turned != nil {
		p.turned.Stop()
	}
	p.turned = time.AfterFunc(400*time.Millisecond, func() { quietly(ctx, m.done) })
}

// nearestTo returns the index of the price whose ratio to x is nearest to 1.
func nearestTo(prices []float64, x float64) int {
	i, found := slices.BinarySearch(prices, x)
	switch {
	case found || i == 0:
		return i
	case i == len(prices), x*x < prices[i]*prices[i-1]:
		return i - 1
	}
	return i
}
