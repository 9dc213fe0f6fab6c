package cost

import "math"

// Build returns the case that values describe.
func Build(v Values) Scenario {
	n := v.Numbers()
	return n.Scenario()
}

// Scenario returns the case that numbers describe.
func (n *Numbers) Scenario() Scenario {
	s := Scenario{
		RequestsPerMonth: n.of(Calls),
		HorizonMonths:    n.of(Horizon),
		DiscountPerYear:  n.of(Discount),
		Lumps:            n.of(InLumps) != 0,
		ErrorPrice:       n[ErrorPrice],
		Prompt:           n.prompt(),
		Tuned:            n.tuned(),
	}
	if months, known := n[Retires].Get(); known {
		s.HorizonMonths = min(s.HorizonMonths, months)
	}
	s.Retrieval = n.retrieval(s.Tuned)
	s.Smaller = n.smaller(s.Prompt)
	for a, hosting := range [Arms]ID{PromptHosting, TunedHosting, TunedHosting, SmallerHosting} {
		w := s.Way(Arm(a))
		w.Monthly.HostingPerHour = n[hosting]
		w.Monthly.Replicas = Replicas(n.of(LeastReplicas), TokensPerSecond(s.RequestsPerMonth, w.Request), n.of(PeakLoad), n[Throughput])
	}
	return s
}

// of returns a number that is no price: NaN where it is unknown, which makes
// unknown what it counts for.
func (n *Numbers) of(id ID) float64 { return n[id].Or(math.NaN()) }

func (n *Numbers) request(prefix, cachedShare, in, cached, out ID) Request {
	return Request{
		SharedTokens: n.of(prefix), UserTokens: n.of(UserTokens), OutputTokens: n.of(OutputTokens),
		CachedShare: n.of(cachedShare), CacheWrite: n.of(CacheWrite), MinPrefix: n.of(MinPrefix),
		Retries: n.of(CallsPerRequest) - 1, BatchShare: n.of(BatchShare), BatchDiscount: n.of(BatchDiscount),
		PriceIn: n[in], PriceCached: n[cached], PriceOut: n[out],
	}
}

func (n *Numbers) prompt() Way {
	return Way{
		Request:  n.request(PromptPrefix, PromptCachedShare, PromptPriceIn, PromptPriceCached, PromptPriceOut),
		OneOff:   OneOff{Effort: Effort{Hours: n.of(PromptHours), Evaluation: n.of(PromptEvaluation)}, Wage: n[Wage]},
		Monthly:  Monthly{UpkeepHours: n.of(PromptUpkeep), Wage: n[Wage]},
		Accuracy: n[PromptAccuracy],
	}
}

func (n *Numbers) tuned() Way {
	training := Training{
		Examples: n.of(Examples), TokensPerExample: n.of(TokensPerExample), Epochs: n.of(Epochs),
		ValidationShare: n.of(ValidationShare), ValidationPasses: n.of(ValidationPasses),
		Price: n[TrainingPrice], MinFee: n.of(TrainingFee), OnGPU: n.of(OnGPU) != 0,
		GPU: GPU{
			FLOPPerToken: 1e9 * n[FLOPPerToken].Or(2*n.of(Weights)), Share: n.of(GPUShare),
			Peak: 1e12 * n.of(GPUPeak), MFU: n.of(MFU), PerHour: n[GPUPrice],
		},
	}
	return Way{
		Request: n.request(TunedPrefix, TunedCachedShare, TunedPriceIn, TunedPriceCached, TunedPriceOut),
		OneOff: OneOff{
			Effort: Effort{
				Labels: n.of(Examples), Redundancy: n.of(Redundancy), LabelPrice: n[LabelPrice],
				Training: training, Runs: n.of(Runs), Hours: n.of(TunedHours), Evaluation: n.of(TunedEvaluation),
			},
			Wage: n[Wage], Total: n[TunedOneOff],
		},
		Monthly: Monthly{
			UpkeepHours: n.of(TunedUpkeep), Wage: n[Wage], Storage: n.of(Storage),
			Retrain: Retrain{EveryMonths: n.of(RetrainEvery), Effort: Effort{
				Labels: n.of(RetrainLabels), Redundancy: n.of(Redundancy), LabelPrice: n[LabelPrice],
				Training: training, Runs: n.of(RetrainRuns), Hours: n.of(RetrainHours), Evaluation: n.of(RetrainEvaluation),
			}},
		},
		Accuracy: n[TunedAccuracy],
	}
}

// retrieval is the tuned model that is also given passages: they differ from
// request to request, so no cache helps, and somebody keeps an index.
func (n *Numbers) retrieval(w Way) Way {
	w.Request.UserTokens += n.of(RetrievedTokens)
	w.OneOff.Hours += n.of(RetrievalHours)
	if w.OneOff.Total.known {
		w.OneOff.Total = w.OneOff.Total.plus(n[Wage].price().times(n.of(RetrievalHours)))
	}
	w.Monthly.UpkeepHours += n.of(RetrievalUpkeep)
	w.Monthly.Storage += n.of(RetrievalStorage)
	w.Accuracy = n[RetrievalAccuracy]
	return w
}

// smaller is the long prompt as it is, on the model that would be tuned.
func (n *Numbers) smaller(w Way) Way {
	w.Request.PriceIn, w.Request.PriceCached, w.Request.PriceOut = n[SmallerPriceIn], n[SmallerPriceCached], n[SmallerPriceOut]
	w.Accuracy = n[SmallerAccuracy]
	return w
}
