package cost

import (
	"slices"

	"breakeven/app/cost"
	"breakeven/app/text"
)

// names are what the page calls the inputs of app/cost.
var names = map[cost.ID]text.Sentence{
	cost.Calls: text.CostCalls, cost.Horizon: text.CostHorizon,
	cost.PromptPrefix: text.CostPrefix, cost.PromptCachedShare: text.CostCached, cost.OutputTokens: text.CostOutput,
	cost.UserTokens: text.CostUserPart, cost.CallsPerRequest: text.CostTries, cost.BatchShare: text.CostBatched, cost.BatchDiscount: text.CostDiscount,
	cost.CacheWrite: text.CostWrite, cost.MinPrefix: text.CostLeast, cost.TunedPrefix: text.CostShort, cost.TunedCachedShare: text.CostShortCached, cost.RetrievedTokens: text.CostPassages,
	cost.Examples: text.CostExamples, cost.LabelPrice: text.CostLabel, cost.Redundancy: text.CostTwice, cost.Wage: text.CostWage,
	cost.TunedHours: text.CostHours, cost.PromptHours: text.CostPromptHours, cost.RetrievalHours: text.CostRetrievalHours,
	cost.TunedEvaluation: text.CostEval, cost.PromptEvaluation: text.CostPromptEval,
	cost.TunedUpkeep: text.CostUpkeep, cost.PromptUpkeep: text.CostPromptUpkeep, cost.RetrievalUpkeep: text.CostRetrievalUpkeep, cost.TunedOneOff: text.CostOneOff,
	cost.PromptPriceIn: text.CostPrice, cost.PromptPriceCached: text.CostPriceCached, cost.PromptPriceOut: text.CostPriceOut,
	cost.TunedPriceIn: text.CostTuned, cost.TunedPriceCached: text.CostTunedCached, cost.TunedPriceOut: text.CostTunedOut,
	cost.SmallerPriceIn: text.CostSmaller, cost.SmallerPriceCached: text.CostSmallerCached, cost.SmallerPriceOut: text.CostSmallerOut,
	cost.TrainingPrice: text.CostTrainPrice, cost.TrainingFee: text.CostTrainFee,
	cost.TokensPerExample: text.CostExampleTokens, cost.Epochs: text.CostEpochs, cost.ValidationShare: text.CostValid, cost.ValidationPasses: text.CostValidPasses, cost.Runs: text.CostRuns,
	cost.OnGPU: text.CostGPU, cost.Weights: text.CostWeights, cost.FLOPPerToken: text.CostGFLOP, cost.GPUShare: text.CostKappa, cost.GPUPeak: text.CostTFLOPS,
	cost.MFU: text.CostMFU, cost.GPUPrice: text.CostGPUHour, cost.GPUPower: text.CostKW, cost.PUE: text.CostPUE, cost.GridIntensity: text.CostGrid,
	cost.TunedHosting: text.CostHost, cost.PromptHosting: text.CostPromptHost, cost.SmallerHosting: text.CostSmallerHost,
	cost.LeastReplicas: text.CostReplicas, cost.Throughput: text.CostTPS, cost.PeakLoad: text.CostPeak, cost.Storage: text.CostStorage, cost.RetrievalStorage: text.CostIndex,
	cost.Retires: text.CostRetires, cost.Discount: text.CostNPV,
	cost.RetrainEvery: text.CostEvery, cost.RetrainLabels: text.CostRelabel, cost.RetrainRuns: text.CostReruns, cost.RetrainHours: text.CostRehours, cost.RetrainEvaluation: text.CostReeval, cost.InLumps: text.CostLumps,
	cost.PromptAccuracy: text.CostPromptAccuracy, cost.TunedAccuracy: text.CostTunedAccuracy, cost.RetrievalAccuracy: text.CostRetrievalAcc, cost.SmallerAccuracy: text.CostSmallerAccuracy, cost.ErrorPrice: text.CostErrorPrice,
}

