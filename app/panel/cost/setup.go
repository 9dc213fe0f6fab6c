package cost

import (
	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// SetUp shows what tuning costs before the first call, by its parts.
type SetUp struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (s *SetUp) OnMount(ctx app.Context) { watchAside(ctx, s.Model) }

// setUpParts are the parts, the usually largest first, and how they look.
var setUpParts = []struct {
	part   cost.Part
	class  string
	dashed bool
}{
	{cost.PartPeople, "ft", false}, {cost.PartLabels, "ft", true}, {cost.PartEvaluation, "thin", false}, {cost.PartTraining, "ink", false}, {cost.PartSum, "ft", false},
}

// Render implements app.Composer.
func (s *SetUp) Render() app.UI {
	l, r := s.Lang, s.Model.now
	bill := r.Tuned.OneOff.Bill()
	total := bill.Total()
	d := &chart.Data{
		X: r.axis(), Rows: []string{text.FineTuning.In(l)},
		Title: text.CostSetUp.In(l), Summary: text.CostSetUpSay.In(l, r.value(total)), File: "breakeven-set-up", Words: words(l),
	}
	d.X.Format = d.X.Long
	d.X.Ticks, d.Words.Row = []float64{}, text.CostWay.In(l)
	p := chart.Panel{}
	for _, part := range setUpParts {
		x, known := bill[part.part].Get()
		if known && x == 0 {
			continue
		}
		name := parts[part.part].In(l)
		series := chart.Series{Name: name, Label: name, Class: part.class, Dashed: part.dashed, Y: []float64{r.in(bill[part.part])}}
		if sum, is := total.Get(); is && known && sum > 0 {
			series.Label = text.Beside.In(l, name, share100(x/sum))
		}
		p.Series = append(p.Series, series)
	}
	d.Panels = []chart.Panel{p}
	return app.Div().Class("card set-up").Body(
		app.H3().Body(app.Text(text.CostSetUp.In(l)), app.B().ID("cost-set-up").Class("end num").Text(r.value(total))),
		&chart.Figure{ID: "chart-set-up", Data: d},
	)
}

// share100 writes a share of a sum, with a decimal where it is small.
func share100(x float64) string {
	switch {
	case x > 0 && x < .0005:
		return "<0.1%"
	case x < .0095:
		return text.Percent(x)
	}
	return text.Fixed(100*x, 0) + "%"
}
