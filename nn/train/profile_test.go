package train

import (
	"math"
	"slices"
	"strings"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/optim"
)

// FLOPs of a micro-batch of 64, counted by hand.
func TestFLOPs(t *testing.T) {
	type line struct {
		at    Place
		kind  device.Kind
		flops float64
	}
	for _, tt := range []struct {
		name string
		cfg  Config
		want []line
	}{
		{"MLP 784-128-10", Config{Hidden: []int{128}, Optimizer: optim.Adam, LR: .001, Batch: 64}, []line{
			{Place{NoLayer, Forward}, device.KindGather, 50_176}, // 64·784
			{Place{NoLayer, Forward}, device.KindPick, 0},
			{Place{0, Forward}, device.KindDense, 12_845_056},             // 2·64·784·128
			{Place{1, Forward}, device.KindReLU, 8_192},                   // 64·128
			{Place{2, Forward}, device.KindDense, 163_840},                // 2·64·128·10
			{Place{NoLayer, Loss}, device.KindSoftmaxCrossEntropy, 3_840}, // 6·64·10
			{Place{2, Backward}, device.KindDenseWeightGrad, 164_480},     // 2·64·128·10 + 64·10
			{Place{2, Backward}, device.KindDenseInputGrad, 163_840},
			{Place{1, Backward}, device.KindReLUGrad, 8_192},
			{Place{0, Backward}, device.KindDenseWeightGrad, 12_853_248},
			{Place{NoLayer, Update}, device.KindAdam, 1_424_780}, // 14·101,770
		}},
		{"CNN 1→2→3, pooled, 5-10", Config{Channels: []int{2, 3}, Pool: true, Hidden: []int{5}, Activation: Tanh, Optimizer: optim.SGD, Decay: .01, LR: .1, Batch: 64}, []line{
			{Place{NoLayer, Forward}, device.KindGather, 50_176},
			{Place{NoLayer, Forward}, device.KindPick, 0},
			{Place{0, Forward}, device.KindConv, 1_557_504}, // 2·64·(2·26·26)·9
			{Place{1, Forward}, device.KindTanh, 432_640},   // 5·64·(2·26·26)
			{Place{2, Forward}, device.KindConv, 3_981_312}, // 2·64·(3·24·24)·18
			{Place{3, Forward}, device.KindTanh, 552_960},   // 5·64·1,728
			{Place{4, Forward}, device.KindMaxPool, 82_944}, // 3·64·(3·12·12)
			{Place{5, Forward}, device.KindDense, 276_480},  // 2·64·432·5
			{Place{6, Forward}, device.KindTanh, 1_600},     // 5·64·5
			{Place{7, Forward}, device.KindDense, 6_400},    // 2·64·5·10
			{Place{NoLayer, Loss}, device.KindSoftmaxCrossEntropy, 3_840},
			{Place{7, Backward}, device.KindDenseWeightGrad, 7_040},
			{Place{7, Backward}, device.KindDenseInputGrad, 6_400},
			{Place{6, Backward}, device.KindTanhGrad, 960},
			{Place{5, Backward}, device.KindDenseWeightGrad, 276_800},
			{Place{5, Backward}, device.KindDenseInputGrad, 276_480},
			{Place{4, Backward}, device.KindMaxPoolGrad, 82_944},
			{Place{3, Backward}, device.KindTanhGrad, 331_776},
			{Place{2, Backward}, device.KindConvWeightGrad, 4_091_904}, // 3,981,312 + 64·1,728
			{Place{2, Backward}, device.KindConvInputGrad, 3_981_312},
			{Place{1, Backward}, device.KindTanhGrad, 259_584},
			{Place{0, Backward}, device.KindConvWeightGrad, 1_644_032}, // 1,557,504 + 64·1,352
			{Place{NoLayer, Update}, device.KindDecay, 36},             // 2·18, of the first kernels
			{Place{NoLayer, Update}, device.KindDecay, 108},
			{Place{NoLayer, Update}, device.KindDecay, 4_320},
			{Place{NoLayer, Update}, device.KindDecay, 100},
			{Place{NoLayer, Update}, device.KindSGD, 4_604}, // 2·(20 + 57 + 2,165 + 60)
		}},
	} {
		ops := tt.cfg.Operations()
		if len(ops) != len(tt.want) {
			t.Errorf("%s: %d operations, want %d", tt.name, len(ops), len(tt.want))
			continue
		}
		for i, w := range tt.want {
			if got := (line{ops[i].Place, ops[i].Kind, ops[i].FLOPs(MicroBatch)}); got != w {
				t.Errorf("%s, operation %d: %+v, want %+v", tt.name, i, got, w)
			}
		}
	}
}

// Every operation can be run alone, as often as one likes.
func TestBench(t *testing.T) {
	for _, c := range []Config{config(), {Channels: []int{2}, Pool: true, Hidden: []int{4}, Activation: Sigmoid, Dropout: .5, Decay: .1, Optimizer: optim.Momentum, LR: .1, Batch: 64}} {
		for _, digits := range []dataset.Digits{blobs(100), blobs(3)} {
			b, err := NewBench(newCPU(), c, digits)
			if err != nil {
				t.Fatal(err)
			}
			if b.Operations() != len(c.Operations()) {
				t.Fatalf("%d operations on the device, %d on paper", b.Operations(), len(c.Operations()))
			}
			for op := range b.Operations() {
				for _, err := range []error{b.Step(), b.Run(op, 3), b.Run(op, 50)} {
					if err != nil {
						t.Fatal(err)
					}
				}
			}
			b.Close()
		}
	}
}

// What the last layer's weights are told to do is what they do.
func TestHead(t *testing.T) {
	c := config()
	c.Optimizer, c.LR = optim.SGD, .5
	d := blobs(200)
	r := newRun(t, newCPU(), c, d, d)
	read := func(g Group) []float32 {
		v, err := r.Head(g)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := read(Weights)
	losses(t, r, 1, 1)
	after, gradient := read(Weights), read(Gradients)
	if len(after) != 20*Classes || len(read(FirstMoments)) != 0 {
		t.Fatalf("%d weights, %d moments", len(after), len(read(FirstMoments)))
	}
	moved := false
	for i := range after {
		moved = moved || gradient[i] != 0
		if want := before[i] - .5*gradient[i]; math.Abs(float64(after[i]-want)) > 1e-6 {
			t.Fatalf("weight %d is %g, want %g", i, after[i], want)
		}
	}
	all, err := r.Weights()
	if err != nil || !moved || !slices.Equal(all[len(all)-len(after)-Classes:len(all)-Classes], after) {
		t.Errorf("not the last layer's weights (%v)", err)
	}
}

// The page shows this source.
func TestLearnSource(t *testing.T) {
	s := LearnSource()
	for _, want := range []string{"func (n *network) learn(", "l.Forward(p, z, y", "Backward(p, dZ)", "Optimizer.Step(n.w, n.g", "\n}"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not in\n%s", want, s)
		}
	}
	if n := strings.Count(s, "\n"); n > 30 {
		t.Errorf("%d lines", n)
	}
}
