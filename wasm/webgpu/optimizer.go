package webgpu

import (
	"fmt"

	"breakeven/nn/device"
)

// maxPairs is the room that a step's uniforms have for Adam's corrections.
const maxPairs = 14

// optimizer is an operation on weights, a thread a number.
func (c *compiler) optimizer(kernel string, o device.Op, views map[string]device.View, words map[string]uint32) {
	n := o.Out[0].Len
	words["n"] = uint32(n)
	c.add(dispatch{kernel: kernel, entry: "main", views: views, words: words, groups: threads(n), onLast: true})
}

func (c *compiler) decay(o device.Op) {
	c.optimizer("decay", o, map[string]device.View{"w": o.Out[0]}, map[string]uint32{"lambda": f32(o.Scalars[0])})
}

func (c *compiler) sgd(o device.Op) {
	c.optimizer("sgd", o, map[string]device.View{"g": o.In[0], "w": o.Out[0]}, map[string]uint32{})
}

func (c *compiler) momentum(o device.Op) {
	c.optimizer("momentum", o, map[string]device.View{"g": o.In[0], "w": o.Out[0], "v": o.Out[1]}, map[string]uint32{"mu": f32(o.Scalars[0])})
}

func (c *compiler) adam(o device.Op) {
	pair := [2]float32{o.Scalars[0], o.Scalars[1]}
	at := 0
	for at < len(c.pairs) && c.pairs[at] != pair {
		at++
	}
	if at == len(c.pairs) {
		c.pairs = append(c.pairs, pair)
	}
	if at >= maxPairs {
		c.fail(fmt.Errorf("webgpu: Adam with more than %d pairs of β in one program", maxPairs))
		return
	}
	c.optimizer("adam", o, map[string]device.View{"g": o.In[0], "w": o.Out[0], "m": o.Out[1], "v": o.Out[2]},
		map[string]uint32{"pair": uint32(at), "beta1": f32(pair[0]), "beta2": f32(pair[1]), "eps": f32(o.Scalars[2])})
	d := &c.dispatches[len(c.dispatches)-1]
	d.entry = "numbers"
	if aligned(o.In[0], 4) && aligned(o.Out[0], 4) && aligned(o.Out[1], 4) && aligned(o.Out[2], 4) {
		d.entry, d.groups = "vectors", threads(ceil(o.Out[0].Len, 4))
	}
}
