package webgpu

import "breakeven/nn/device"

// Splitting a sum over k into parts pays where a GPU would idle: with few
// threads that each have long to go. A part is never shorter than splitPart, so
// that summing the parts stays small beside making them. Both are properties of
// the shape, not of the GPU: the order of a sum must not depend on it.
const (
	splitFrom = 2048 // terms
	splitPart = 480
)

// Form is how the dense kernels multiply.
type Form string

const (
	Registers Form = "registers" // barrier-free register tiles
	Tiles     Form = "tiles"     // tiles in workgroup memory
)

// alignments tell a kernel which of its two matrices it can read by vectors; the
// second only where the first is, too: a kernel then has three variants, not four,
// and what is rare is slower.
func alignments(a string, v device.View, n int, b string, w device.View, m int) map[string]bool {
	first := aligned(v, n)
	return map[string]bool{a: first, b: first && aligned(w, m)}
}

// dense is Dense; with relu ReLU after it.
func (c *compiler) dense(o device.Op, relu bool) {
	rows, in, out := o.Rows, o.Dims[0], o.Dims[1]
	parts := 1
	if in >= splitFrom {
		parts = in / splitPart
	}
	d := dispatch{
		kernel: "dense", entry: string(c.form),
		views:     map[string]device.View{"x": o.In[0], "x_by4": o.In[0], "w": o.In[1], "w_by4": o.In[1], "b": o.In[2], "y": o.Out[0]},
		words:     numbers(map[string]int{"in": in, "out": out, "rows": rows, "parts": parts}),
		constants: alignments("X_ALIGNED", o.In[0], in, "W_ALIGNED", o.In[1], out),
	}
	d.words["relu"] = asWord(relu)
	if c.form == Tiles {
		d.groups = [3]int{ceil(out, 64), ceil(rows, 16), parts}
	} else {
		d.groups = threads(ceil(rows, 8) * ceil(out, 8))
		d.groups[2] = parts
	}
	if parts == 1 {
		c.add(d)
		return
	}
	last := d
	last.entry, last.groups = "sum", threads(rows*out)
	last.constants = nil
	last.views = map[string]device.View{"b": o.In[2], "y": o.Out[0]}
	d.views = without(d.views, "b", "y")
	for _, d := range []dispatch{d, last} {
		d.scratch, d.floats = "parts", parts*rows*out
		c.add(d)
	}
}

func without(views map[string]device.View, names ...string) map[string]device.View {
	for _, n := range names {
		delete(views, n)
	}
	return views
}

func (c *compiler) denseWeightGrad(o device.Op) {
	in, out := o.Dims[0], o.Dims[1]
	d := dispatch{
		kernel: "dense_weight_grad", entry: string(c.form),
		views:     map[string]device.View{"x": o.In[0], "x_by4": o.In[0], "dY": o.In[1], "dY_by4": o.In[1], "dW": o.Out[0], "db": o.Out[1]},
		words:     numbers(map[string]int{"in": in, "out": out}),
		constants: alignments("X_ALIGNED", o.In[0], in, "D_ALIGNED", o.In[1], out),
		groups:    threads((ceil(in, 8) + 1) * ceil(out, 8)), // one more row, for db
	}
	if c.form == Tiles {
		d.groups = [3]int{ceil(out, 64), ceil(in, 16) + 1, 1}
	}
	d.unbind("db", "dW")
	c.add(d)
}

// denseInputGrad is DenseInputGrad; with y ReLUGrad after it.
func (c *compiler) denseInputGrad(o device.Op, y device.View) {
	in, out := o.Dims[0], o.Dims[1]
	d := dispatch{
		kernel: "dense_input_grad", entry: string(c.form),
		views:     map[string]device.View{"dY": o.In[0], "dY_by4": o.In[0], "w": o.In[1], "w_by4": o.In[1], "dX": o.Out[0]},
		words:     numbers(map[string]int{"in": in, "out": out}),
		constants: alignments("D_ALIGNED", o.In[0], out, "W_ALIGNED", o.In[1], out),
		groups:    threads(ceil(o.Rows, 4) * ceil(in, 4)),
	}
	if c.form == Tiles {
		d.groups = [3]int{ceil(in, 64), ceil(o.Rows, 16), 1}
	}
	d.words["relu_grad"] = asWord(!y.IsZero())
	if !y.IsZero() {
		d.views["y"] = y
	}
	c.add(d)
}
