package webgpu

import (
	"math"

	"breakeven/nn/device"
)

// The self-test's cases: every kernel, each of its variants, forward and
// backward. Numbers are small fractions, so that sums of products are exact in
// float32 in any order: whatever a GPU's compiler makes of them, their bits are
// known. Where exponentials, roots or quotients come in, a tolerance holds.
//
// All cases of a group are one program over few large buffers, because a browser
// takes longer for a buffer or a submit than for the kernels.

// fine is a fraction that has 12 significant bits, one more than half precision
// holds; coarse has 4, so that products of both have 16 and thousands of them
// add up without rounding.
func fine(salt uint32) func(i int) float32 {
	return func(i int) float32 { return (float32(device.Hash(salt, uint32(i))%8191) - 4095) / 1024 }
}

func coarse(salt uint32) func(i int) float32 {
	return func(i int) float32 { return (float32(device.Hash(salt, uint32(i))%15) - 7) / 8 }
}

func whole(salt, below uint32) func(i int) float32 {
	return func(i int) float32 { return float32(device.Hash(salt, uint32(i)) % below) }
}

// unset is what stands in outputs before: what is not written shows.
func unset(int) float32 { return float32(math.NaN()) }

// lab lays a group's views out in arenas: the first view of a case lies in the
// first arena, its second in the second, because a dispatch may not write a
// buffer that it also reads.
type lab struct {
	align  int // offsets are multiples of it, or odd for 1
	salt   uint32
	arenas [3][]arena // by type of element
	next   [3]int     // arena of the case's next view
	ops    []device.Op
	outs   []output
}

type arena struct {
	buf    device.Buffer
	values []float32
}

type output struct {
	name  string // of the case, and of the output
	exact bool
	view  device.View
}

// begin starts a case.
func (l *lab) begin() { l.next = [3]int{} }

func (l *lab) place(t device.DType, n int, fill func(i int) float32) device.View {
	k := l.next[t]
	l.next[t]++
	for len(l.arenas[t]) <= k {
		l.arenas[t] = append(l.arenas[t], arena{buf: device.NewBuffer(1+int(t)+3*len(l.arenas[t]), math.MaxInt32, t)})
	}
	a := &l.arenas[t][k]
	off := len(a.values) + 1 // one number between two views stays as it was
	off = (off + l.align - 1) / l.align * l.align
	if l.align == 1 {
		off |= 1
	}
	for len(a.values) < off {
		v := float32(0) // a byte or an index cannot be unset
		if t == device.F32 {
			v = unset(0)
		}
		a.values = append(a.values, v)
	}
	for i := range n {
		a.values = append(a.values, fill(i))
	}
	return a.buf.View(off, n)
}

func (l *lab) f32(n int, fill func(i int) float32) device.View { return l.place(device.F32, n, fill) }

// fine and coarse are inputs; new is memory for an output.
func (l *lab) fine(n int) device.View   { l.salt++; return l.f32(n, fine(l.salt)) }
func (l *lab) coarse(n int) device.View { l.salt++; return l.f32(n, coarse(l.salt)) }
func (l *lab) new(n int) device.View    { return l.f32(n, unset) }

func (l *lab) bytes(n int, below uint32) device.View {
	l.salt++
	return l.place(device.U8, n, whole(l.salt, below))
}

// index is a list of m rows below n, and some more before a step's start.
func (l *lab) index(m, n int) device.View {
	l.salt++
	return l.place(device.U32, m+testStart, whole(l.salt, uint32(n)))
}

func (l *lab) labels(rows, below int) device.View {
	l.salt++
	return l.place(device.U32, rows, whole(l.salt, uint32(below)))
}

func (l *lab) do(ops ...device.Op) { l.ops = append(l.ops, ops...) }

func (l *lab) exact(name string, v device.View) { l.outs = append(l.outs, output{name, true, v}) }
func (l *lab) near(name string, v device.View)  { l.outs = append(l.outs, output{name, false, v}) }

// testStart is where in the index lists the steps begin.
const testStart = 2

