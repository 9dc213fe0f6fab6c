package cost

import (
	"slices"
	"strings"
	"time"
)

// Price is a row of a price list: $ per million tokens. What the list does not
// say is unknown.
type Price struct {
	Model, Provider              string
	Input, CachedInput, Out      Value
	Tuned, TunedCached, TunedOut Value
	Training                     Value
	CacheWrite                   Value // price of writing a cache ÷ input price
	Source                       Source
	TunedSource                  Source // of what is said of tuning
}

// staleAfter is how old a price may be before it is to be looked up again.
const staleAfter = 180 * 24 * time.Hour

// Old tells whether a source is more than 180 days old, or has no date to tell by.
func (s Source) Old(now time.Time) bool {
	date, err := time.Parse(time.DateOnly, s.Date)
	return err != nil || now.Sub(date) > staleAfter
}

// PriceList is what the page knows without being told: the reference's table
// (2026-11). It holds list prices, and no offer of anybody.
var PriceList = []Price{
	priced("gpt-4.1", "OpenAI", genaiPrices, 2, .5, 8).tuned(openAI, 3, .75, 12, 25),
	priced("gpt-4.1-mini", "OpenAI", genaiPrices, .4, .1, 1.6).tuned(openAI, .8, .2, 3.2, 5),
	priced("gpt-4.1-nano", "OpenAI", genaiPrices, .1, .025, .4).tuned(openAI, .2, .05, .8, 1.5),
	priced("gpt-4o-mini", "OpenAI", genaiPrices, .15, .075, .6).tuned(openAI, .3, .15, 1.2, 3),
	priced("gemini-2.5-flash", "Google", genaiPrices, .30, .03, 2.50).tuned(tunedPrices, .30, .03, 2.50, none),
	priced("gemini-2.5-flash-lite", "Google", genaiPrices, .10, .01, .40).tuned(tunedPrices, .10, .01, .40, none),
	priced("gemini-2.5-pro", "Google", genaiPrices, 1.25, .125, 10).tuned(tunedPrices, 1.25, .125, 10, none),
	priced("gemini-2.0-flash-lite", "Google", tunedPrices, none, none, none).tuned(tunedPrices, none, none, none, 1),
	priced("gemini-2.0-flash", "Google", tunedPrices, none, none, none).tuned(tunedPrices, none, none, none, 3),
	priced("claude-haiku-4.5", "Anthropic", genaiPrices, 1, .10, 5).writing(1.25),
	priced("deepseek-v4-flash", "DeepSeek", genaiPrices, .14, .0028, .28),
	priced("deepseek-v4-pro", "DeepSeek", genaiPrices, .435, .003625, .87),
	priced("qwen3.7-flash", "Alibaba", catwalk, .2, none, .8),
	priced("qwen3.7-plus", "Alibaba", catwalk, 1.2, none, 4.8),
	priced("qwen3.7-max", "Alibaba", catwalk, 2.5, none, 7.5),
	priced("qwen3-14b", "Alibaba", alibaba, none, none, none).tuned(alibaba, none, none, none, 1.6),
	priced("qwen3-32b", "Alibaba", alibaba, none, none, none).tuned(alibaba, none, none, none, 8),
	priced("LoRA ≤ 16B", "Together", together, none, none, none).tuned(together, none, none, none, .48),
	priced("LoRA 17–69B", "Together", together, none, none, none).tuned(together, none, none, none, 1.50),
	priced("LoRA 70–100B", "Together", together, none, none, none).tuned(together, none, none, none, 2.90),
	priced("fine-tuning", "Mistral", mistral, none, none, none).tuned(mistral, none, none, none, 1),
}

// none is a price that the list does not have.
const none = -1

func priced(model, provider string, from Source, in, cached, out float64) Price {
	return Price{Model: model, Provider: provider, Source: from, Input: Known(in).price(), CachedInput: Known(cached).price(), Out: Known(out).price()}
}

func (p Price) tuned(from Source, in, cached, out, training float64) Price {
	p.TunedSource = from
	p.Tuned, p.TunedCached, p.TunedOut = Known(in).price(), Known(cached).price(), Known(out).price()
	p.Training = Known(training).price()
	return p
}

func (p Price) writing(times float64) Price {
	p.CacheWrite = Known(times)
	return p
}

// Search returns the rows whose model or provider holds every word of a query, in
// either case and in the list's order.
func Search(list []Price, query string) (found []Price) {
	words := strings.Fields(strings.ToLower(query))
	for _, p := range list {
		name := strings.ToLower(p.Provider + " " + p.Model)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			found = append(found, p)
		}
	}
	return found
}

// Use puts a model's prices into values for one of the ways: those of its base for
// prompting and the smaller model, those of its tuned form for fine-tuning. A price
// that the row does not have becomes unknown, so that none of another model stays.
// Who sells by the token keeps the machines: they are not paid by the hour as well.
func (p Price) Use(v Values, arm Arm) Values {
	in, cached, out := p.Input, p.CachedInput, p.Out
	ids, hosting := [3]ID{PromptPriceIn, PromptPriceCached, PromptPriceOut}, PromptHosting
	switch arm {
	case FineTuning, WithRetrieval:
		in, cached, out = p.Tuned, p.TunedCached, p.TunedOut
		ids, hosting = [3]ID{TunedPriceIn, TunedPriceCached, TunedPriceOut}, TunedHosting
		v = v.With(TrainingPrice, p.Training)
	case SmallerModel:
		ids, hosting = [3]ID{SmallerPriceIn, SmallerPriceCached, SmallerPriceOut}, SmallerHosting
	default:
		v = v.With(CacheWrite, Known(p.CacheWrite.Or(1)))
	}
	for i, price := range [3]Value{in, cached, out} {
		v = v.With(ids[i], price)
	}
	if _, known := in.Get(); known {
		v = v.With(hosting, Known(0))
	}
	return v
}
