package layer

import "breakeven/nn/device"

// ReLU is y = max(0, x), in place: the layer before needs only its own
// input for its gradients.
type ReLU struct {
	Dim int

	weightless
	y device.View
}

func (*ReLU) Name() string { return "relu" }

func (r *ReLU) Forward(p *device.Program, x device.View) device.View {
	r.y = x
	p.Add(device.ReLU(x, x, p.Rows, r.Dim))
	return x
}

func (r *ReLU) Backward(p *device.Program, dY device.View) device.View {
	p.Add(device.ReLUGrad(dY, r.y, dY, p.Rows, r.Dim))
	return dY
}