// Rows of the groups.
const (
	oddRows   = 7
	denseRows = 19
	imageRows = 4
)

// oddCases are all kernels at sizes that fit no tile, from odd offsets.
func oddCases(l *lab) {
	const r = oddRows
	l.align = 1
	gatherCases(l, r)
	denseCases(l, r, 13, 9, "odd")
	denseCases(l, r, 5, 70, "wide")
	splitCase(l, r, 2051, 5)
	convCases(l, r, device.Planes{C: 2, H: 11, W: 9}, 6, 3, "odd")
	convCases(l, r, device.Planes{C: 1, H: 6, W: 7}, 1, 5, "5×5")
	poolCases(l, r, device.Planes{C: 3, H: 5, W: 7})
	activationCases(l, r, 10)
	softmaxCases(l, r, 7)
	optimizerCases(l, 67)
}

// alignedCases are dense layers as large as the page's, from aligned offsets:
// whole vectors, and several workgroups each way.
func alignedCases(l *lab) {
	const r = denseRows
	l.align = 4
	denseCases(l, r, 784, 20, "784×20")
	denseCases(l, r, 128, 12, "128×12")
	denseCases(l, r, 100, 72, "100×72")
	splitCase(l, r, 5760, 12)
	mixedCases(l, r)
	adamCases(l, 67)
}

// imageCases are the convolutions of the page's network, with fewer rows: time
// is short.
func imageCases(l *lab) {
	l.align = 4
	convCases(l, imageRows, device.Planes{C: 1, H: 28, W: 28}, 10, 3, "28×28")
	convCases(l, imageRows, device.Planes{C: 10, H: 26, W: 26}, 10, 3, "26×26")
}

func gatherCases(l *lab, r int) {
	l.begin()
	data, index, x := l.bytes(9*13, 256), l.index(r, 9), l.new(r*13)
	l.do(device.Gather(x, data, index, r, 13, 0.25))
	l.exact("gather", x)
	l.begin()
	label, index, y := l.bytes(9, 10), l.index(r, 9), l.labels(r, 1)
	l.do(device.Pick(y, label, index, r))
	l.exact("pick", y)
}

func denseCases(l *lab, r, in, out int, size string) {
	l.begin()
	x, w, y := l.fine(r*in), l.coarse(in*out+out), l.new(r*out)
	l.do(device.Dense(y, x, w.View(0, in*out), w.View(in*out, out), r, in, out))
	l.exact("dense "+size, y)
	l.begin()
	x, w, y = l.fine(r*in), l.coarse(in*out+out), l.new(r*out)
	l.do(device.Dense(y, x, w.View(0, in*out), w.View(in*out, out), r, in, out), device.ReLU(y, y, r, out))
	l.exact("dense with ReLU "+size, y)
	l.begin()
	x, dY, dW := l.fine(r*in), l.coarse(r*out), l.new(in*out+out)
	l.do(device.DenseWeightGrad(dW.View(0, in*out), dW.View(in*out, out), x, dY, r, in, out))
	l.exact("dense_weight_grad "+size, dW)
	l.begin()
	x, dY, dW = l.fine(r*in), l.coarse(r*out), l.new(in*out)
	db := l.new(out)
	l.do(device.DenseWeightGrad(dW, db, x, dY, r, in, out))
	l.exact("dense_weight_grad, biases apart: dW "+size, dW)
	l.exact("dense_weight_grad, biases apart: db "+size, db)
	l.begin()
	dY, w, dX := l.fine(r*out), l.coarse(in*out), l.new(r*in)
	l.do(device.DenseInputGrad(dX, dY, w, r, in, out))
	l.exact("dense_input_grad "+size, dX)
	l.begin()
	dY, w, dX = l.fine(r*out), l.coarse(in*out), l.new(r*in)
	y = l.coarse(r * in)
	l.do(device.DenseInputGrad(dX, dY, w, r, in, out), device.ReLUGrad(dX, y, dX, r, in))
	l.exact("dense_input_grad with ReLU "+size, dX)
}

