package cost

import (
	"math"
	"slices"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Cumulative is the chart of what both ways have cost by month.
type Cumulative struct {
	app.Compo

	Lang  text.Lang
	Model *Model
	Embed bool
}

// OnMount implements app.Mounter.
func (c *Cumulative) OnMount(ctx app.Context) { widget.Watch(ctx, c.Model, Moved, Reason, Looks) }

// Render implements app.Composer.
func (c *Cumulative) Render() app.UI {
	l, m := c.Lang, c.Model
	height := 380
	if c.Embed { // low enough to be seen whole, sliders beside it
		height = 282
	}
	return app.Div().Class("card cumulative").Body(
		app.H3().Body(
			app.Text(text.CostCumulative.In(l)), app.Small().Text(text.CostBandHint.In(l)),
			app.If(!c.Embed, func() app.UI { return &Currency{Lang: l, Model: m} }),
		),
		&chart.Figure{ID: "chart-cost", Height: height, Data: cumulative(m, l)},
	)
}

// farthest is how many months the chart shows at most: a crossing later than
// that is a number in the verdict, not a point.
const farthest = 120

// chartEnd is the last month that the chart shows.
func chartEnd(r result) float64 {
	end := math.Ceil(r.HorizonMonths * 7 / 6)
	if crossing, crosses := r.Months.Get(); crosses && crossing <= farthest {
		end = max(end, math.Ceil(crossing*1.15))
	}
	step := gridStep(end)
	return step * max(1, math.Ceil(end/step))
}

// gridStep is the months between the chart's points.
func gridStep(end float64) float64 { return max(1, math.Ceil(end/60)) }

// words are what all charts of the chapter say.
func words(l text.Lang) chart.Words {
	return chart.Words{
		Empty: text.CostNoChart.In(l), ReadOut: text.ChartReadOut.In(l), Between: text.ChartBetween.In(l), Unknown: text.CostIDontKnow.In(l),
		Table: text.CostTable.In(l), SVG: text.ChartSVG.In(l), CSV: text.ChartCSV.In(l), Low: text.Beside.In(l, "", "P25"), High: text.Beside.In(l, "", "P75"),
		Is:    func(name, value string) string { return text.Is.In(l, name, value) },
		Aside: func(value, note string) string { return text.Aside.In(l, value, note) },
		Range: func(low, high string) string { return text.CostBandOf.In(l, low, high) },
	}
}

// cumulative makes the chart of both cumulative costs.
func cumulative(m *Model, l text.Lang) *chart.Data {
	r := m.now
	d := &chart.Data{
		X: chart.Axis{
			Name: text.CostMonth.In(l), Unit: text.CostMonths.In(l),
			Long: func(m float64) string {
				if m == 0 {
					return text.CostAtStart.In(l)
				}
				return text.CostNthMonth.In(l, months(m))
			},
		},
		Title:   text.CostCumulative.In(l),
		Summary: plain(sentence(r, l)),
		File:    "breakeven-cost",
		Words:   words(l),
	}
	d.Words.ReadOut = text.CostReadOut.In(l)
	d.Panels = []chart.Panel{{Y: r.axis()}}
	if r.Regime == cost.Undecided {
		d.Panels[0].Y.Ticks = []float64{} // no scale of nothing
		return d
	}
	end := chartEnd(r)
	d.X.Max, d.X.Ticks = end, monthTicks(end)
	p, sure := &d.Panels[0], m.sure()
	p.Series = []chart.Series{
		{Name: text.FineTuning.In(l), Label: text.FineTuning.In(l), Class: "ft", Start: chart.Square},
		{Name: text.Prompting.In(l), Label: text.Prompting.In(l), Class: "pr", Dashed: true, Start: chart.Diamond},
	}
	for i, w := range []*cost.Way{&r.Tuned, &r.Prompt} {
		curve, s := r.Curve(w), &p.Series[i]
		spread := sure.summary.Tuned
		if i == 1 {
			spread = sure.summary.Prompt
		}
		point := func(month float64, spent cost.Value) {
			low, high := sure.band(spread, month)
			s.X, s.Y = append(s.X, month), append(s.Y, r.in(spent))
			s.Low, s.High = append(s.Low, low*r.rate), append(s.High, high*r.rate)
		}
		for _, month := range grid(end, curve.Every) {
			if before := curve.Before(month); before != curve.At(month) {
				point(month, before) // a lump: the curve jumps
			}
			point(month, curve.At(month))
		}
	}
	d.Guides = []chart.Guide{{At: r.HorizonMonths, Label: text.CostNMonths.In(l, months(r.HorizonMonths))}}
	turn, crosses := r.Months.Get()
	crosses = crosses && turn <= farthest
	if crosses {
		title := text.CostTurn
		if r.Regime == cost.AfterMonths || r.Regime == cost.NotInTime {
			title = text.CostBreakEven
		}
		p.Rings = []chart.Ring{{X: turn, Y: r.in(r.Crossing), Drop: true, Title: title.In(l), Value: text.CostNthMonth.In(l, months(turn))}}
	}
	if saved, known := r.AtHorizon.Get(); known && saved != 0 {
		s := &chart.Saving{A: 0, B: 1, To: r.HorizonMonths, Class: "ft", Label: text.CostSaves.In(l, r.money(math.Abs(saved)))}
		if saved < 0 {
			s.Class = "pr"
		}
		if crosses && turn < r.HorizonMonths {
			s.From = turn
		}
		p.Saving = s
	}
	return d
}

// grid returns the months of a curve's points: at equal distances, and wherever it
// jumps.
func grid(end, every float64) (at []float64) {
	for m := 0.0; m <= end; m += gridStep(end) {
		at = append(at, m)
	}
	if every >= end/200 { // more jumps than that make a line
		for k := 1.0; every > 0 && k*every <= end; k++ {
			at = append(at, k*every)
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// monthTicks are at most seven months at distances that calendars know.
func monthTicks(end float64) []float64 {
	for _, step := range []float64{1, 2, 3, 6, 12, 24, 60, 120} {
		if end/step <= 7 || step == 120 {
			var t []float64
			for m := 0.0; m <= end; m += step {
				t = append(t, m)
			}
			return t
		}
	}
	return nil
}

// months writes a number of months: 0.006, 8.3, 12, 150.
func months(m float64) string {
	if m > 0 && m < .1 {
		return text.Short(round(m, m/5))
	}
	if m != math.Trunc(m) && m < 99.95 {
		return text.Fixed(m, 1)
	}
	if m > 1e9 {
		return text.Short(m)
	}
	return text.Int(int64(math.Round(m)))
}
