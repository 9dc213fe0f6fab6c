package webgpu

import "breakeven/nn/device"

// softmaxCrossEntropy is SoftmaxCrossEntropy; with pick what fetches its labels.
func (c *compiler) softmaxCrossEntropy(o device.Op, pick *device.Op) {
	d := dispatch{
		kernel: "softmax_cross_entropy", entry: "main",
		views:  map[string]device.View{"z": o.In[0], "y": o.In[1], "metrics": o.Out[1]},
		words:  numbers(map[string]int{"k": o.Dims[0]}),
		groups: [3]int{1, 1, 1},
	}
	d.words["grad"], d.words["pick"], d.words["same_buffer"] = asWord(!o.Out[0].IsZero()), asWord(pick != nil), 0
	if !o.Out[0].IsZero() {
		d.views["dZ"] = o.Out[0]
		d.unbind("z", "dZ")
	}
	if pick != nil {
		d.views["label"], d.views["index"] = pick.In[0], pick.In[1]
	}
	c.add(d)
}

func (c *compiler) gather(o device.Op) {
	c.add(dispatch{
		kernel: "gather", entry: "main",
		views:  map[string]device.View{"data": o.In[0], "index": o.In[1], "x": o.Out[0]},
		words:  map[string]uint32{"d": uint32(o.Dims[0]), "scale": f32(o.Scalars[0])},
		groups: threads(ceil(o.Rows*o.Dims[0], 4)),
	})
}

func (c *compiler) pick(o device.Op) {
	c.add(dispatch{
		kernel: "pick", entry: "main",
		views:  map[string]device.View{"label": o.In[0], "index": o.In[1], "y": o.Out[0]},
		groups: threads(o.Rows),
	})
}
