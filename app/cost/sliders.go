package cost

// Slider is one of the numbers that a visitor moves.
type Slider struct {
	Key     string  // in the page's address
	Min     float64 // of the slider; a typed number may lie outside
	Max     float64
	Log     bool // a step is a share of the value
	Default float64
	Most    float64 // the largest number that is taken at all
	Source  Source
}

// Sliders are the six numbers of the chapter's first preset that addresses have
// held from the beginning. Prices are those of input; cached input and output
// follow in the proportions of the model's price list.
var Sliders = func() (all []Slider) {
	p := Presets[0]
	s := Build(Values{})
	for _, id := range []ID{Calls, PromptPrefix, OutputTokens, PromptPriceIn, TunedPriceIn, TunedOneOff} {
		in := Inputs[id]
		all = append(all, Slider{in.Key, in.Min, in.Max, in.Log, p.Numbers[id].Or(s.Tuned.OneOff.Cost().x), in.Most, p.Source(id)})
	}
	return all
}()

// Apply returns the scenario with the sliders' values in it, by their keys; what
// is missing is at its default, and what is no number that can be is unknown.
func Apply(values map[string]float64) Scenario {
	v := Values{Set: map[ID]Value{}}
	for key, x := range values {
		if id, ok := Find(key); ok {
			v.Set[id] = Known(x)
		}
	}
	return Build(v)
}
