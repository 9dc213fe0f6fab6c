package layer

import "breakeven/nn/device"

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

func (d *Dense) Decayed() device.View { return d.w }

// Init draws W from ±√(6/In); biases are 0.
func (d *Dense) Init(w []float32, next func() float64) {
	n := d.In * d.Out
	initHe(w[:n], d.In, next)
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
