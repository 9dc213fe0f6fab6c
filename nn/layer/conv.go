package layer

import "breakeven/nn/device"

// Conv is a valid K×K convolution of stride 1 into Out channels, plus a bias for
// each; w [Out×C×K×K] lies before b [Out].
type Conv struct {
	In     device.Planes
	Out, K int
	First  bool // the network's first layer: its input needs no gradient

	w, b, dW, db device.View
	x            device.View
}

func (*Conv) Name() string { return "conv" }

// Tensors are w, in the order of PyTorch's Conv2d, and b.
func (c *Conv) Tensors() []Tensor {
	return []Tensor{{"weight", []int{c.Out, c.In.C, c.K, c.K}}, {"bias", []int{c.Out}}}
}

// fanIn is the number of products in a number of y.
func (c *Conv) fanIn() int { return c.In.C * c.K * c.K }

// Params returns Out·C·K·K + Out.
func (c *Conv) Params() int { return c.Out*c.fanIn() + c.Out }

func (c *Conv) Bind(w, g device.View) {
	n := c.Out * c.fanIn()
	c.w, c.b = w.View(0, n), w.View(n, c.Out)
	c.dW, c.db = g.View(0, n), g.View(n, c.Out)
}

func (c *Conv) Decayed() device.View { return c.w }

// Init draws w from ±√(6/(C·K·K)); biases are 0.
func (c *Conv) Init(w []float32, next func() float64) {
	n := c.Out * c.fanIn()
	initHe(w[:n], c.fanIn(), next)
	clear(w[n:])
}

func (c *Conv) Forward(p *device.Program, x device.View) device.View {
	c.x = x
	y := p.Alloc(p.Rows * c.In.Conv(c.Out, c.K).Size())
	p.Add(device.Conv(y, x, c.w, c.b, p.Rows, c.In, c.Out, c.K))
	return y
}

func (c *Conv) Backward(p *device.Program, dY device.View) device.View {
	p.Add(device.ConvWeightGrad(c.dW, c.db, c.x, dY, p.Rows, c.In, c.Out, c.K))
	if c.First {
		return device.View{}
	}
	dX := p.Alloc(p.Rows * c.In.Size())
	p.Add(device.ConvInputGrad(dX, dY, c.w, p.Rows, c.In, c.Out, c.K))
	return dX
}
