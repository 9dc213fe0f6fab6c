package cpu_test

import (
	"context"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"gonum.org/v1/gonum/blas/gonum"
)

func newDevice() *cpu.Device { return cpu.New(gonum.Implementation{}, cpu.Generic{}) }

func TestConformance(t *testing.T) {
	open := func(*testing.T) device.Device { return newDevice() }
	devicetest.Run(t, open, devicetest.F32)
	devicetest.RunSequences(t, open, devicetest.F32)
}

// A step allocates nothing. (gonum itself does where a product is large enough
// to be shared among cores; this one is not.)
func TestRunAllocatesNothing(t *testing.T) {
	d := newDevice()
	alloc := allocator(t, d)
	f := func(n int) device.View { return alloc(n, device.F32) }
	const rows, in, out = 8, 12, 10
	x, y, w, b, z, dX := f(rows*in), alloc(rows, device.U32), f(in*out), f(out), f(rows*out), f(rows*in)
	dW, db, m, v, metrics := f(in*out), f(out), f(in*out), f(in*out), f(2)
	data, label, index := alloc(in, device.U8), alloc(1, device.U8), alloc(rows, device.U32)
	image := device.Planes{C: 1, H: 4, W: 3}
	kernel, plane, pooled := f(2*4), f(rows*2*3*2), f(rows*2)
	p, err := d.Compile([]device.Op{
		device.Gather(x, data, index, rows, in, 1),
		device.Pick(y, label, index, rows),
		device.Conv(plane, x, kernel, f(2), rows, image, 2, 2),
		device.Tanh(plane, plane, rows, 12),
		device.MaxPool(pooled, plane, rows, device.Planes{C: 2, H: 3, W: 2}),
		device.Sigmoid(pooled, pooled, rows, 2),
		device.Dropout(pooled, pooled, rows, 2, 0.5, 1),
		device.SigmoidGrad(pooled, pooled, pooled, rows, 2),
		device.MaxPoolGrad(plane, f(rows*12), pooled, rows, device.Planes{C: 2, H: 3, W: 2}),
		device.TanhGrad(plane, plane, plane, rows, 12),
		device.ConvInputGrad(dX, plane, kernel, rows, image, 2, 2),
		device.ConvWeightGrad(f(8), f(2), x, plane, rows, image, 2, 2),
		device.Decay(kernel, 0.1),
		device.ReLU(x, x, rows, in),
		device.Dense(z, x, w, b, rows, in, out),
		device.Softmax(f(rows*out), z, rows, out),
		device.SoftmaxCrossEntropy(device.View{}, metrics, z, y, rows, out),
		device.SoftmaxCrossEntropy(z, metrics, z, y, rows, out),
		device.DenseWeightGrad(dW, db, x, z, rows, in, out),
		device.DenseInputGrad(dX, z, w, rows, in, out),
		device.ReLUGrad(dX, x, dX, rows, in),
		device.SGD(w, dW),
		device.Momentum(w, m, dW, 0.9),
		device.Adam(w, m, v, dW, 0.9, 0.999, 1e-8),
	})
	if err != nil {
		t.Fatal(err)
	}
	allocatesNothing(t, d, p, rows)
}

// The same for sequences: the scratch has grown once it is measured.
func TestSequencesAllocateNothing(t *testing.T) {
	d := newDevice()
	alloc := allocator(t, d)
	f := func(n int) device.View { return alloc(n, device.F32) }
	const rows, heads, dh, taps, vocab, eps = 8, 2, 6, 3, 9, 1e-6
	const dim = heads * dh
	list, x, y, g, row, gain := alloc(rows, device.U32), f(rows*dim), f(rows*dim), f(rows*dim), f(rows*heads), f(heads)
	table, w, z, metrics := f(vocab*dim), f(taps*dim), f(rows*vocab), f(2)
	p, err := d.Compile([]device.Op{
		device.Embed(x, table, list, rows, dim, vocab, 1),
		device.RMSNorm(y, x, rows, dim, eps),
		device.HeadNorm(y, y, gain, rows, heads, dh, eps),
		device.RoPE(y, y, list, rows, heads, dh, 1, 10000, false),
		device.CausalConv(x, y, w, list, rows, dim, taps),
		device.Append(y, x, rows, dim),
		device.Attention(y, row, x, x, x, list, rows, heads, dh),
		device.ReLU2(y, y, rows, dim),
		device.Add(x, x, y, rows, dim),
		device.Select(y, x, list, rows, dim),
		device.DenseInputGrad(z, y, table, rows, vocab, dim),
		device.WeightedCrossEntropy(device.View{}, metrics, z, list, row.View(0, rows), rows, vocab),
		device.WeightedCrossEntropy(z, metrics, z, list, row.View(0, rows), rows, vocab),
		device.Dense(g, z, table, device.View{}, rows, vocab, dim),
		device.SelectGrad(x, g, list, rows, dim),
		device.ReLU2Grad(g, x, g, rows, dim),
		device.AttentionGrad(f(rows*dim), f(rows*dim), f(rows*dim), x, x, x, y, row, g, list, rows, heads, dh),
		device.CausalConvInputGrad(x, g, w, list, rows, dim, taps),
		device.CausalConvWeightGrad(w, x, g, list, rows, dim, taps),
		device.HeadNormGrad(g, gain, x, gain, g, rows, heads, dh, eps),
		device.RMSNormGrad(g, x, g, rows, dim, eps),
		device.EmbedGrad(table, g, list, rows, dim, vocab, 1),
		device.Muon(table, f(vocab*dim), table, vocab, dim, 0.95, 0.1),
	})
	if err != nil {
		t.Fatal(err)
	}
	allocatesNothing(t, d, p, rows)
}

func allocatesNothing(t *testing.T, d *cpu.Device, p device.Plan, rows int) {
	t.Helper()
	steps := []device.Step{{Rows: rows, Batch: rows, First: true, Last: true, T: 1, LR: 1e-3}}
	if n := testing.AllocsPerRun(100, func() {
		if err := d.Run(context.Background(), p, steps); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%g allocations a step", n)
	}
}

func allocator(t *testing.T, d *cpu.Device) func(n int, typ device.DType) device.View {
	return func(n int, typ device.DType) device.View {
		b, err := d.Alloc(n, typ)
		if err != nil {
			t.Fatal(err)
		}
		return b.All()
	}
}
