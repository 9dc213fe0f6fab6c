package webgpu

import "breakeven/nn/device"

func poolWords(o device.Op) (s device.Planes, words map[string]uint32) {
	s = device.PlanesOf(o.Dims)
	return s, numbers(map[string]int{"C": s.C, "H": s.H, "W": s.W})
}

func (c *compiler) maxPool(o device.Op) {
	s, words := poolWords(o)
	if s.Pool().Size() == 0 {
		return // an image of one row or column: there is nothing to write
	}
	c.add(dispatch{
		kernel: "max_pool", entry: "main",
		views:  map[string]device.View{"x": o.In[0], "y": o.Out[0]},
		words:  words,
		groups: threads(o.Rows * s.Pool().Size()),
	})
}

// maxPoolGrad is MaxPoolGrad; with relu ReLUGrad after it, whose y is the pool's
// x.
func (c *compiler) maxPoolGrad(o device.Op, relu bool) {
	s, words := poolWords(o)
	words["relu_grad"] = asWord(relu)
	c.add(dispatch{
		kernel: "max_pool_grad", entry: "main",
		views:  map[string]device.View{"x": o.In[0], "dY": o.In[1], "dX": o.Out[0]},
		words:  words,
		groups: threads(o.Rows * s.C * ceil(s.H, 2) * ceil(s.W, 2)),
	})
}
