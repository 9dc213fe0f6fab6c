package layer

import "breakeven/nn/device"

// Tanh is y = tanh(x), in place: the layer before needs only its own
// input for its gradients.
type Tanh struct {
	Dim int

	weightless
	y device.View
}

func (*Tanh) Name() string { return "tanh" }

func (t *Tanh) Forward(p *device.Program, x device.View) device.View {
	t.y = x
	p.Add(device.Tanh(x, x, p.Rows, t.Dim))
	return x
}

func (t *Tanh) Backward(p *device.Program, dY device.View) device.View {
	p.Add(device.TanhGrad(dY, t.y, dY, p.Rows, t.Dim))
	return dY
}