// mixedCases have one matrix whose rows are whole vectors and one whose rows are
// not.
func mixedCases(l *lab, r int) {
	for _, first := range []bool{true, false} {
		place := func(isFirst bool, cols int, from func(int) device.View) (v device.View, n int) {
			if first != isFirst {
				cols += 3
			}
			return from(r * cols), cols
		}
		l.begin()
		x, in := place(true, 12, l.fine)
		out := 8
		if first {
			out = 10
		}
		w, y := l.coarse(in*out+out), l.new(r*out)
		l.do(device.Dense(y, x, w.View(0, in*out), w.View(in*out, out), r, in, out))
		l.exact("dense, mixed", y)
		l.begin()
		x, in = place(true, 12, l.fine)
		dY, out := place(false, 8, l.coarse)
		dW := l.new(in*out + out)
		l.do(device.DenseWeightGrad(dW.View(0, in*out), dW.View(in*out, out), x, dY, r, in, out))
		l.exact("dense_weight_grad, mixed", dW)
		l.begin()
		dY = l.fine(r * 8)
		all, dX := l.coarse(8*12+1), l.new(r*12)
		at := 0
		if first {
			at = 1
		}
		l.do(device.DenseInputGrad(dX, dY, all.View(at, 8*12), r, 12, 8))
		l.exact("dense_input_grad, mixed", dX)
	}
}

// splitCase is a dense layer whose sums are cut into parts.
func splitCase(l *lab, r, in, out int) {
	l.begin()
	x, w, b, y := l.fine(r*in), l.coarse(in*out), l.fine(out), l.new(r*out)
	l.do(device.Dense(y, x, w, b, r, in, out), device.ReLU(y, y, r, out))
	l.exact("dense in parts", y)
}

func convCases(l *lab, r int, s device.Planes, out, k int, size string) {
	weights, to := out*s.C*k*k, s.Conv(out, k)
	l.begin()
	x, w, b, y := l.fine(r*s.Size()), l.coarse(weights), l.fine(out), l.new(r*to.Size())
	l.do(device.Conv(y, x, w, b, r, s, out, k))
	l.exact("conv "+size, y)
	l.begin()
	x, w, b, y = l.fine(r*s.Size()), l.coarse(weights), l.fine(out), l.new(r*to.Size())
	l.do(device.Conv(y, x, w, b, r, s, out, k), device.ReLU(y, y, r, to.Size()))
	l.exact("conv with ReLU "+size, y)
	l.begin()
	x, dY, dW := l.fine(r*s.Size()), l.coarse(r*to.Size()), l.new(weights+out)
	l.do(device.ConvWeightGrad(dW.View(0, weights), dW.View(weights, out), x, dY, r, s, out, k))
	l.exact("conv_weight_grad "+size, dW)
	l.begin()
	dY, w, dX := l.fine(r*to.Size()), l.coarse(weights), l.new(r*s.Size())
	l.do(device.ConvInputGrad(dX, dY, w, r, s, out, k))
	l.exact("conv_input_grad "+size, dX)
	l.begin()
	dY, w, dX = l.fine(r*to.Size()), l.coarse(weights), l.new(r*s.Size())
	y = l.coarse(r * s.Size())
	l.do(device.ConvInputGrad(dX, dY, w, r, s, out, k), device.ReLUGrad(dX, y, dX, r, s.Size()))
	l.exact("conv_input_grad with ReLU "+size, dX)
}

func poolCases(l *lab, r int, s device.Planes) {
	l.begin()
	x, y := l.coarse(r*s.Size()), l.new(r*s.Pool().Size())
	l.do(device.MaxPool(y, x, r, s))
	l.exact("max_pool", y)
	for _, relu := range []bool{false, true} {
		l.begin()
		x, dY, dX := l.coarse(r*s.Size()), l.fine(r*s.Pool().Size()), l.new(r*s.Size())
		l.do(device.MaxPoolGrad(dX, x, dY, r, s))
		name := "max_pool_grad"
		if relu {
			l.do(device.ReLUGrad(dX, x, dX, r, s.Size()))
			name += " with ReLU"
		}
		l.exact(name, dX)
	}
}

