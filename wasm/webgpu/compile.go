package webgpu

import "breakeven/nn/device"

// compiler turns a program into dispatches. It needs no GPU.
type compiler struct {
	form       Form
	kernels    func(name string) *kernel
	dispatches []dispatch
	pairs      [][2]float32 // Adam's β1, β2 whose corrections a step carries
	err        error
}

func (c *compiler) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *compiler) add(d dispatch) {
	if err := d.check(c.kernels(d.kernel)); err != nil {
		c.fail(err)
	}
	c.dispatches = append(c.dispatches, d)
}

// unbind leaves a binding out where it lies in out's buffer, which is bound for
// writing, and tells the kernel so: it then uses that one.
func (d *dispatch) unbind(name, out string) {
	v := d.views[name]
	same := sameBuffer(v, d.views[out])
	d.words["same_buffer"] = asWord(same)
	if same {
		delete(d.views, name)
		d.words[name+"_at"] = uint32(v.Off)
	}
}

// program compiles all operations, several into one dispatch where that changes
// no result:
//
//	Pick + SoftmaxCrossEntropy that reads y first
//	Dense or Conv + ReLU of y in place
//	DenseInputGrad, ConvInputGrad or MaxPoolGrad + ReLUGrad of dX in place
func (c *compiler) program(ops []device.Op) {
	joined := map[int]*device.Op{} // at a loss's index: the Pick that it does too
	for i := 0; i < len(ops); i++ {
		o := ops[i]
		next := device.Op{Kind: device.NumKinds}
		if i+1 < len(ops) {
			next = ops[i+1]
		}
		relu := next.Kind == device.KindReLU && len(o.Out) == 1 && next.In[0] == o.Out[0] && next.Out[0] == o.Out[0]
		var y device.View // of a ReLUGrad that follows, in place
		if next.Kind == device.KindReLUGrad && len(o.Out) == 1 && next.In[1] == o.Out[0] && next.Out[0] == o.Out[0] && !sameBuffer(next.In[0], o.Out[0]) {
			y = next.In[0]
		}
		if lacks(o) {
			c.fail(&device.UnsupportedError{Kind: o.Kind})
			return
		}
		both := false // the next operation is done, too
		switch o.Kind {
		case device.KindGather:
			c.gather(o)
		case device.KindPick:
			if at := lossAfter(ops, i); at > 0 {
				joined[at] = &ops[i]
			} else {
				c.pick(o)
			}
		case device.KindDense:
			c.dense(o, relu)
			both = relu
		case device.KindConv:
			c.conv(o, relu)
			both = relu
		case device.KindDenseInputGrad:
			c.denseInputGrad(o, y)
			both = !y.IsZero()
		case device.KindConvInputGrad:
			c.convInputGrad(o, y)
			both = !y.IsZero()
		case device.KindMaxPoolGrad:
			both = !y.IsZero() && y == o.In[0]
			c.maxPoolGrad(o, both)
		case device.KindDenseWeightGrad:
			c.denseWeightGrad(o)
		case device.KindConvWeightGrad:
			c.convWeightGrad(o)
		case device.KindMaxPool:
			c.maxPool(o)
		case device.KindReLU:
			c.activation("relu", o)
		case device.KindReLUGrad:
			c.activationGrad("relu_grad", o)
		case device.KindTanh:
			c.activation("tanh", o)
		case device.KindTanhGrad:
			c.activationGrad("tanh_grad", o)
		case device.KindSigmoid:
			c.activation("sigmoid", o)
		case device.KindSigmoidGrad:
			c.activationGrad("sigmoid_grad", o)
		case device.KindDropout:
			c.dropout(o)
		case device.KindSoftmax:
			c.softmax(o)
		case device.KindSoftmaxCrossEntropy:
			c.softmaxCrossEntropy(o, joined[i])
		case device.KindDecay:
			c.decay(o)
		case device.KindSGD:
			c.sgd(o)
		case device.KindMomentum:
			c.momentum(o)
		case device.KindAdam:
			c.adam(o)
		default:
			c.fail(&device.UnsupportedError{Kind: o.Kind})
		}
		if both {
			i++
		}
	}
}

// lacks tells whether the operation has no kernel here: those of sequences, and
// affine maps without a bias.
func lacks(o device.Op) bool {
	return o.Kind.OfSequences() || o.Kind == device.KindDense && o.In[2].IsZero() || o.Kind == device.KindDenseWeightGrad && o.Out[1].IsZero()
}

// lossAfter finds the loss that can do the Pick at i on its way: the first
// operation that has anything to do with y. Between the two nothing may write what
// is picked from. 0 where there is none.
func lossAfter(ops []device.Op, i int) int {
	label, index, y := ops[i].In[0], ops[i].In[1], ops[i].Out[0]
	for at := i + 1; at < len(ops); at++ {
		p := ops[at]
		writes := touches(p.Out, label) || touches(p.Out, index)
		switch {
		case touches(p.In, y) || touches(p.Out, y):
			if p.Kind == device.KindSoftmaxCrossEntropy && p.In[1] == y && !writes {
				return at
			}
			return 0
		case writes:
			return 0
		}
	}
	return 0
}

// touches tells whether one of the views lies in v's buffer.
func touches(views []device.View, v device.View) bool {
	for _, w := range views {
		if !w.IsZero() && sameBuffer(w, v) {
			return true
		}
	}
	return false
}
