package devicetest

import (
	"slices"
	"testing"

	"breakeven/nn/device"
)

// micro is the micro-batch of the small networks.
const micro = 5

// network is a small one: from x [micro×in], through memory between its
// operations, to logits and back.
type network struct {
	name       string
	in, params int
	between    []int // numbers a row that the operations need
	ops        func(n *memories) []device.Op
}

// memories are a network's views, on one device.
type memories struct {
	x, y, z, metrics    device.View
	w, g, moment, moved device.View
	between             []device.View
}

// cut cuts v into parts of these sizes.
func cut(v device.View, sizes ...int) (parts []device.View) {
	at := 0
	for _, n := range sizes {
		parts = append(parts, v.View(at, n))
		at += n
	}
	return parts
}

var mlp = network{"MLP", 19, 19*13 + 13 + 13*10 + 10, []int{13, 13}, func(n *memories) []device.Op {
	sizes := []int{19 * 13, 13, 13 * 10, 10}
	w, g, h, dh := cut(n.w, sizes...), cut(n.g, sizes...), n.between[0], n.between[1]
	return []device.Op{
		device.Dense(h, n.x, w[0], w[1], micro, 19, 13),
		device.ReLU(h, h, micro, 13),
		device.Dense(n.z, h, w[2], w[3], micro, 13, 10),
		device.SoftmaxCrossEntropy(n.z, n.metrics, n.z, n.y, micro, 10),
		device.DenseWeightGrad(g[2], g[3], h, n.z, micro, 13, 10),
		device.DenseInputGrad(dh, n.z, w[2], micro, 13, 10),
		device.ReLUGrad(dh, h, dh, micro, 13),
		device.DenseWeightGrad(g[0], g[1], n.x, dh, micro, 19, 13),
		device.Adam(n.w, n.moment, n.moved, n.g, 0.9, 0.999, 1e-3),
	}
}}

// cnn: 9×8, conv into 3, ReLU, conv into 4, tanh, pool, dropout, 24-6, sigmoid,
// dense into 10.
var cnn = network{"CNN", 9 * 8, 27 + 3 + 48 + 4 + 24*6 + 6 + 6*10 + 10, []int{3 * 7 * 6, 4 * 6 * 5, 24, 24, 6, 6, 24, 4 * 6 * 5, 3 * 7 * 6}, func(n *memories) []device.Op {
	sizes := []int{27, 3, 48, 4, 24 * 6, 6, 6 * 10, 10}
	w, g := cut(n.w, sizes...), cut(n.g, sizes...)
	in, first, second := device.Planes{C: 1, H: 9, W: 8}, device.Planes{C: 3, H: 7, W: 6}, device.Planes{C: 4, H: 6, W: 5}
	a, b, pooled, kept, h := n.between[0], n.between[1], n.between[2], n.between[3], n.between[4]
	dh, dKept, db, da := n.between[5], n.between[6], n.between[7], n.between[8]
	return []device.Op{
		device.Conv(a, n.x, w[0], w[1], micro, in, 3, 3),
		device.ReLU(a, a, micro, first.Size()),
		device.Conv(b, a, w[2], w[3], micro, first, 4, 2),
		device.Tanh(b, b, micro, second.Size()),
		device.MaxPool(pooled, b, micro, second),
		device.Dropout(kept, pooled, micro, 24, 0.25, 3),
		device.Dense(h, kept, w[4], w[5], micro, 24, 6),
		device.Sigmoid(h, h, micro, 6),
		device.Dense(n.z, h, w[6], w[7], micro, 6, 10),
		device.SoftmaxCrossEntropy(n.z, n.metrics, n.z, n.y, micro, 10),
		device.DenseWeightGrad(g[6], g[7], h, n.z, micro, 6, 10),
		device.DenseInputGrad(dh, n.z, w[6], micro, 6, 10),
		device.SigmoidGrad(dh, h, dh, micro, 6),
		device.DenseWeightGrad(g[4], g[5], kept, dh, micro, 24, 6),
		device.DenseInputGrad(dKept, dh, w[4], micro, 24, 6),
		device.Dropout(dKept, dKept, micro, 24, 0.25, 3),
		device.MaxPoolGrad(db, b, dKept, micro, second),
		device.TanhGrad(db, b, db, micro, second.Size()),
		device.ConvWeightGrad(g[2], g[3], a, db, micro, first, 4, 2),
		device.ConvInputGrad(da, db, w[2], micro, first, 4, 2),
		device.ReLUGrad(da, a, da, micro, first.Size()),
		device.ConvWeightGrad(g[0], g[1], n.x, da, micro, in, 3, 3),
		device.Decay(w[0], 0.1), device.Decay(w[2], 0.1), device.Decay(w[4], 0.1), device.Decay(w[6], 0.1),
		device.Adam(n.w, n.moment, n.moved, n.g, 0.9, 0.999, 1e-3),
	}
}}

// trains trains a network for some batches of three micro-batches, twice: near
// the oracle, and the same bits both times.
func (s *suite) trains(net network) func(*testing.T) {
	return func(t *testing.T) {
		const n, batches = 30, 3
		var runs [2][]float32
		for run := range runs {
			b := s.bench(t)
			data, labels, index := make([]uint32, n*net.in), make([]uint32, n), make([]uint32, n+batches*micro)
			for i := range data {
				data[i] = uint32(b.rand.IntN(256))
			}
			for i := range labels {
				labels[i] = uint32(i % 10)
			}
			for i := range index {
				index[i] = uint32(i * 7 % n)
			}
			hd, hl, hi := b.ints("data", false, device.U8, data), b.ints("label", false, device.U8, labels), b.ints("index", false, device.U32, index)
			start := b.random(net.params)
			for i := range start {
				start[i] *= 0.3
			}
			zeros := func(name string, n int) handle { return b.floats(name, true, make([]float32, n)) }
			w, g, m, v := b.floats("w", true, start), zeros("g", net.params), zeros("m", net.params), zeros("v", net.params)
			x, y := zeros("x", micro*net.in), b.ints("y", true, device.U32, make([]uint32, micro))
			z, metrics := zeros("z", micro*10), zeros("metrics", 2*(batches+1))
			var between []handle
			for _, width := range net.between {
				between = append(between, zeros("between", micro*width))
			}
			b.program(func(at views) []device.Op {
				own := &memories{x: at(x), y: at(y), z: at(z), metrics: at(metrics), w: at(w), g: at(g), moment: at(m), moved: at(v)}
				for _, h := range between {
					own.between = append(own.between, at(h))
				}
				return append([]device.Op{
					device.Gather(at(x), at(hd), at(hi), micro, net.in, 1.0/255),
					device.Pick(at(y), at(hl), at(hi), micro),
				}, net.ops(own)...)
			})
			var steps []device.Step
			for batch := range batches {
				for i, rows := range []int{micro, micro, micro - 2} {
					steps = append(steps, device.Step{
						Start: batch*10 + i*micro, Rows: rows, Batch: 3*micro - 2, First: i == 0, Last: i == 2,
						Slot: batch + 1, T: batch + 1, LR: 0.01, Seed: uint32(len(steps)),
					})
				}
			}
			b.check("trained", steps...)
			runs[run] = floats(b.read(b.dev, b.pairs[w].dev))
		}
		if !slices.Equal(runs[0], runs[1]) {
			t.Error("the same program gave other bits the second time")
		}
	}
}
