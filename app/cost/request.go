package cost

// MinCachedPrefix is the tokens below which providers cache no prefix: 1,024 at
// several (reference of 2026-11).
const MinCachedPrefix = 1024

// Request is what one call sends, receives and pays.
type Request struct {
	SharedTokens float64 // the same at the beginning of every prompt
	UserTokens   float64 // the visitor's own
	OutputTokens float64
	CachedShare  float64 // of calls whose shared tokens are read from a cache, 0 … 1
	CacheWrite   float64 // price of writing the cache ÷ input price; 1 where writing costs no more
	PriceIn      Value   // $ per million tokens
	PriceCached  Value   // $ per million tokens read from a cache
	PriceOut     Value   // $ per million tokens
}

// Cost returns $ per request:
//
//	c = 10⁻⁶·[p_in·(S·((1−h)·w + h·r) + u) + p_out·o],  r = p_cached/p_in
//
// with h = 0 for prefixes shorter than MinCachedPrefix. So providers bill: three
// prices a token (github.com/pydantic/genai-prices), and at some a dearer first
// write into the cache. A number that cannot be makes the cost unknown.
func (r Request) Cost() Value {
	in, cached, out := r.Parts()
	return in.plus(cached).plus(out)
}

// Parts returns the cost of a request by what it pays for, in $: input read
// anew, input read from the cache, output.
func (r Request) Parts() (in, cached, out Value) {
	if !possible(r.SharedTokens, r.UserTokens, r.OutputTokens, r.CachedShare, r.CacheWrite) || r.CachedShare > 1 {
		return Unknown, Unknown, Unknown
	}
	h := r.CachedShare
	if r.SharedTokens < MinCachedPrefix {
		h = 0
	}
	w := r.CacheWrite
	if h == 0 {
		w = 1 // nothing is cached, so nothing is written
	}
	in = r.PriceIn.price().times(1e-6 * (r.SharedTokens*(1-h)*w + r.UserTokens))
	cached = r.PriceCached.price().times(1e-6 * r.SharedTokens * h)
	out = r.PriceOut.price().times(1e-6 * r.OutputTokens)
	return in, cached, out
}
