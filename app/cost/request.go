package cost

// MinCachedPrefix is the tokens below which several providers cache no prefix
// (reference of 2026-11).
const MinCachedPrefix = 1024

// Request is what one call sends, receives and pays.
type Request struct {
	SharedTokens  float64 // the same at the beginning of every prompt
	UserTokens    float64 // the visitor's own
	OutputTokens  float64
	CachedShare   float64 // of calls whose shared tokens are read from a cache, 0 … 1
	CacheWrite    float64 // price of writing the cache ÷ input price; 1 where writing costs no more
	MinPrefix     float64 // tokens below which the provider caches no prefix
	Retries       float64 // times that a request is sent beyond the first: failures, voting
	BatchShare    float64 // of requests that can wait for a batch, 0 … 1
	BatchDiscount float64 // on those, 0 … 1
	PriceIn       Value   // $ per million tokens
	PriceCached   Value   // $ per million tokens read from a cache
	PriceOut      Value   // $ per million tokens
}

// Cost returns $ per request:
//
//	c = k·10⁻⁶·[p_in·(S·((1−h)·w + h·r) + u) + p_out·o]·(1 − b·δ),  r = p_cached/p_in
//
// with k = 1 + retries, and h = 0 for prefixes shorter than MinPrefix. So
// providers bill: three prices a token (github.com/pydantic/genai-prices), at some
// a dearer first write into the cache, and a discount on what may wait. A number
// that cannot be makes the cost unknown.
func (r *Request) Cost() Value {
	in, cached, out := r.Parts()
	return in.plus(cached).plus(out)
}

// Parts returns the cost of a request by what it pays for, in $: input read
// anew, input read from the cache, output.
func (r *Request) Parts() (in, cached, out Value) {
	if !possible(r.SharedTokens, r.UserTokens, r.OutputTokens, r.CacheWrite, r.MinPrefix, r.Retries) ||
		!shares(r.CachedShare, r.BatchShare, r.BatchDiscount) {
		return Unknown, Unknown, Unknown
	}
	h, w := r.CachedShare, r.CacheWrite
	if r.SharedTokens < r.MinPrefix {
		h = 0
	}
	if h == 0 {
		w = 1 // nothing is cached, so nothing is written
	}
	times := 1e-6 * (1 + r.Retries) * (1 - r.BatchShare*r.BatchDiscount)
	in = r.PriceIn.price().times(times * (r.SharedTokens*(1-h)*w + r.UserTokens))
	cached = r.PriceCached.price().times(times * r.SharedTokens * h)
	out = r.PriceOut.price().times(times * r.OutputTokens)
	return in, cached, out
}

// Tokens returns how many tokens a request reads and writes, all retries
// together.
func (r *Request) Tokens() float64 {
	return (1 + r.Retries) * (r.SharedTokens + r.UserTokens + r.OutputTokens)
}

// OutputTrap returns o*, the tokens of output from which on a tuned model never
// pays, however many requests there are: with s, its output price as a multiple
// of the prompted model's,
//
//	o* = saving on input / [p_out·(s − 1)]
//
// It is unknown where output costs no more, since then there is no trap. The trap
// is that tuning shortens the input, which is the cheap part, and marks up the
// output, which is the dear one.
func OutputTrap(prompt, tuned Request) Value {
	prompt.OutputTokens, tuned.OutputTokens = 1, 1
	in, cached, out := prompt.Parts()
	in2, cached2, out2 := tuned.Parts()
	saving, surcharge := in.plus(cached).minus(in2.plus(cached2)), out2.minus(out)
	if !(surcharge.x > 0) {
		return Unknown
	}
	if saving.x < 0 {
		return saving.times(0)
	}
	return saving.over(surcharge)
}
