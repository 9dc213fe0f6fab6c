package train

import (
	"math"

	"breakeven/app/chart"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Curves shows accuracy and loss as they grow.
type Curves struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm calm
}

func (c *Curves) OnMount(ctx app.Context) {
	c.calm.watch(ctx, c.Model, calmly, Progress)
}

func (c *Curves) Render() app.UI {
	l := c.Lang
	return app.Div().Class("card curves").Body(
		app.H2().Class("hd").Body(app.Text(text.CurvesTitle.In(l)), app.Small().Text(text.CurvesHint.In(l))),
		app.Div().Class("pair").Body(
			app.Div().Body(app.H3().Text(text.AccuracyAxis.In(l)), &chart.Line{ID: "chart-accuracy", Height: 200, Data: c.accuracy()}),
			app.Div().Body(app.H3().Text(text.LossAxis.In(l)), &chart.Line{ID: "chart-loss", Height: 200, Data: c.loss()}),
		),
	)
}

// stepAxis reaches to a round number beyond the last step, so that it does not
// move with every one.
func (c *Curves) stepAxis() chart.Axis {
	return chart.Axis{
		Name: text.StepColumn.In(c.Lang), Unit: text.StepsUnit.In(c.Lang), Max: roundSteps(float64(c.Model.Step)),
		Format: func(v float64) string { return text.Int(int64(math.Round(v))) },
		Long:   func(v float64) string { return text.StepN.In(c.Lang, text.Int(int64(math.Round(v)))) },
	}
}

// roundSteps returns the end of an axis for so many steps: 100, then 1.5 times
// as many steps in round numbers whenever it is reached.
func roundSteps(n float64) float64 {
	end := 100.0
	for end < n {
		power := math.Pow(10, math.Floor(math.Log10(end)))
		end = math.Ceil(1.5*end/power) * power
	}
	return end
}

// curve returns what is to be drawn: before the first step nothing, though the
// untrained network has been tested.
func (c *Curves) curve() *Curve {
	if c.Model.Step == 0 {
		return &Curve{}
	}
	return &c.Model.Curve
}

func (c *Curves) accuracy() *chart.Data {
	l, v := c.Lang, c.curve()
	percent := func(x float64) string { return text.Fixed(100*x, 0) + "%" }
	d := &chart.Data{
		X: c.stepAxis(),
		Y: chart.Axis{Name: text.AccuracyAxis.In(l), Max: 1, Ticks: []float64{0, .25, .5, .75, .9, 1}, Format: percent, Long: text.Percent},
		Series: []chart.Series{
			{Name: text.CurveTrain.In(l), Class: "thin", X: v.Steps, Y: v.Accuracy},
			{Name: text.CurveTest.In(l), Class: "ink", X: v.TestSteps, Y: v.TestRight},
		},
		Empty: text.CurvesEmpty.In(l), ReadOut: text.ChartReadOut.In(l), Table: text.ChartTable.In(l),
	}
	test := "–"
	if n := len(v.TestRight); n > 0 && len(v.Steps) > 0 {
		test = text.Percent(v.TestRight[n-1])
		d.Series[1].Label = text.TestIs.In(l, test)
	}
	d.Summary = text.AccuracySays.In(l, whole(c.Model.Step), test)
	return d
}

func (c *Curves) loss() *chart.Data {
	l, v := c.Lang, c.curve()
	two := func(x float64) string { return text.Fixed(x, 2) }
	// A little above log 10, what guessing costs. Of a loss that runs away the
	// picture shows that it does, not how far.
	top := 2.4
	for _, y := range v.Loss {
		top = min(max(top, y), 5)
	}
	d := &chart.Data{
		X: c.stepAxis(),
		Y: chart.Axis{Name: text.LossAxis.In(l), Max: top, Format: func(x float64) string { return text.Fixed(x, 1) }, Long: two},
		Series: []chart.Series{
			{Name: text.CurveTrain.In(l), Class: "thin", X: v.Steps, Y: v.Loss},
			{Name: text.CurveTest.In(l), Class: "ink", X: v.TestSteps, Y: v.TestLoss},
		},
		Empty: text.CurvesEmpty.In(l), ReadOut: text.ChartReadOut.In(l), Table: text.ChartTable.In(l),
	}
	loss := "–"
	if n := len(v.Loss); n > 0 {
		loss = two(v.Loss[n-1])
		if t := len(v.TestLoss); t > 0 {
			d.Series[1].Label = text.TestIs.In(l, two(v.TestLoss[t-1]))
		}
	}
	d.Summary = text.LossSays.In(l, whole(c.Model.Step), loss)
	return d
}
