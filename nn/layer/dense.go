package layer

import (
	"math"

	"breakeven/nn/device"
)

// Dense is an affine map, y = x·W + b; W [In×Out] lies before b [Out].
type Dense struct {
	In, Out int
	First   bool // the network's first layer: its input needs no gradient

	w, b, dW, db device.View
	x            device.View
}

func (*Dense) Name() string { return "dense" }

// Tensors are W [In×Out] (PyTorch's Linear has it transposed) and b.
func (d *Dense) Tensors() []Tensor {
	return []Tensor{{"weight", []int{d.In, d.Out}}, {"bias", []int{d.Out}}}
}

// Params returns In·Out + Out.
func (d *Dense) Params() int { return d.In*d.Out + d.Out }

func (d *Dense) Bind(w, g device.View) {
	n := d.In * d.Out
	d.w, d.b = w.View(0, n), w.View(n, d.Out)
	d.dW, d.db = g.View(0, n), g.View(n, d.Out)
}

// Init draws weights from ±√(6/In), so that ReLU layers keep the variance of
// their input (He et al. 2015, arXiv:1502.01852, eq. 10, uniform); biases are 0.
// Only +, ·, / and √ are used: every machine gives the same bits.
func (d *Dense) Init(w []float32, next func() float64) {
	bound := math.Sqrt(6 / float64(d.In))
	n := d.In * d.Out
	for i := range w[:n] {
		w[i] = float32(bound * (2*next() - 1))
	}
	clear(w[n:])
}

func (d *Dense) Forward(p *device.Program, x device.View) device.View {
	d.x = x
	y := p.Alloc(p.Rows * d.Out)
	p.Add(device.Dense(y, x, d.w, d.b, p.Rows, d.In, d.Out))
	return y
}

func (d *Dense) Backward(p *device.Program, dY device.View) device.View {
	p.Add(device.DenseWeightGrad(d.dW, d.db, d.x, dY, p.Rows, d.In, d.Out))
	if d.First {
		return device.View{}
	}
	dX := p.Alloc(p.Rows * d.In)
	p.Add(device.DenseInputGrad(dX, dY, d.w, p.Rows, d.In, d.Out))
	return dX
}
