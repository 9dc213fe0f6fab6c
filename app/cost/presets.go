package cost

import "slices"

// Preset is a case to start from. Where nothing else is said, its numbers are
// assumptions of ours.
type Preset struct {
	ID      string
	Numbers Numbers
	Ranges  map[ID]Range
	Sources map[ID]Source
}

// Source returns where a number of the preset is from.
func (p *Preset) Source(id ID) Source {
	if s, ok := p.Sources[id]; ok {
		return s
	}
	return assumed
}

// Presets are the cases to start from, the default first. A, B and C are the
// reference's (presets.json, 2026-11); "blank" is its list of defaults with no
// price in it, so that nothing is decided until somebody says what things cost.
var Presets = []*Preset{questionAnswering(), textGeneration(), trafficSigns(), blank()}

// preset returns the preset of values, the default one for a name that is none.
func (v Values) preset() *Preset {
	if i := slices.IndexFunc(Presets, func(p *Preset) bool { return p.ID == v.Preset }); i >= 0 {
		return Presets[i]
	}
	return Presets[0]
}

// numbers returns what all presets begin with, and a case's own on top.
func numbers(own map[ID]float64) (n Numbers) {
	for id, in := range Inputs {
		if in.Unknown == NotOffered {
			n[id] = Known(0)
		}
	}
	for _, numbers := range []map[ID]float64{{
		CallsPerRequest: 1, CacheWrite: 1, PeakLoad: 3, LeastReplicas: 1, Horizon: 12,
		TunedHosting: 0, PromptHosting: 0, SmallerHosting: 0, Wage: 80,
		// What retrieval adds, where somebody asks.
		RetrievedTokens: 600, RetrievalHours: 40, RetrievalUpkeep: 2, RetrievalStorage: 30,
		// Discounts that wait for a share: half price is what several providers give on batches.
		BatchDiscount: .5,
		GPUShare:      .75, MFU: .25, ValidationPasses: 1,
	}, own} {
		for id, x := range numbers {
			n[id] = Known(x)
		}
	}
	return n
}

// questionAnswering is a long prompt on Gemini 2.5 Flash, or 2.5 Flash-Lite tuned
// to do with a short one. That tuning leaves a model's prices as they are is a
// secondary figure; the price of training is assumed. The reference names no least
// prefix for the cache.
func questionAnswering() *Preset {
	return &Preset{
		ID: "A",
		Numbers: numbers(map[ID]float64{
			Calls: 100_000, UserTokens: 200, OutputTokens: 250,
			PromptPrefix: 1800, PromptCachedShare: .8, TunedPrefix: 150,
			PromptPriceIn: .30, PromptPriceCached: .03, PromptPriceOut: 2.50,
			TunedPriceIn: .10, TunedPriceCached: .01, TunedPriceOut: .40,
			SmallerPriceIn: .10, SmallerPriceCached: .01, SmallerPriceOut: .40,
			PromptHours: 24, PromptEvaluation: 500, PromptUpkeep: 6,
			Examples: 2000, LabelPrice: .99, TokensPerExample: 450, Epochs: 3, TrainingPrice: 1.50, Runs: 4,
			TunedHours: 60, TunedEvaluation: 500, TunedUpkeep: 4,
			RetrainEvery: 6, RetrainLabels: 1000, RetrainRuns: 1, RetrainHours: 8,
		}),
		Ranges: map[ID]Range{
			Calls: {30e3, 300e3}, PromptPrefix: {900, 4000}, PromptCachedShare: {.3, .95}, OutputTokens: {100, 500},
			LabelPrice: {.1, 3}, Runs: {2, 10}, TunedHours: {30, 160}, RetrainEvery: {3, 12},
			TunedPriceOut: {.2, .8}, TrainingPrice: {.5, 5}, Examples: {500, 5000},
		},
		Sources: map[ID]Source{
			PromptPriceIn: genaiPrices, PromptPriceCached: genaiPrices, PromptPriceOut: genaiPrices,
			SmallerPriceIn: genaiPrices, SmallerPriceCached: genaiPrices, SmallerPriceOut: genaiPrices,
			TunedPriceIn: tunedPrices, TunedPriceCached: tunedPrices, TunedPriceOut: tunedPrices,
		},
	}
}

