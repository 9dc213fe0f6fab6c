package lm

import "breakeven/nn/device"

const (
	normEps  = 1e-6  // keeps a row of zeros from being divided by 0
	ropeBase = 10000 // Su et al. 2021
)

// program writes layers over rows of tokens; x and what they return is
// [rows×width] but where said. A backward overwrites the dY that it is given
// where it can, and makes no gradients of what is frozen.
type program struct {
	device.Program
	cfg Config
	pos device.View // of each token in its document
}

// norm appends RMSNorm.
func (p *program) norm(x device.View) device.View {
	y := p.Alloc(x.Len)
	p.Add(device.RMSNorm(y, x, p.Rows, p.cfg.Width, normEps))
	return y
}

// normBackward turns dY into dX.
func (p *program) normBackward(x, dY device.View) {
	p.Add(device.RMSNormGrad(dY, x, dY, p.Rows, p.cfg.Width, normEps))
}

// conv appends the causal convolution; x may be a history.
func (p *program) conv(x, w device.View) device.View {
	y := p.Alloc(p.Rows * p.cfg.Width)
	p.Add(device.CausalConv(y, x, w, p.pos, p.Rows, p.cfg.Width, p.cfg.Taps))
	return y
}

func (p *program) convBackward(x, dY device.View, w param) (dX device.View) {
	if !w.g.IsZero() {
		p.Add(device.CausalConvWeightGrad(w.g, x, dY, p.pos, p.Rows, p.cfg.Width, p.cfg.Taps))
	}
	dX = p.Alloc(dY.Len)
	p.Add(device.CausalConvInputGrad(dX, dY, w.w, p.pos, p.Rows, p.cfg.Width, p.cfg.Taps))
	return dX
}

// dense appends x·w, from [rows×in] to [rows×out].
func (p *program) dense(x, w device.View, in, out int) device.View {
	y := p.Alloc(p.Rows * out)
	p.Add(device.Dense(y, x, w, device.View{}, p.Rows, in, out))
	return y
}

func (p *program) denseBackward(x, dY device.View, w param, in, out int) (dX device.View) {
	if !w.g.IsZero() {
		p.Add(device.DenseWeightGrad(w.g, device.View{}, x, dY, p.Rows, in, out))
	}
	dX = p.Alloc(p.Rows * in)
	p.Add(device.DenseInputGrad(dX, dY, w.w, p.Rows, in, out))
	return dX
}

// heads appends the norm of queries or keys, head by head, and turns them by
// their positions.
func (p *program) heads(x, gain device.View) device.View {
	y, h, dh := p.Alloc(x.Len), p.cfg.Heads, p.cfg.Width/p.cfg.Heads
	p.Add(device.HeadNorm(y, x, gain, p.Rows, h, dh, normEps))
	p.Add(device.RoPE(y, y, p.pos, p.Rows, h, dh, p.cfg.Rotary, ropeBase, false))
	return y
}

// headsBackward turns dY into dX.
func (p *program) headsBackward(x, dY device.View, gain param) {
	h, dh := p.cfg.Heads, p.cfg.Width/p.cfg.Heads
	p.Add(device.RoPE(dY, dY, p.pos, p.Rows, h, dh, p.cfg.Rotary, ropeBase, true))
	p.Add(device.HeadNormGrad(dY, gain.g, x, gain.w, dY, p.Rows, h, dh, normEps))
}

// addTo appends y += x, both of any width.
func (p *program) addTo(y, x device.View) { p.Add(device.Add(y, y, x, p.Rows, y.Len/p.Rows)) }

// remember puts x behind what a history holds, and returns the history; without
// one, x is all that there is to look back on.
func (p *program) remember(history, x device.View) device.View {
	if history.IsZero() {
		return x
	}
	p.Add(device.Append(history, x, p.Rows, p.cfg.Width))
	return history
}
