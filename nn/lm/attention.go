package lm

import "breakeven/nn/device"

// attention is the first half of a block, beside the residual stream:
//
//	c = conv(norm(x))
//	y = x + attend(heads(c·q), heads(c·k), c·v)·o
//
// The norm comes first (Xiong et al. 2020, arXiv:2002.04745); the convolution
// gives each token the ones right before it, so that a head finds what stood
// behind a word.
type attention struct {
	w    blockParts
	past past

	x, n, q0, k0, q, k, v, a, lse device.View // what forward leaves for backward
}

// past is what a block looks back on in generation, [context×width] each; zero
// views where documents are learned from as a whole.
type past struct{ conv1, k, v, conv2 device.View }

func (l *attention) forward(p *program, x device.View) (y device.View) {
	d, heads := p.cfg.Width, p.cfg.Heads
	l.x = x
	l.n = p.remember(l.past.conv1, p.norm(x))
	c := p.conv(l.n, l.w.conv1.w)
	l.q0, l.k0 = l.w.q.forward(p, c), l.w.k.forward(p, c)
	l.q = p.heads(l.q0, l.w.qGain.w)
	l.k = p.remember(l.past.k, p.heads(l.k0, l.w.kGain.w))
	l.v = p.remember(l.past.v, l.w.v.forward(p, c))
	l.a, l.lse = p.Alloc(p.Rows*d), p.Alloc(p.Rows*heads)
	p.Add(device.Attention(l.a, l.lse, l.q, l.k, l.v, p.pos, p.Rows, heads, d/heads))
	y = l.w.o.forward(p, l.a)
	p.addTo(y, x)
	return y
}

func (l *attention) backward(p *program, dY device.View) (dX device.View) {
	d, heads := p.cfg.Width, p.cfg.Heads
	dA := l.w.o.backward(p, dY)
	dQ, dK, dV := p.Alloc(dA.Len), p.Alloc(dA.Len), p.Alloc(dA.Len)
	p.Add(device.AttentionGrad(dQ, dK, dV, l.q, l.k, l.v, l.a, l.lse, dA, p.pos, p.Rows, heads, d/heads))
	p.headsBackward(l.q0, dQ, l.w.qGain)
	p.headsBackward(l.k0, dK, l.w.kGain)
	dC := l.w.q.backward(p, dQ)
	p.addTo(dC, l.w.k.backward(p, dK))
	p.addTo(dC, l.w.v.backward(p, dV))
	dX = p.convBackward(l.n, dC, l.w.conv1)
	p.normBackward(l.x, dX)
	p.addTo(dX, dY)
	return dX
}
