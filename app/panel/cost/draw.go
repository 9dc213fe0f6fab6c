package cost

import (
	"math"

	"breakeven/app/chart"
	"breakeven/app/cost"
	"breakeven/app/text"
)

// farthest is how many months the chart shows at most: a crossing later than
// that is a number in the verdict, not a point.
const farthest = 120

// draw makes the chart of both cumulative costs.
func draw(r result, l text.Lang) *chart.Data {
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
		Words: chart.Words{
			Empty: text.CostNoChart.In(l), ReadOut: text.CostReadOut.In(l), Between: text.ChartBetween.In(l),
			Table: text.CostTable.In(l), SVG: text.ChartSVG.In(l), CSV: text.ChartCSV.In(l),
		},
	}
	total := chart.Panel{Y: chart.Axis{Format: text.MoneyShort, Long: text.Money, Unit: "$"}}
	d.Panels = []chart.Panel{total}
	if r.Regime == cost.Undecided {
		return d
	}
	end := math.Ceil(r.HorizonMonths * 7 / 6)
	crossing, crosses := r.Months.Get()
	crosses = crosses && crossing <= farthest
	if crosses {
		end = max(end, math.Ceil(crossing*1.15))
	}
	step := math.Ceil(end / 60)
	end = step * math.Ceil(end/step)
	d.X.Max, d.X.Ticks = end, monthTicks(end)
	tuned := chart.Series{Name: text.FineTuning.In(l), Label: text.FineTuning.In(l), Class: "ft", Start: chart.Square}
	prompt := chart.Series{Name: text.Prompting.In(l), Label: text.Prompting.In(l), Class: "pr", Dashed: true, Start: chart.Diamond}
	for m := 0.0; m <= end; m += step {
		tuned.X, tuned.Y = append(tuned.X, m), append(tuned.Y, r.spent(r.Tuned, m))
		prompt.X, prompt.Y = append(prompt.X, m), append(prompt.Y, r.spent(r.Prompt, m))
	}
	total.Series = []chart.Series{tuned, prompt}
	d.Guides = []chart.Guide{{At: r.HorizonMonths, Label: text.CostNMonths.In(l, months(r.HorizonMonths))}}
	if crosses {
		title := text.CostBreakEven
		if r.Regime == cost.CheaperUntil {
			title = text.CostTurn
		}
		total.Rings = []chart.Ring{{
			X: crossing, Y: r.spent(r.Tuned, crossing), Drop: true,
			Title: title.In(l), Value: text.CostNthMonth.In(l, months(crossing)),
		}}
	}
	d.Panels = []chart.Panel{total}
	return d
}

// monthTicks are at most seven months at distances that calendars know.
func monthTicks(end float64) []float64 {
	for _, step := range []float64{1, 2, 3, 6, 12, 24} {
		if end/step <= 7 || step == 24 {
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
