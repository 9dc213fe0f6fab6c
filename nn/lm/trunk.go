package lm

import (
	"math"

	"breakeven/nn/device"
)

// trunk is the transformer from tokens to what the output layer reads: the
// embedding times √width, the blocks, and a norm.
type trunk struct {
	w         parts
	token     device.View
	attention []attention
	mlp       []mlp

	first, x device.View // what forward leaves for backward: the embedded tokens, and the last block's
}

// newTrunk returns a trunk of these weights that reads tokens, an entry a token.
// Without pasts, one a block, it looks no further back than its own rows.
func newTrunk(w parts, pasts []past, token device.View) *trunk {
	n := len(w.blocks)
	t := &trunk{w: w, token: token, attention: make([]attention, n), mlp: make([]mlp, n)}
	for i := range n {
		a, m := &t.attention[i], &t.mlp[i]
		a.w, m.w = w.blocks[i], w.blocks[i]
		if pasts != nil {
			a.past, m.past = pasts[i], pasts[i]
		}
	}
	return t
}

func (t *trunk) forward(p *program) (y device.View) {
	c := p.cfg
	t.first = p.Alloc(p.Rows * c.Width)
	t.x = t.first
	p.Add(device.Embed(t.x, t.w.embed.w, t.token, p.Rows, c.Width, c.Vocab, t.scale(c)))
	for i := range t.mlp {
		t.x = t.mlp[i].forward(p, t.attention[i].forward(p, t.x))
	}
	return p.norm(t.x)
}

// backward returns the gradient of the embedded tokens, and adds it to the
// embedding's, which the output layer's backward has overwritten.
func (t *trunk) backward(p *program, dY device.View) (dFirst device.View) {
	c := p.cfg
	p.normBackward(t.x, dY)
	shared := again{alloc: p.Alloc}
	p.Alloc = shared.take
	for i := len(t.mlp) - 1; i >= 0; i-- {
		shared.at = 0
		dY = t.attention[i].backward(p, t.mlp[i].backward(p, dY))
	}
	if g := t.w.embed.g; !g.IsZero() {
		p.Add(device.EmbedGrad(g, dY, t.token, p.Rows, c.Width, c.Vocab, t.scale(c)))
	}
	return dY
}

func (*trunk) scale(c Config) float32 { return float32(math.Sqrt(float64(c.Width))) }

// again hands out the same memory again whenever at goes back to 0: blocks are
// alike, and ask for the same sizes in the same order. What a block returns is the
// last that it asks for, so the next one can use it until its own end.
type again struct {
	alloc func(n int) device.View
	views []device.View
	at    int
}

func (a *again) take(n int) device.View {
	if a.at == len(a.views) {
		a.views = append(a.views, a.alloc(n))
	}
	a.at++
	return a.views[a.at-1]
}
