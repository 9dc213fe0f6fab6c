package cost

import (
	"math"

	"breakeven/app/cost"
	"breakeven/app/text"
)

// knobs are the sliders of app/cost with what this page says about them.
var knobs = func() []*knob {
	var all []*knob
	for _, s := range cost.Sliders {
		k := words[s.Key]
		k.Slider = s
		all = append(all, &k)
	}
	return all
}()

var words = map[string]knob{
	"calls":  {name: text.CostCalls, unit: text.CostCallsUnit, write: amount},
	"prefix": {name: text.CostPrefix, unit: text.CostTokensUnit, write: amount, class: "tint-pr"},
	"output": {name: text.CostOutput, unit: text.CostTokensUnit, write: amount},
	"price":  {name: text.CostPrice, unit: text.CostPriceUnit, write: text.Short, class: "tint-pr slim", hint: text.CostPriceHint},
	"tuned":  {name: text.CostTuned, unit: text.CostPriceUnit, write: text.Short, class: "tint-ft slim"},
	"oneoff": {name: text.CostOneOff, unit: text.CostOneOffUnit, write: amount, class: "tint-ft"},
}

// amount writes a number of things: whole with separators, or a small one as
// it is.
func amount(v float64) string {
	if v < 100 && v != math.Trunc(v) {
		return text.Short(v)
	}
	return text.Int(int64(math.Round(v)))
}

// result is what the values of now come to.
type result struct {
	cost.Scenario
	cost.Outcome
}

func evaluate(values map[string]float64) result {
	s := cost.Apply(values)
	return result{s, cost.Decide(s)}
}

// spent returns $ after so many months, NaN where that is unknown.
func (r result) spent(w cost.Way, months float64) float64 { return r.Spent(w, months).Or(math.NaN()) }
