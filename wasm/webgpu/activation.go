package webgpu

import "breakeven/nn/device"

// elementwise is an operation with a thread a number, from in to out.
func (c *compiler) elementwise(kernel, in, out string, o device.Op) dispatch {
	return dispatch{
		kernel: kernel, entry: "main",
		views:  map[string]device.View{in: o.In[len(o.In)-1], out: o.Out[0]},
		words:  numbers(map[string]int{"d": o.Dims[0]}),
		groups: threads(o.Rows * o.Dims[0]),
	}
}

// activation is ReLU, Tanh or Sigmoid.
func (c *compiler) activation(kernel string, o device.Op) {
	d := c.elementwise(kernel, "x", "y", o)
	d.unbind("x", "y")
	c.add(d)
}

// activationGrad is the backward of one.
func (c *compiler) activationGrad(kernel string, o device.Op) {
	d := c.elementwise(kernel, "dY", "dX", o)
	d.views["y"] = o.In[0]
	d.unbind("dY", "dX")
	c.add(d)
}

func (c *compiler) dropout(o device.Op) {
	d := c.elementwise("dropout", "x", "y", o)
	p := o.Scalars[0]
	d.words["salt"], d.words["below"], d.words["keep"] = uint32(o.Dims[1]), device.DropoutBelow(p), f32(1/(1-p))
	d.unbind("x", "y")
	c.add(d)
}

func (c *compiler) softmax(o device.Op) {
	d := dispatch{
		kernel: "softmax", entry: "main",
		views:  map[string]device.View{"z": o.In[0], "p": o.Out[0]},
		words:  numbers(map[string]int{"k": o.Dims[0]}),
		groups: threads(o.Rows),
	}
	d.unbind("z", "p")
	c.add(d)
}
