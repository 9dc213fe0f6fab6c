package ref_test

import (
	"context"
	"math"
	"testing"

	"breakeven/nn/device"
)

// What TestByHand does, for the operations of sequences: the last two of three
// tokens, which end one document and make another.
func TestSequencesByHand(t *testing.T) {
	l := newLab(t)
	f := func(values ...float64) device.View {
		v := l.floats(len(values))
		copy(l.Values(v), values)
		return v
	}
	log3 := math.Log(3)
	pos := l.list(0, 1, 0)
	table, dTable, token := f(1, 2, 3, 4, 5, 6), f(7, 7, 7, 7, 7, 7), l.list(9, 2, 2)
	x, sum, relu, dRelu := f(0, 0, 0, 0), f(1, 2, 3, 4), f(-1, 2, 3, 0), f(5, 5, 5, 5)
	row, norm, dNorm, gain, heads := f(3, 4, 1, 0), f(9, 9, 9, 9), f(1, 0, 0, 4), f(2, 10), f(1, -1, 1, 1)
	dHeads, dGain := f(2, 2, 4, 4), f(9, 9)
	turned, back := f(1, 0, 7, 8, 1, 0, 7, 8), f(0, 1, 7, 8, 1, 0, 7, 8)
	hist := f(9, 9, 9)
	signal, taps, mixed := f(1, 2, 3), f(1, 10), f(9, 9)
	q, k, v, y, lse := f(1, 5), f(0, log3, 7), f(4, 8, 100), f(9, 9), f(9, 9)
	rows, index, picked, spread := f(5, 6, 7), l.list(9, 2, 0), f(9, 9), f(9, 9, 9)
	z, target, weight, dZ, metrics := f(0, log3, log3, 0), l.list(9, 1, 1), f(9, 2, 3), f(9, 9, 9, 9), f(9, 9, 9, 9)
	w, m, g, kept := f(8, 16), f(2, 4), f(2, 2), f(8)

	p, err := l.Compile([]device.Op{
		device.Embed(x, table, token, 2, 2, 3, 2),
		device.EmbedGrad(dTable, f(1, 2, 3, 4), token, 2, 2, 3, 2),
		device.Add(sum, sum, f(10, 20, 30, 40), 2, 2),
		device.ReLU2Grad(dRelu, relu, dRelu, 2, 2),
		device.ReLU2(relu, relu, 2, 2),
		device.RMSNorm(norm, row, 2, 2, 3.5),
		device.RMSNormGrad(dNorm, row, dNorm, 2, 2, 3.5),
		device.HeadNormGrad(dHeads, dGain, heads, gain, dHeads, 2, 2, 1, 3),
		device.HeadNorm(heads, heads, gain, 2, 2, 1, 3),
		device.RoPE(turned, turned, pos, 2, 2, 2, 1, 50, false),
		device.RoPE(back, back, pos, 2, 2, 2, 1, 50, true),
		device.Append(hist, f(1, 2), 2, 1),
		device.CausalConv(mixed, signal, taps, pos, 2, 1, 2),
		device.Attention(y, lse, q, k, v, pos, 2, 1, 1),
		device.Select(picked, rows, index, 2, 1),
		device.SelectGrad(spread, f(1, 2), index, 2, 1),
		device.WeightedCrossEntropy(dZ, metrics, z, target, weight, 2, 2),
		device.Muon(w, m, g, 1, 2, 0.5, 0.5),
		device.Muon(kept, f(0), f(0), 1, 1, 0.5, 0.5),
	})
	if err != nil {
		t.Fatal(err)
	}
	s := device.Step{Start: 1, Rows: 2, Batch: 4, First: true, Last: true, Slot: 1, LR: 0.25}
	if err := l.Run(context.Background(), p, []device.Step{s}); err != nil {
		t.Fatal(err)
	}
	// m is 3, 4, and u = g + m/2 is 3.5, 4: one direction, whose length the
	// iteration makes this.
	norm2 := math.Hypot(3.5, 4)
	length := norm2 / (norm2 + 1e-7)
	for range 5 {
		length = 3.4445*length - 4.7750*math.Pow(length, 3) + 2.0315*math.Pow(length, 5)
	}
	move := 0.25 * math.Sqrt2 * length / norm2
	for _, c := range []struct {
		name string
		got  device.View
		want []float64
	}{
		{"embedded", x, []float64{10, 12, 10, 12}},
		{"its gradient", dTable, []float64{7, 7, 7, 7, 15, 19}},
		{"sum", sum, []float64{11, 22, 33, 44}},
		{"squared ReLU", relu, []float64{0, 4, 9, 0}},
		{"its gradient", dRelu, []float64{0, 20, 30, 0}},
		{"norm", norm, []float64{0.75, 1, 0.5, 0}},
		{"its gradient", dNorm, []float64{0.25 * (1 - 9.0/32), 0.25 * -12.0 / 32, 0, 2}},
		{"norms of heads", heads, []float64{1, -5, 1, 5}},
		{"their gradient", dHeads, []float64{1.5, 7.5, 3, 15}}, // 1 − ρ² is left of it
		{"their gains'", dGain, []float64{1 + 2, -1 + 2}},
		{"turned", turned, []float64{math.Cos(1), math.Sin(1), 7, 8, 1, 0, 7, 8}},
		{"turned back", back, []float64{math.Sin(1), math.Cos(1), 7, 8, 1, 0, 7, 8}},
		{"history", hist, []float64{9, 1, 2}},
		{"convolution", mixed, []float64{2 + 10, 3}},
		{"attention", y, []float64{4.0/4 + 8*3.0/4, 100}},
		{"its log-sum-exp", lse, []float64{math.Log(4), 35}},
		{"selected", picked, []float64{7, 5}},
		{"its gradient", spread, []float64{2, 0, 1}},
		{"weighted dZ", dZ, []float64{2 * 0.25, 2 * -0.25, 3 * 0.75, 3 * -0.75}},
		{"weighted metrics", metrics, []float64{9, 9, 2*math.Log(4.0/3) + 3*math.Log(4), 2}},
		{"Muon", w, []float64{7 - 3.5*move, 14 - 4*move}},
		{"its momentum", m, []float64{3, 4}},
		{"Muon without a gradient", kept, []float64{7}},
	} {
		for i, got := range l.Values(c.got) {
			if math.Abs(got-c.want[i]) > 1e-12 {
				t.Errorf("%s is %v, want %v", c.name, l.Values(c.got), c.want)
				break
			}
		}
	}
}