// textGeneration is GPT-4.1 with a long prompt, or an 8B model with a LoRA on one
// rented H100.
func textGeneration() *Preset {
	p := &Preset{
		ID: "B",
		Numbers: numbers(map[ID]float64{
			Calls: 2_000_000, UserTokens: 150, OutputTokens: 300, MinPrefix: MinCachedPrefix,
			PromptPrefix: 2500, PromptCachedShare: .8, TunedPrefix: 100,
			PromptPriceIn: 2, PromptPriceCached: .50, PromptPriceOut: 8,
			TunedPriceIn: 0, TunedPriceCached: 0, TunedPriceOut: 0,
			SmallerPriceIn: 0, SmallerPriceCached: 0, SmallerPriceOut: 0,
			TunedHosting: 6.49, SmallerHosting: 6.49,
			PromptHours: 60, PromptEvaluation: 1000, PromptUpkeep: 12,
			Examples: 5000, LabelPrice: 1.10, TokensPerExample: 500, Epochs: 3,
			ValidationShare: .1, ValidationPasses: 3, TrainingPrice: .48, Runs: 5,
			TunedHours: 120, TunedEvaluation: 2000, TunedUpkeep: 8,
			Weights:      8,
			RetrainEvery: 6, RetrainLabels: 2500, RetrainRuns: 1, RetrainHours: 16, RetrainEvaluation: 500,
		}),
		Sources: map[ID]Source{
			PromptPriceIn: genaiPrices, PromptPriceCached: genaiPrices, PromptPriceOut: genaiPrices,
			TrainingPrice: together, TunedHosting: together, SmallerHosting: together,
		},
	}
	p.Ranges = p.usualRanges(Calls, PromptPrefix, PromptCachedShare, OutputTokens, LabelPrice, Examples, Runs, TunedHours, RetrainEvery)
	return p
}

// trafficSigns is CLIP ViT-L/14 on GTSRB's signs, prompted or fine-tuned, either
// way on one T4: an image has no price, and what is decided is quality. A forward
// pass of an image is 162 GFLOP. It assesses no driving.
func trafficSigns() *Preset {
	const images = 39_209 // of GTSRB's training set
	p := &Preset{
		ID: "C",
		Numbers: numbers(map[ID]float64{
			Calls:         3_000_000,
			PromptPriceIn: 0, PromptPriceCached: 0, PromptPriceOut: 0,
			TunedPriceIn: 0, TunedPriceCached: 0, TunedPriceOut: 0,
			SmallerPriceIn: 0, SmallerPriceCached: 0, SmallerPriceOut: 0,
			PromptHosting: .526, TunedHosting: .526, SmallerHosting: .526, RetrievedTokens: 0,
			PromptHours: 40, PromptEvaluation: 3000, PromptUpkeep: 8,
			Examples: images, LabelPrice: .10, TokensPerExample: 1, Epochs: 128_000. / images, Runs: 10,
			OnGPU: 1, FLOPPerToken: 162, GPUShare: 1, GPUPeak: 312, MFU: .35, GPUPrice: 3.43,
			TunedHours: 120, TunedEvaluation: 3000, TunedUpkeep: 8,
			RetrainEvery: 6, RetrainLabels: 5000, RetrainRuns: 1, RetrainHours: 16,
			PromptAccuracy: .506, TunedAccuracy: .993,
		}),
		Sources: map[ID]Source{
			PromptHosting: awsList, TunedHosting: awsList, SmallerHosting: awsList, GPUPrice: awsList,
			PromptAccuracy: {Name: "open_clip", Date: "2026-11-24"}, TunedAccuracy: {Name: "model card", Date: "2026-11-24"},
		},
	}
	p.Ranges = p.usualRanges(Calls, LabelPrice, Runs, TunedHours, RetrainEvery, MFU)
	p.Ranges[PromptAccuracy] = Range{.438, .506}
	return p
}

// usual are the reference's numbers and ranges for a case that says nothing else.
var usual = map[ID]struct {
	mode float64
	Range
}{
	Calls: {100_000, Range{30e3, 300e3}}, PromptPrefix: {1800, Range{900, 4000}}, OutputTokens: {250, Range{100, 500}},
	PromptCachedShare: {.8, Range{.3, .95}}, LabelPrice: {.99, Range{.1, 3}}, Examples: {2000, Range{500, 5000}},
	Runs: {4, Range{2, 10}}, TunedHours: {60, Range{30, 160}}, RetrainEvery: {6, Range{3, 12}}, MFU: {.25, Range{.05, .4}},
}

// usualRanges are those ranges where they hold the preset's number inside, and
// otherwise in proportion to it.
func (p *Preset) usualRanges(ids ...ID) map[ID]Range {
	ranges := map[ID]Range{}
	for _, id := range ids {
		u, x := usual[id], p.Numbers[id].x
		r := u.Range
		if x <= r.Low || x >= r.High {
			r = Range{r.Low * x / u.mode, r.High * x / u.mode}
		}
		ranges[id] = r
	}
	return ranges
}

// blank is the reference's defaults, and no price but of labels and people.
func blank() *Preset {
	own := map[ID]float64{
		UserTokens: 200, TunedPrefix: 150, MinPrefix: MinCachedPrefix,
		PromptHours: 24, TokensPerExample: 450, Epochs: 3, Discount: .08,
		RetrainRuns: 1, RetrainLabels: 1000, RetrainHours: 8,
	}
	for id, u := range usual {
		own[id] = u.mode
	}
	p := &Preset{ID: "blank", Numbers: numbers(own)}
	p.Numbers[TunedHosting], p.Numbers[SmallerHosting] = Unknown, Unknown
	p.Ranges = p.usualRanges(Calls, PromptPrefix, PromptCachedShare, OutputTokens, LabelPrice, Examples, Runs, TunedHours, RetrainEvery)
	return p
}