func activationCases(l *lab, r, d int) {
	n := r * d
	// A NaN, where a step's rows end, must come through.
	diverged := func(fill func(int) float32) func(int) float32 {
		return func(i int) float32 {
			if i == 3*d+1 {
				return unset(i)
			}
			return fill(i)
		}
	}
	l.salt++
	values := fine(l.salt)
	l.begin()
	x, y := l.f32(n, diverged(values)), l.new(n)
	l.do(device.ReLU(y, x, r, d))
	l.exact("relu", y)
	for _, a := range []struct {
		name string
		f    func(y, x device.View, rows, d int) device.Op
	}{{"tanh", device.Tanh}, {"sigmoid", device.Sigmoid}} {
		l.begin()
		x, y := l.f32(n, values), l.new(n)
		l.do(a.f(y, x, r, d))
		l.near(a.name, y)
	}
	for _, a := range []struct {
		name string
		f    func(dX, y, dY device.View, rows, d int) device.Op
	}{{"relu_grad", device.ReLUGrad}, {"tanh_grad", device.TanhGrad}, {"sigmoid_grad", device.SigmoidGrad}} {
		l.begin()
		y, dY, dX := l.coarse(n), l.fine(n), l.new(n)
		l.do(a.f(dX, y, dY, r, d))
		l.exact(a.name, dX)
		l.begin()
		y, g := l.coarse(n), l.fine(n)
		l.do(a.f(g, y, g, r, d))
		l.exact(a.name+" in place", g)
	}
	l.begin()
	x, y = l.fine(n), l.new(n)
	l.do(device.Dropout(y, x, r, d, 0.5, 3))
	l.exact("dropout", y)
	l.begin()
	x = l.fine(n)
	l.do(device.Dropout(x, x, r, d, 0.75, 5))
	l.exact("dropout in place", x)
}

func softmaxCases(l *lab, r, k int) {
	l.begin()
	z, p := l.fine(r*k), l.new(r*k)
	l.do(device.Softmax(p, z, r, k))
	l.near("softmax", p)
	l.begin()
	z, dZ, metrics, y := l.fine(r*k), l.new(r*k), l.new(4), l.labels(r, k)
	l.do(device.SoftmaxCrossEntropy(dZ, metrics, z, y, r, k))
	l.near("softmax_cross_entropy: dZ", dZ)
	l.near("softmax_cross_entropy: metrics", metrics.View(2, 2)) // of slot 1
	l.begin()
	z, metrics = l.fine(r*k), l.new(4)
	label, index, y := l.bytes(9, uint32(k)), l.index(r, 9), l.labels(r, 1)
	l.do(device.Pick(y, label, index, r), device.SoftmaxCrossEntropy(z, metrics, z, y, r, k))
	l.near("softmax_cross_entropy with pick: dZ", z)
	l.near("softmax_cross_entropy with pick: metrics", metrics.View(2, 2))
	l.exact("softmax_cross_entropy with pick: y", y)
}

func optimizerCases(l *lab, n int) {
	l.begin()
	w, g := l.coarse(n), l.coarse(n)
	l.do(device.SGD(w, g))
	l.exact("sgd", w)
	l.begin()
	w = l.coarse(n)
	l.do(device.Decay(w, 0.5))
	l.exact("decay", w)
	l.begin()
	w, v, g := l.coarse(n), l.coarse(n), l.coarse(n)
	l.do(device.Momentum(w, v, g, 0.5))
	l.exact("momentum: w", w)
	l.exact("momentum: v", v)
	adamCases(l, 7)
}

func adamCases(l *lab, n int) {
	for _, beta := range [][2]float32{{0.5, 0.75}, {0.75, 0.5}} {
		l.begin()
		w, m, v, g := l.coarse(n), l.coarse(n), l.f32(n, whole(7, 4)), l.coarse(n)
		l.do(device.Adam(w, m, v, g, beta[0], beta[1], 1e-3))
		l.near("adam: w", w)
		l.exact("adam: m", m)
		l.exact("adam: v", v)
	}
}

