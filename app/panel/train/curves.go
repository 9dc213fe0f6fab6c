package train

import (
	"math"
	"sort"

	"breakeven/app/chart"
	"breakeven/app/text"
	"breakeven/app/wire"

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
		&chart.Figure{ID: "chart-curves", Height: 264, Data: c.data()},
	)
}

// data makes the chart: accuracy above loss, over the same steps.
func (c *Curves) data() *chart.Data {
	l, v, m := c.Lang, c.curve(), c.Model
	two := func(x float64) string { return text.Fixed(x, 2) }
	accuracy := chart.Panel{
		Y: chart.Axis{
			Name: text.AccuracyAxis.In(l), Unit: text.AccuracyUnit.In(l), Max: 1, Ticks: []float64{0, .5, ninety, 1},
			Format: func(x float64) string { return text.Fixed(100*x, 0) + "%" }, Long: text.Percent,
		},
		Levels: []float64{ninety},
		Share:  2,
		Series: []chart.Series{
			{Name: text.TrainCurve.In(l), Class: "thin", X: v.Steps, Y: v.Accuracy},
			{Name: text.TestCurve.In(l), Class: "ink", Dot: true, X: v.TestSteps, Y: v.TestRight},
		},
	}
	top := lossTop(v.Loss)
	loss := chart.Panel{
		Y: chart.Axis{
			Name: text.LossAxis.In(l), Unit: text.LossUnit.In(l), Max: top, Ticks: []float64{0, top},
			Format: text.Short,
			Long:   func(x float64) string { return text.LossNats.In(l, two(x)) },
		},
		Series: []chart.Series{
			{Name: text.TrainLossName.In(l), Class: "thin", X: v.Steps, Y: v.Loss},
			{Name: text.TestLossName.In(l), Class: "ink", Dot: true, X: v.TestSteps, Y: v.TestLoss},
		},
	}
	tested, cost := "–", "–"
	if n := len(v.TestRight); n > 0 {
		tested, cost = text.Percent(v.TestRight[n-1]), two(v.TestLoss[n-1])
		accuracy.Series[1].Label, loss.Series[1].Label = text.TestIs.In(l, tested), text.LossIs.In(l, cost)
	}
	d := &chart.Data{
		X:       c.stepAxis(),
		Room:    text.TestIs.In(l, text.Percent(1)),
		Title:   text.CurvesFile.In(l),
		Summary: text.CurvesSay.In(l, whole(m.Step), tested, cost),
		File:    "breakeven-training",
		Words: chart.Words{
			Empty: text.CurvesEmpty.In(l), ReadOut: text.ChartReadOut.In(l), Between: text.ChartBetween.In(l),
			Table: text.ChartTable.In(l), SVG: text.ChartSVG.In(l), CSV: text.ChartCSV.In(l),
			Is: func(name, value string) string { return text.Is.In(l, name, value) },
		},
	}
	if m.Bet.Placed > 0 {
		d.Flags = []chart.Flag{{At: float64(m.Bet.Placed), Label: text.BetAt.In(l, whole(m.Bet.Placed))}}
	}
	if at := sort.SearchFloat64s(v.TestSteps, float64(m.Bet.Reached)); m.Bet.Reached > 0 && at < len(v.TestSteps) {
		reached := whole(m.Bet.Reached)
		accuracy.Rings = []chart.Ring{{X: v.TestSteps[at], Y: v.TestRight[at], Note: text.ReachedAt.In(l, reached)}}
		d.Summary += text.CurvesReached.In(l, reached)
	}
	for _, move := range v.Moves {
		if name, ok := deviceNames[move.To]; ok {
			d.Guides = append(d.Guides, chart.Guide{At: float64(move.Step), Label: text.NowOn.In(l, name.In(l))})
		}
	}
	d.Panels = []chart.Panel{accuracy, loss}
	return d
}

// deviceNames are the devices as marks on a curve name them.
var deviceNames = map[wire.Device]text.Sentence{
	wire.DeviceCPU: text.BadgeCPU, wire.DeviceSIMD: text.Badge128, wire.DeviceWebGPU: text.BadgeGPU,
}

// lossTop returns the end of the loss axis: a little above log 10, what guessing
// costs. Of a loss that runs away the picture shows that it does, not how far.
func lossTop(losses []float64) float64 {
	top := 2.4
	for _, y := range losses {
		top = min(max(top, math.Ceil(10*y)/10), 5)
	}
	return top
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
