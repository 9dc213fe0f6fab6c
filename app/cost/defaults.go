package cost

// Source says where a number comes from.
type Source struct {
	Name    string // "" for an assumption of ours
	Date    string // year-month-day
	Assumed bool
	// Secondary: that this price holds for a tuned model was read only in a copy of
	// the provider's page.
	Secondary bool
}

var (
	genaiPrices = Source{Name: "genai-prices", Date: "2026-08-21"}
	tunedPrices = Source{Name: "genai-prices", Date: "2026-08-21", Secondary: true}
	assumed     = Source{Assumed: true, Date: "2026-11-24"}
)

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

// Sliders are the six numbers of the chapter. Prices are those of input; cached
// input and output follow in the proportions of the model's price list.
var Sliders = []Slider{
	{Key: "calls", Min: 1e3, Max: 1e8, Log: true, Default: 100_000, Most: 1e12, Source: assumed},
	{Key: "prefix", Min: 0, Max: 10_000, Default: 1800, Most: 1e7, Source: assumed},
	{Key: "output", Min: 0, Max: 2000, Default: 250, Most: 1e6, Source: assumed},
	{Key: "price", Min: 0.01, Max: 30, Log: true, Default: 0.30, Most: 1e4, Source: genaiPrices},
	{Key: "tuned", Min: 0.01, Max: 30, Log: true, Default: 0.10, Most: 1e4, Source: tunedPrices},
	{Key: "oneoff", Min: 0, Max: 50_000, Default: 7296.20, Most: 1e9, Source: assumed},
}

// QuestionAnswering is the page's first case: a long prompt on Gemini 2.5 Flash,
// or 2.5 Flash-Lite tuned to do with a short one. Prices: genai-prices,
// 2026-08-21; that tuning leaves a model's prices as they are is a secondary
// figure; the price of training is assumed, and so are volumes, hours and lengths.
func QuestionAnswering() Scenario {
	training := Training{Examples: 2000, TokensPerExample: 450, Epochs: 3, Price: Known(1.50)}
	return Scenario{
		RequestsPerMonth: 100_000,
		HorizonMonths:    12,
		Prompt: Way{
			Request: Request{SharedTokens: 1800, UserTokens: 200, OutputTokens: 250, CachedShare: 0.8, CacheWrite: 1,
				PriceIn: Known(0.30), PriceCached: Known(0.03), PriceOut: Known(2.50)},
			OneOff:  OneOff{Hours: 24, Wage: 80, Evaluation: 500},
			Monthly: Monthly{UpkeepHours: 6, Wage: 80},
		},
		Tuned: Way{
			Request: Request{SharedTokens: 150, UserTokens: 200, OutputTokens: 250, CacheWrite: 1,
				PriceIn: Known(0.10), PriceCached: Known(0.01), PriceOut: Known(0.40)},
			OneOff: OneOff{Labels: 2000, LabelPrice: 0.99, Training: training, Runs: 4, Hours: 60, Wage: 80, Evaluation: 500},
			Monthly: Monthly{UpkeepHours: 4, Wage: 80,
				Retrain: Retrain{EveryMonths: 6, Labels: 1000, LabelPrice: 0.99, Training: training, Runs: 1, Hours: 8}},
		},
	}
}

// Apply returns the scenario with the sliders' values in it, by their keys; what
// is missing is at its default, and what is no number that can be is unknown.
func Apply(values map[string]float64) Scenario {
	s := QuestionAnswering()
	if v, ok := values["calls"]; ok {
		s.RequestsPerMonth = v
	}
	if v, ok := values["prefix"]; ok {
		s.Prompt.Request.SharedTokens = v
	}
	if v, ok := values["output"]; ok {
		s.Prompt.Request.OutputTokens, s.Tuned.Request.OutputTokens = v, v
	}
	if v, ok := values["price"]; ok {
		s.Prompt.Request.scale(v)
	}
	if v, ok := values["tuned"]; ok {
		s.Tuned.Request.scale(v)
	}
	if v, ok := values["oneoff"]; ok {
		s.Tuned.OneOff.Total = &v
	}
	return s
}

// scale sets the input price, and the other two in proportion; a negative price
// is unknown.
func (r *Request) scale(in float64) {
	cached, out := r.PriceCached.over(r.PriceIn), r.PriceOut.over(r.PriceIn)
	if !(in >= 0) {
		r.PriceIn, r.PriceCached, r.PriceOut = Unknown, Unknown, Unknown
		return
	}
	r.PriceIn, r.PriceCached, r.PriceOut = Known(in), cached.times(in), out.times(in)
}
