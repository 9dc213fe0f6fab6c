package layer

import "breakeven/nn/device"

// Activation is a function of each number by itself, in place: the layer before
// needs only its own input for its gradients, and the backward only the output.
type Activation struct {
	Dim int

	name     string
	forward  func(y, x device.View, rows, d int) device.Op
	backward func(dX, y, dY device.View, rows, d int) device.Op

	weightless
	y device.View
}

// ReLU is y = max(0, x).
func ReLU(dim int) *Activation {
	return &Activation{Dim: dim, name: "relu", forward: device.ReLU, backward: device.ReLUGrad}
}

// Tanh is y = tanh(x).
func Tanh(dim int) *Activation {
	return &Activation{Dim: dim, name: "tanh", forward: device.Tanh, backward: device.TanhGrad}
}

// Sigmoid is y = 1/(1 + exp(−x)).
func Sigmoid(dim int) *Activation {
	return &Activation{Dim: dim, name: "sigmoid", forward: device.Sigmoid, backward: device.SigmoidGrad}
}

func (a *Activation) Name() string { return a.name }

func (a *Activation) Forward(p *device.Program, x device.View) device.View {
	a.y = x
	p.Add(a.forward(x, x, p.Rows, a.Dim))
	return x
}

func (a *Activation) Backward(p *device.Program, dY device.View) device.View {
	p.Add(a.backward(dY, a.y, dY, p.Rows, a.Dim))
	return dY
}