// units are what stands beside a field; those of money hold the currency's sign.
var units = map[cost.Unit]text.Sentence{
	cost.PerMonth: text.CostUnitCalls, cost.Tokens: text.CostUnitTokens, cost.Count: {ZH: "个", EN: ""}, cost.Factor: text.CostUnitFactor,
	cost.Share: {ZH: "%", EN: "%"}, cost.PerYear: text.CostUnitYear, cost.Hours: text.CostUnitHours, cost.HoursAMonth: text.CostUnitHoursMonth,
	cost.Months: text.CostUnitMonths, cost.Billions: text.CostUnitBillions, cost.GFLOP: {ZH: "GFLOP", EN: "GFLOP"}, cost.TFLOPS: {ZH: "TFLOP/s", EN: "TFLOP/s"},
	cost.TokensPerSec: text.CostUnitTokensPerSec, cost.KW: {ZH: "kW", EN: "kW"}, cost.KgPerKWh: text.CostUnitKg,
	cost.USD: text.CostUnitEach, cost.USDEach: text.CostUnitEach, cost.USDPerHour: text.CostUnitPerHour, cost.USDPerMonth: text.CostUnitPerMonth, cost.USDPerMillion: text.CostUnitPerMillion,
}

// unitOf returns what stands beside an input's field.
func unitOf(in *cost.Input, c currency, l text.Lang) string {
	switch {
	case in.Unit == cost.USD:
		return c.sign
	case in.Unit.Money():
		return units[in.Unit].In(l, c.sign)
	}
	return units[in.Unit].In(l)
}

// scaleOf is how many of what a field shows make one of the model's: a share is
// shown in per cent, a sum in the currency.
func scaleOf(in *cost.Input, c currency) float64 {
	switch {
	case in.Unit == cost.Share, in.Unit == cost.PerYear:
		return 100
	case in.Unit.Money():
		return c.rate
	}
	return 1
}

// write writes an input's number as its field shows it.
func write(id cost.ID, x float64, c currency) string {
	return number(x * scaleOf(&cost.Inputs[id], c))
}

// say writes an input's number with its unit, for a sentence.
func say(id cost.ID, x float64, c currency, l text.Lang) string {
	in := &cost.Inputs[id]
	switch {
	case in.Unit == cost.USDPerHour, in.Unit == cost.USDPerMonth, in.Unit == cost.USDPerMillion:
		return c.sign + write(id, x, c) + unitOf(in, currency{}, l)
	case in.Unit.Money():
		return c.sign + write(id, x, c)
	case in.Unit == cost.PerMonth:
		return count(x, l)
	case in.Unit == cost.Share, in.Unit == cost.PerYear:
		return write(id, x, c) + unitOf(in, c, l)
	case l == text.EN && in.Unit == cost.Count:
		return write(id, x, c)
	}
	return text.Beside.In(l, write(id, x, c), unitOf(in, c, l))
}

// spanOf is what an input's slider covers, in the model's units.
func spanOf(in *cost.Input) span {
	whole := in.Unit == cost.Count && in.Max <= 100 || in.Unit == cost.Months
	return span{in.Min, in.Max, in.Log, whole}
}

// group is a part of the sliders that folds.
type group struct {
	id   string
	name text.Sentence
	open bool // from the beginning: what matters first
	ids  []cost.ID
}

// groups are all sliders. What comes first differs a little from app/cost: how
// long one looks ahead belongs to how much one asks.
var groups = func() []group {
	first := []group{
		{"volume", text.CostGroupVolume, true, []cost.ID{cost.Calls, cost.Horizon}},
		{"prompt", text.CostGroupPrompt, true, []cost.ID{cost.PromptPrefix, cost.PromptCachedShare, cost.OutputTokens}},
	}
	rest := []group{
		{id: "people", name: text.CostGroupPeople, ids: of(cost.PeopleAndLabels)},
		{id: "prices", name: text.CostGroupPrices, ids: of(cost.Prices)},
		{id: "hosting", name: text.CostGroupHosting, ids: of(cost.HostingAndLifetime)},
		{id: "retrain", name: text.CostGroupRetrain, ids: of(cost.Retraining)},
		{id: "detail", name: text.CostGroupDetail, ids: append(of(cost.Usage), of(cost.Prompts)...)},
		{id: "training", name: text.CostGroupRuns, ids: of(cost.TrainingRuns)},
		{id: "quality", name: text.CostGroupQuality, ids: of(cost.Quality)},
	}
	for i := range rest {
		rest[i].ids = slices.DeleteFunc(rest[i].ids, func(id cost.ID) bool {
			return slices.ContainsFunc(first, func(g group) bool { return slices.Contains(g.ids, id) })
		})
	}
	return append(first, rest...)
}()

// of returns the inputs of a group of app/cost.
func of(g cost.Group) (ids []cost.ID) {
	for id, in := range cost.Inputs {
		if in.Group == g {
			ids = append(ids, cost.ID(id))
		}
	}
	return ids
}