// steps of the groups: the first with fewer rows than there is room for, which
// overwrites, and then all, which adds. Factors are powers of two.
func testSteps(rows int) []device.Step {
	return []device.Step{
		{Start: 1, Rows: rows - 2, Batch: 16, First: true, Slot: 1, T: 1, LR: 0.125, Seed: 9},
		{Start: testStart, Rows: rows, Batch: 16, Last: true, Slot: 1, T: 2, LR: 0.125, Seed: 10},
	}
}

// networkCases is a small network of every kind of layer, in training: what comes
// of many dispatches that wait for each other.
func networkCases(l *lab) {
	const r, in, hidden, classes = oddRows, 5 * 5 * 3, 9, 10
	s := device.Planes{C: 1, H: 12, W: 12}
	c := s.Conv(3, 3)
	const convW, denseW, headW = 3 * 9, in * hidden, hidden * classes
	const params = convW + 3 + denseW + hidden + headW + classes
	l.align = 1
	l.begin()
	data, label, index := l.bytes(20*s.Size(), 256), l.bytes(20, classes), l.index(40, 20)
	small := func(i int) float32 { return coarse(77)(i) / 4 }
	w, g, m, v := l.f32(params, small), l.new(params), l.f32(params, zero), l.f32(params, zero)
	x, y := l.new(r*s.Size()), l.labels(r, 1)
	a, pooled, h, z, metrics := l.new(r*c.Size()), l.new(r*in), l.new(r*hidden), l.new(r*classes), l.new(4)
	dh, dp, da := l.new(r*hidden), l.new(r*in), l.new(r*c.Size())
	part := func(v device.View, at, n, bias int) (weights, biases device.View) {
		return v.View(at, n), v.View(at+n, bias)
	}
	w1, b1 := part(w, 0, convW, 3)
	w2, b2 := part(w, convW+3, denseW, hidden)
	w3, b3 := part(w, convW+3+denseW+hidden, headW, classes)
	g1, gb1 := part(g, 0, convW, 3)
	g2, gb2 := part(g, convW+3, denseW, hidden)
	g3, gb3 := part(g, convW+3+denseW+hidden, headW, classes)
	l.do(
		device.Gather(x, data, index, r, s.Size(), 1.0/256), device.Pick(y, label, index, r),
		device.Conv(a, x, w1, b1, r, s, 3, 3), device.ReLU(a, a, r, c.Size()), device.MaxPool(pooled, a, r, c),
		device.Dense(h, pooled, w2, b2, r, in, hidden), device.ReLU(h, h, r, hidden),
		device.Dense(z, h, w3, b3, r, hidden, classes), device.SoftmaxCrossEntropy(z, metrics, z, y, r, classes),
		device.DenseWeightGrad(g3, gb3, h, z, r, hidden, classes), device.DenseInputGrad(dh, z, w3, r, hidden, classes),
		device.ReLUGrad(dh, h, dh, r, hidden),
		device.DenseWeightGrad(g2, gb2, pooled, dh, r, in, hidden), device.DenseInputGrad(dp, dh, w2, r, in, hidden),
		device.MaxPoolGrad(da, a, dp, r, c), device.ReLUGrad(da, a, da, r, c.Size()),
		device.ConvWeightGrad(g1, gb1, x, da, r, s, 3, 3),
		device.Adam(w, m, v, g, 0.9, 0.999, 1e-3),
	)
	l.near("network: metrics", metrics)
	l.near("network: conv", w.View(0, 8))
	l.near("network: dense", w2.View(denseW-8, 8))
	l.near("network: head", w3.View(headW-8, 8))
}

func zero(int) float32 { return 0 }

// networkSteps are two batches of three micro-batches, the last of each short.
func networkSteps() (steps []device.Step) {
	for batch := range 2 {
		for i, rows := range []int{oddRows, oddRows, oddRows - 3} {
			steps = append(steps, device.Step{
				Start: batch*20 + i*oddRows, Rows: rows, Batch: 3*oddRows - 3, First: i == 0, Last: i == 2, Slot: batch, T: batch + 1, LR: 0.01,
			})
		}
	}
	return steps
}
