package lm

import "breakeven/nn/device"

// matrix is a map of activations, and where LoRA tunes it, an adapter of a low
// rank beside it (Hu et al. 2021, arXiv:2106.09685, section 4.1):
//
//	y = x·W + (x·A)·B
//
// x [rows×in], W [in×out], A [in×rank], B [rank×out]. The paper's scale α/rank is
// part of B (see loraAlpha).
type matrix struct {
	param
	in, out int
	a, b    param
	rank    int // 0 without an adapter

	x, u device.View // what forward leaves for backward; u = x·A
}

func (m *matrix) forward(p *program, x device.View) (y device.View) {
	m.x = x
	y = p.dense(x, m.w, m.in, m.out)
	if m.rank > 0 {
		m.u = p.dense(x, m.a.w, m.in, m.rank)
		p.addTo(y, p.dense(m.u, m.b.w, m.rank, m.out))
	}
	return y
}

func (m *matrix) backward(p *program, dY device.View) (dX device.View) {
	dX = p.denseBackward(m.x, dY, m.param, m.in, m.out)
	if m.rank > 0 {
		dU := p.denseBackward(m.u, dY, m.b, m.rank, m.out)
		p.addTo(dX, p.denseBackward(m.x, dU, m.a, m.in, m.rank))
	}
	return dX
}
