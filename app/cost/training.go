package cost

// Training is one run of tuning: bought by API, or on rented GPUs.
type Training struct {
	Examples         float64
	TokensPerExample float64
	Epochs           float64
	ValidationShare  float64 // of the examples, 0 … 1
	ValidationPasses float64
	Price            Value   // $ per million tokens
	MinFee           float64 // $ a job costs at least
	OnGPU            bool    // then GPU counts, and Price does not
	GPU              GPU
}

// GPU is rented hardware, and the work that one token makes on it.
type GPU struct {
	FLOPPerToken float64 // of a forward pass; training takes three times as many
	Share        float64 // κ: 1 for all weights, 0.75 for LoRA, whose frozen weights need no gradient
	Peak         float64 // FLOP/s, dense, of the data type used
	MFU          float64 // share of the peak that is reached, 0 … 1
	PerHour      Value   // $
}

// Cost returns $ for one run, by API
//
//	C_tr = max(fee_min, (D·E + V·n_eval)·p_tr/10⁶)
//
// with D tokens of examples, E epochs, V tokens of validation read n_eval times
// (docs.together.ai/docs/fine-tuning/pricing, docs.ori.co/fine-tuning/billing), or
// what its hours on GPUs cost.
func (t *Training) Cost() Value {
	if !possible(t.Examples, t.TokensPerExample, t.Epochs, t.ValidationShare, t.ValidationPasses, t.MinFee) {
		return Unknown
	}
	if t.OnGPU {
		hours, known := t.Hours().Get()
		if !known {
			return Unknown
		}
		return t.GPU.PerHour.price().times(hours)
	}
	d := t.Examples * t.TokensPerExample
	c := t.Price.price().times(1e-6 * d * (t.Epochs + t.ValidationShare*t.ValidationPasses))
	if x, ok := c.Get(); ok && d > 0 {
		return Known(max(x, t.MinFee))
	}
	return c
}

// Hours returns the GPU-hours of one run:
//
//	κ·3f·D·E / (FLOPS_peak·MFU·3600)
//
// with f FLOPs of a forward pass per token, 2N for a decoder of N weights (Kaplan
// et al. 2020, arXiv:2001.08361), so 6·N·D·E in all.
func (t *Training) Hours() Value {
	g := t.GPU
	if !possible(g.FLOPPerToken, g.Share, g.Peak) || !shares(g.MFU) {
		return Unknown
	}
	return Known(g.Share * 3 * g.FLOPPerToken * t.Examples * t.TokensPerExample * t.Epochs / (g.Peak * g.MFU * 3600))
}
