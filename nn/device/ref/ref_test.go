package ref_test

import (
	"context"
	"math"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/ref"
)

// The oracle judges every other device, so its own results are worked out by
// hand here, once for every operation.
func TestByHand(t *testing.T) {
	d := ref.New()
	buf := func(typ device.DType, values ...float64) device.View {
		b, err := d.Alloc(len(values), typ)
		if err != nil {
			t.Fatal(err)
		}
		copy(d.Values(b.All()), values)
		return b.All()
	}
	f := func(values ...float64) device.View { return buf(device.F32, values...) }
	x, w := f(1, 2, 3, 4), f(1, 0, -1, 2, 1, 1) // [2×2], [2×3]
	dY := f(1, 0, 2, 0, 1, 0)                   // [2×3]
	y, dX, dW, db := f(9, 9, 9, 9, 9, 9), f(9, 9, 9, 9), f(9, 9, 9, 9, 9, 9), f(9, 9, 9)
	data, label, index := buf(device.U8, 10, 20, 30, 40), buf(device.U8, 7, 8), buf(device.U32, 0, 1, 0)
	gx, gy := f(0, 0, 0, 0), buf(device.U32, 0, 0)
	r, dR := f(-1, 0, 2, 5), f(1, 1, 1, 1)
	log3 := math.Log(3)
	z, p, dZ, metrics := f(0, log3, log3, 0), f(0, 0, 0, 0), f(0, 0, 0, 0), f(9, 9, 9, 9)
	zy := buf(device.U32, 1, 1)
	g, sgd, mom, vel := f(2, -4), f(1, 1), f(1, 1), f(10, 10)
	adam, m, v := f(1, 1), f(0, 0), f(0, 0)
	image := device.Planes{C: 1, H: 3, W: 3}
	cx, cdY := f(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1), f(1, 0, 0, 2, 1, 1, 1, 1) // [2×1×3×3], [2×1×2×2]
	cw, cy, cdW, cdb, cdX := f(1, 2, 3, 4), f(9, 9, 9, 9, 9, 9, 9, 9), f(9, 9, 9, 9), f(9), f(make([]float64, 18)...)
	block := device.Planes{C: 1, H: 2, W: 3}
	px, py, pdX := f(1, 5, 9, 5, 2, 9, -1, -2, 0, -3, -1, 0), f(9, 9), f(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9)
	tanh, dTanh, sigmoid, dSigmoid := f(0, math.Log(2)), f(1, 10), f(0, log3), f(1, 100)
	dropped, decayed := f(5, 10), f(8, -4)

	plan, err := d.Compile([]device.Op{
		device.Gather(gx, data, index, 2, 2, 0.5),
		device.Pick(gy, label, index, 2),
		device.Dense(y, x, w, f(100, 200, 300), 2, 2, 3),
		device.DenseWeightGrad(dW, db, x, dY, 2, 2, 3),
		device.DenseInputGrad(dX, dY, w, 2, 2, 3),
		device.Conv(cy, cx, cw, f(10), 2, image, 1, 2),
		device.ConvWeightGrad(cdW, cdb, cx, cdY, 2, image, 1, 2),
		device.ConvInputGrad(cdX, cdY, cw, 2, image, 1, 2),
		device.MaxPool(py, px, 2, block),
		device.MaxPoolGrad(pdX, px, f(3, 4), 2, block),
		device.Tanh(tanh, tanh, 2, 1),
		device.TanhGrad(dTanh, tanh, dTanh, 2, 1),
		device.Sigmoid(sigmoid, sigmoid, 2, 1),
		device.SigmoidGrad(dSigmoid, sigmoid, dSigmoid, 2, 1),
		device.Dropout(dropped, dropped, 2, 1, 0.375, 1),
		device.Decay(decayed, 0.5),
		device.ReLU(r, r, 2, 2),
		device.ReLUGrad(dR, r, dR, 2, 2),
		device.Softmax(p, z, 2, 2),
		device.SoftmaxCrossEntropy(dZ, metrics, z, zy, 2, 2),
		device.SGD(sgd, g),
		device.Momentum(mom, vel, g, 0.5),
		device.Adam(adam, m, v, g, 0.5, 0.75, 0),
	})
	if err != nil {
		t.Fatal(err)
	}
	s := device.Step{Start: 1, Rows: 2, Batch: 4, First: true, Last: true, Slot: 1, T: 1, LR: 0.25, Seed: math.MaxUint32}
	if err := d.Run(context.Background(), plan, []device.Step{s}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		got  device.View
		want []float64
	}{
		{"gathered", gx, []float64{15, 20, 5, 10}},
		{"picked", gy, []float64{8, 7}},
		{"y", y, []float64{105, 202, 301, 111, 204, 301}},
		{"dW", dW, []float64{1, 3, 2, 2, 4, 4}},
		{"db", db, []float64{1, 1, 2}},
		{"dX", dX, []float64{-1, 4, 0, 1}},
		{"convolution", cy, []float64{47, 57, 77, 87, 20, 20, 20, 20}},
		{"its dW", cdW, []float64{15, 18, 24, 27}},
		{"its db", cdb, []float64{7}},
		{"its dX", cdX, []float64{1, 2, 0, 3, 6, 4, 0, 6, 8, 1, 3, 2, 4, 10, 6, 3, 7, 4}},
		{"pool", py, []float64{5, -1}},
		{"its gradient", pdX, []float64{0, 3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0}},
		{"tanh", tanh, []float64{0, 0.6}},
		{"its gradient", dTanh, []float64{1, 6.4}},
		{"sigmoid", sigmoid, []float64{0.5, 0.75}},
		{"its gradient", dSigmoid, []float64{0.25, 18.75}},
		{"dropout", dropped, []float64{0, 16}}, // Hash(0, 0) is 0, Hash(0, 1) 0.41 of 2³²
		{"decay", decayed, []float64{7, -3.5}},
		{"ReLU", r, []float64{0, 0, 2, 5}},
		{"ReLU's gradient", dR, []float64{0, 0, 1, 1}},
		{"softmax", p, []float64{0.25, 0.75, 0.75, 0.25}},
		{"dZ", dZ, []float64{0.25 / 4, -0.25 / 4, 0.75 / 4, -0.75 / 4}},
		{"metrics", metrics, []float64{9, 9, math.Log(4.0/3) + math.Log(4), 1}},
		{"SGD", sgd, []float64{0.5, 2}},
		{"Momentum", mom, []float64{1 - 7.0/4, 1 - 1.0/4}},
		{"velocity", vel, []float64{7, 1}},
		{"Adam", adam, []float64{0.75, 1.25}}, // the first step is LR, whatever the gradient
		{"m", m, []float64{1, -2}},
		{"v", v, []float64{1, 4}},
	} {
		for i, got := range d.Values(c.got) {
			if math.Abs(got-c.want[i]) > 1e-12 {
				t.Errorf("%s is %v, want %v", c.name, d.Values(c.got), c.want)
				break
			}
		}
	}
	// The next micro-batch adds; nothing but these sums remembers.
	s.First = false
	if err := d.Run(context.Background(), plan, []device.Step{s}); err != nil {
		t.Fatal(err)
	}
	if got := d.Values(dW)[5]; got != 8 {
		t.Errorf("dW after two micro-batches is %g, want 8", got)
	}
	if got := d.Values(metrics)[3]; got != 2 {
		t.Errorf("digits recognised after two micro-batches: %g, want 2", got)
	}
}
