package layer

import "breakeven/nn/device"

// Sigmoid is y = 1/(1 + exp(−x)), in place: the layer before needs only its own
// input for its gradients.
type Sigmoid struct {
	Dim int

	weightless
	y device.View
}

func (*Sigmoid) Name() string { return "sigmoid" }

func (s *Sigmoid) Forward(p *device.Program, x device.View) device.View {
	s.y = x
	p.Add(device.Sigmoid(x, x, p.Rows, s.Dim))
	return x
}

func (s *Sigmoid) Backward(p *device.Program, dY device.View) device.View {
	p.Add(device.SigmoidGrad(dY, s.y, dY, p.Rows, s.Dim))
	return dY
}
