package webgpu

import (
	"maps"

	"breakeven/nn/device"
)

// convBlock is the channels of a thread, and convBand the rows of an image in a
// part of the weights' gradient: as in conv.wgsl and conv_weight_grad.wgsl.
const (
	convBlock = 5
	convBand  = 8
)

func convWords(o device.Op) map[string]uint32 {
	s, out, k := device.ConvOf(o.Dims)
	return numbers(map[string]int{"C": s.C, "H": s.H, "W": s.W, "out": out, "k": k})
}

// conv is Conv; with relu ReLU after it.
func (c *compiler) conv(o device.Op, relu bool) {
	s, out, k := device.ConvOf(o.Dims)
	y := s.Conv(out, k)
	d := dispatch{
		kernel: "conv", entry: "main",
		views:  map[string]device.View{"x": o.In[0], "w": o.In[1], "b": o.In[2], "y": o.Out[0]},
		words:  convWords(o),
		groups: threads(o.Rows * ceil(y.H, 2) * ceil(y.W, 4)),
	}
	d.groups[1] = ceil(out, convBlock)
	d.words["relu"] = asWord(relu)
	c.add(d)
}

func (c *compiler) convWeightGrad(o device.Op) {
	s, out, k := device.ConvOf(o.Dims)
	bands, taps := ceil(s.Conv(out, k).H, convBand), ceil(k, 3)
	d := dispatch{
		kernel: "conv_weight_grad", entry: "part",
		views:  map[string]device.View{"x": o.In[0], "dY": o.In[1]},
		words:  convWords(o),
		groups: threads(o.Rows * bands * (s.C + 1) * ceil(out, convBlock)),
	}
	d.groups[1] = taps * taps
	d.words["bands"], d.words["same_buffer"] = uint32(bands), 0
	weights := out*s.C*k*k + out
	last := d
	last.entry, last.groups = "sum", threads(weights)
	last.views, last.words = map[string]device.View{"dW": o.Out[0], "db": o.Out[1]}, maps.Clone(d.words)
	last.unbind("db", "dW")
	for _, d := range []dispatch{d, last} {
		d.scratch, d.floats = "parts", o.Rows*bands*weights
		c.add(d)
	}
}

// convInputGrad is ConvInputGrad; with y ReLUGrad after it.
func (c *compiler) convInputGrad(o device.Op, y device.View) {
	s, _, _ := device.ConvOf(o.Dims)
	d := dispatch{
		kernel: "conv_input_grad", entry: "main",
		views:  map[string]device.View{"dY": o.In[0], "w": o.In[1], "dX": o.Out[0]},
		words:  convWords(o),
		groups: threads(o.Rows * ceil(s.H, 2) * ceil(s.W, 4)),
	}
	d.groups[1] = ceil(s.C, convBlock)
	d.words["relu_grad"] = asWord(!y.IsZero())
	if !y.IsZero() {
		d.views["y"] = y
	}
	c.add(d)
}
