//go:build js && wasm

package webgpu

import (
	"context"
	"fmt"
	"testing"
	"time"

	"breakeven/nn/device"
)

// BenchmarkKernels times every kernel at the shapes of the page's networks, in
// both forms: the best submit of three steps less the best of one, which takes
// away what a submit costs by itself.
func BenchmarkKernels(b *testing.B) {
	d, err := Open(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	alloc := func(n int, t device.DType) device.View {
		buf, err := d.Alloc(n, t)
		if err != nil {
			b.Fatal(err)
		}
		return buf.All()
	}
	f := func(n int) device.View { return alloc(n, device.F32) }
	const rows = 64
	data, label, index := alloc(2048*784, device.U8), alloc(2048, device.U8), alloc(2048, device.U32)
	x, y, metrics := f(rows*784), alloc(rows, device.U32), f(4)
	x1, x2 := device.Planes{C: 1, H: 28, W: 28}, device.Planes{C: 10, H: 26, W: 26}
	x3 := x2.Conv(10, 3)
	y1, y2, y3 := f(rows*x2.Size()), f(rows*x3.Size()), f(rows*x3.Pool().Size())
	d1, d2 := f(rows*x2.Size()), f(rows*x3.Size())
	w, g, m, v := f(700000), f(700000), f(700000), f(700000)
	h, z, dh := f(rows*128), f(rows*10), f(rows*128)
	relu := func(o device.Op) []device.Op {
		return []device.Op{o, device.ReLU(o.Out[0], o.Out[0], rows, o.Out[0].Len/rows)}
	}
	cnnWeights := func(n int) device.View { return w.View(1010, n) }
	cases := []struct {
		name string
		ops  []device.Op
	}{
		{"nothing: SGD of one", []device.Op{device.SGD(w.View(0, 1), g.View(0, 1))}},
		{"gather, dense 784×128 + ReLU", append([]device.Op{device.Gather(x, data, index, rows, 784, 1)}, relu(device.Dense(h, x, w.View(0, 784*128), w.View(784*128, 128), rows, 784, 128))...)},
		{"gather", []device.Op{device.Gather(x, data, index, rows, 784, 1)}},
		{"dense 784×128", []device.Op{device.Dense(h, x, w.View(0, 784*128), w.View(784*128, 128), rows, 784, 128)}},
		{"dense 128×10", []device.Op{device.Dense(z, h, w.View(0, 1280), w.View(1280, 10), rows, 128, 10)}},
		{"pick + loss", []device.Op{device.Pick(y, label, index, rows), device.SoftmaxCrossEntropy(z, metrics, z, y, rows, 10)}},
		{"dW 128×10", []device.Op{device.DenseWeightGrad(g.View(0, 1280), g.View(1280, 10), h, z, rows, 128, 10)}},
		{"dX 128×10 + ReLU", []device.Op{device.DenseInputGrad(dh, z, w.View(0, 1280), rows, 128, 10), device.ReLUGrad(dh, h, dh, rows, 128)}},
		{"dW 784×128", []device.Op{device.DenseWeightGrad(g.View(0, 784*128), g.View(784*128, 128), x, h, rows, 784, 128)}},
		{"Adam 101770", []device.Op{device.Adam(w.View(0, 101770), m.View(0, 101770), v.View(0, 101770), g.View(0, 101770), .9, .999, 1e-8)}},
		{"gather, conv 1→10 + ReLU", append([]device.Op{device.Gather(x, data, index, rows, 784, 1)}, relu(device.Conv(y1, x, w.View(0, 90), w.View(90, 10), rows, x1, 10, 3))...)},
		{"conv 10→10 + ReLU", relu(device.Conv(y2, y1, w.View(100, 900), w.View(1000, 10), rows, x2, 10, 3))},
		{"dense 5760×100", []device.Op{device.Dense(h.View(0, rows*100), y2, cnnWeights(576000), w.View(577010, 100), rows, 5760, 100)}},
		{"dX 5760×100", []device.Op{device.DenseInputGrad(d2, h.View(0, rows*100), cnnWeights(576000), rows, 5760, 100)}},
		{"dW 5760×100", []device.Op{device.DenseWeightGrad(g.View(1010, 576000), g.View(577010, 100), y2, h.View(0, rows*100), rows, 5760, 100)}},
		{"conv dW 10→10", []device.Op{device.ConvWeightGrad(g.View(100, 900), g.View(1000, 10), y1, y2, rows, x2, 10, 3)}},
		{"conv dX 10→10", []device.Op{device.ConvInputGrad(d1, y2, w.View(100, 900), rows, x2, 10, 3)}},
		{"conv dW 1→10", []device.Op{device.ConvWeightGrad(g.View(0, 90), g.View(90, 10), x, y1, rows, x1, 10, 3)}},
		{"Adam 578120", []device.Op{device.Adam(w.View(0, 578120), m.View(0, 578120), v.View(0, 578120), g.View(0, 578120), .9, .999, 1e-8)}},
		{"pool", []device.Op{device.MaxPool(y3, y2, rows, x3)}},
		{"pool's gradient", []device.Op{device.MaxPoolGrad(d2, y2, y3, rows, x3)}},
	}
	ctx := context.Background()
	buf := make([]byte, 16)
	s := device.Step{Rows: rows, Batch: rows, First: true, Last: true, T: 1}
	times := map[string][]time.Duration{}
	forms := []Form{Registers, Tiles}
	for _, form := range forms {
		d.form = form
		for _, c := range cases {
			p, err := d.Compile(c.ops)
			if err != nil {
				b.Fatal(err)
			}
			once := func(n int) time.Duration {
				from := time.Now()
				steps := make([]device.Step, n)
				for i := range steps {
					steps[i] = s
				}
				if err := d.Run(ctx, p, steps); err != nil {
					b.Fatal(err)
				}
				if err := d.Read(ctx, metrics, buf); err != nil {
					b.Fatal(err)
				}
				return time.Since(from)
			}
			once(1)
			one, three := time.Hour, time.Hour
			for range 5 {
				one, three = min(one, once(1)), min(three, once(3))
			}
			times[c.name] = append(times[c.name], (three-one)/2)
		}
	}
	for _, c := range cases {
		fmt.Printf("%-32s %v\n", c.name, times[c.name])
	}
}
