package lm

import "breakeven/nn/device"

// mlp is the second half of a block, beside the residual stream:
//
//	c = conv(norm(x))
//	y = x + relu²(c·in)·out
type mlp struct {
	w    blockParts
	past past

	x, n, u device.View // what forward leaves for backward; u [rows×MLP]
}

func (l *mlp) forward(p *program, x device.View) (y device.View) {
	l.x = x
	l.n = p.remember(l.past.conv2, p.norm(x))
	l.u = l.w.in.forward(p, p.conv(l.n, l.w.conv2.w))
	h := p.Alloc(l.u.Len)
	p.Add(device.ReLU2(h, l.u, p.Rows, p.cfg.MLP))
	y = l.w.out.forward(p, h)
	p.addTo(y, x)
	return y
}

func (l *mlp) backward(p *program, dY device.View) (dX device.View) {
	dU := l.w.out.backward(p, dY)
	p.Add(device.ReLU2Grad(dU, l.u, dU, p.Rows, p.cfg.MLP))
	dX = p.convBackward(l.n, l.w.in.backward(p, dU), l.w.conv2)
	p.normBackward(l.x, dX)
	p.addTo(dX, dY)
	return dX
}
