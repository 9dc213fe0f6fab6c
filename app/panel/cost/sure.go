package cost

import (
	"math"
	"slices"

	"breakeven/app/chart"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chance shows how sure the answer is: how the difference at the horizon is spread
// over all draws.
type Chance struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (c *Chance) OnMount(ctx app.Context) { watchAside(ctx, c.Model, Reason) }

// Render implements app.Composer.
func (c *Chance) Render() app.UI {
	l, m := c.Lang, c.Model
	s := m.sure()
	return app.Div().Class("card sure-card").Body(
		app.H3().Body(app.Text(text.CostHowSure.In(l)), app.If(s.known, func() app.UI { return app.Small().Text(text.CostDraws.In(l, text.Int(int64(s.summary.Draws)))) })),
		&chart.Figure{ID: "chart-sure", Height: 132, Data: histogram(m, l)},
		app.If(s.known, func() app.UI {
			return app.P().ID("cost-shares").Class("shares").Body(
				app.Span().Body(app.Span().Class("way ft").Text(text.CostTunedCheaper.In(l)), app.Text(" "+share(s.summary.Cheaper))),
				app.Span().Body(app.Span().Class("way pr").Text(text.CostPromptCheaper.In(l)), app.Text(" "+share(1-s.summary.Cheaper))),
			)
		}),
		c.together(),
	)
}

// together chooses what is high together and low together: a wrong guess at one
// price is often wrong for the others, too.
func (c *Chance) together() app.UI {
	var kinds []app.UI
	for _, kind := range state.Correlated {
		kinds = append(kinds, app.Label().Body(
			app.Input().ID("cost-together-"+kind).Type("checkbox").Checked(slices.Contains(c.Model.State.Together, kind)).
				OnChange(func(ctx app.Context, _ app.Event) {
					ctx.PreventUpdate()
					c.Model.moveTogether(kind, ctx.JSSrc().Get("checked").Bool())
				}, app.EventScope(kind)),
			app.Text(together[kind].name.In(c.Lang)),
		))
	}
	return app.FieldSet().Class("together").Title(text.CostTogetherWhy.In(c.Lang)).Body(
		append([]app.UI{app.Legend().Text(text.CostTogether.In(c.Lang))}, kinds...)...)
}

func histogram(m *Model, l text.Lang) *chart.Data {
	r, s := m.now, m.sure()
	one := currency{r.sign, 1}
	d := &chart.Data{
		X:     r.axis(),
		Title: text.CostHowSure.In(l), Summary: text.CostNoChart.In(l), File: "breakeven-how-sure", Words: words(l),
		Sides: &chart.Sides{},
	}
	width := s.width * r.rate
	d.X.Ticks, d.X.Name = []float64{}, text.CostSavedByTuning.In(l)
	d.X.Long = func(x float64) string { return text.CostBin.In(l, one.money(x-width/2), one.money(x+width/2)) }
	p := chart.Panel{Y: chart.Axis{Ticks: []float64{}, Format: func(x float64) string { return text.Int(int64(math.Round(x))) }, Long: func(x float64) string { return text.CostNDraws.In(l, text.Int(int64(math.Round(x)))) }}}
	if s.known && width > 0 {
		bar := chart.Series{Name: text.CostDrawsName.In(l), Class: "ft", Column: width}
		for i, n := range s.counts {
			bar.X, bar.Y = append(bar.X, s.from*r.rate+width*(float64(i)+.5)), append(bar.Y, float64(n))
		}
		p.Series = []chart.Series{bar}
		b := s.summary.Saved
		d.Guides = []chart.Guide{
			{At: 0, Label: r.sign + "0", Centre: true},
			{At: b.P10 * r.rate, Label: "P10 " + roughly(b.P10*r.rate, r.sign), Foot: true},
			{At: b.P90 * r.rate, Label: "P90 " + roughly(b.P90*r.rate, r.sign), Foot: true},
		}
		d.Summary = text.CostSureSay.In(l, share(s.summary.Cheaper), r.money(b.P10), r.money(b.P90))
	}
	d.Panels = []chart.Panel{p}
	return d
}

// roughly writes a sum with two digits or three: −$5.1k.
func roughly(x float64, sign string) string {
	size := math.Abs(x)
	if size == 0 {
		return sign + "0"
	}
	digits := math.Pow10(int(math.Floor(math.Log10(size))) - 2)
	if size >= 1e3 {
		digits = max(digits, math.Pow10(3*int(math.Log10(size)/3)-1))
	}
	return text.SumShort(sign, math.Round(x/digits)*digits)
}
