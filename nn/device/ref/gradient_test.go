package ref_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/devicetest"
	"breakeven/nn/device/ref"
)

// lab is an oracle full of random numbers.
type lab struct {
	*ref.Device
	t    *testing.T
	rand *rand.Rand
}

func newLab(t *testing.T) lab { return lab{ref.New(), t, rand.New(rand.NewPCG(5, 6))} }

func (l lab) floats(n int) device.View {
	b, err := l.Alloc(n, device.F32)
	if err != nil {
		l.t.Fatal(err)
	}
	for i := range l.Values(b.All()) {
		l.Values(b.All())[i] = l.rand.NormFloat64()
	}
	return b.All()
}

func (l lab) list(values ...float64) device.View {
	b, err := l.Alloc(len(values), device.U32)
	if err != nil {
		l.t.Fatal(err)
	}
	copy(l.Values(b.All()), values)
	return b.All()
}

func (l lab) run(rows int, ops ...device.Op) {
	l.t.Helper()
	p, err := l.Compile(ops)
	if err != nil {
		l.t.Fatal(err)
	}
	if err := l.Run(context.Background(), p, []device.Step{{Rows: rows, Batch: rows, First: true}}); err != nil {
		l.t.Fatal(err)
	}
}

// gradient is where a backward leaves the gradient of x.
type gradient struct {
	name  string
	x, dX device.View
}

// differences compares a backward's gradients of Σ y·dY with central differences.
func (l lab) differences(name string, rows int, forward, backward device.Op, y, dY device.View, of ...gradient) {
	l.t.Helper()
	l.run(rows, forward, backward)
	loss := func() (sum float64) {
		l.run(rows, forward)
		for i, v := range l.Values(y) {
			sum += v * l.Values(dY)[i]
		}
		return sum
	}
	for _, g := range of {
		got := append([]float64(nil), l.Values(g.dX)...)
		x := l.Values(g.x)
		for i := range x {
			if want := devicetest.Difference(x, i, loss); !devicetest.IsGradient(got[i], want) {
				l.t.Errorf("%s: %s[%d] is %.9g, want %.9g", name, g.name, i, got[i], want)
			}
		}
	}
}

// The gradients of sequences' operations, on two documents of three and two
// tokens.
func TestSequenceGradients(t *testing.T) {
	const rows, heads, dh, taps, vocab, eps = 5, 3, 4, 3, 6, 0.1
	const d = heads * dh
	l := newLab(t)
	pos := l.list(0, 1, 2, 0, 1)
	x, dX, y, dY := l.floats(rows*d), l.floats(rows*d), l.floats(rows*d), l.floats(rows*d)

	table, dTable, token := l.floats(vocab*d), l.floats(vocab*d), l.list(5, 0, 5, 2, 1)
	clear(l.Values(dTable))
	l.differences("Embed", rows, device.Embed(y, table, token, rows, d, vocab, 1.5), device.EmbedGrad(dTable, dY, token, rows, d, vocab, 1.5),
		y, dY, gradient{"dTable", table, dTable})

	l.differences("ReLU2", rows, device.ReLU2(y, x, rows, d), device.ReLU2Grad(dX, x, dY, rows, d), y, dY, gradient{"dX", x, dX})

	l.differences("RMSNorm", rows, device.RMSNorm(y, x, rows, d, eps), device.RMSNormGrad(dX, x, dY, rows, d, eps), y, dY, gradient{"dX", x, dX})

	gain, dGain := l.floats(heads), l.floats(heads)
	l.differences("HeadNorm", rows, device.HeadNorm(y, x, gain, rows, heads, dh, eps), device.HeadNormGrad(dX, dGain, x, gain, dY, rows, heads, dh, eps),
		y, dY, gradient{"dX", x, dX}, gradient{"dGain", gain, dGain})

	l.differences("RoPE", rows, device.RoPE(y, x, pos, rows, heads, dh, 2, 3, false), device.RoPE(dX, dY, pos, rows, heads, dh, 2, 3, true),
		y, dY, gradient{"dX", x, dX})

	w, dW := l.floats(taps*d), l.floats(taps*d)
	conv := device.CausalConv(y, x, w, pos, rows, d, taps)
	l.differences("CausalConv", rows, conv, device.CausalConvInputGrad(dX, dY, w, pos, rows, d, taps), y, dY, gradient{"dX", x, dX})
	l.differences("CausalConv", rows, conv, device.CausalConvWeightGrad(dW, x, dY, pos, rows, d, taps), y, dY, gradient{"dW", w, dW})

	k, dK, v, dV, lse := l.floats(rows*d), l.floats(rows*d), l.floats(rows*d), l.floats(rows*d), l.floats(rows*heads)
	l.differences("Attention", rows, device.Attention(y, lse, x, k, v, pos, rows, heads, dh), device.AttentionGrad(dX, dK, dV, x, k, v, y, lse, dY, pos, rows, heads, dh),
		y, dY, gradient{"dQ", x, dX}, gradient{"dK", k, dK}, gradient{"dV", v, dV})

	picked, dPicked, index := l.floats(2*d), l.floats(2*d), l.list(3, 1)
	l.differences("Select", 2, device.Select(picked, x, index, 2, d), device.SelectGrad(dX, dPicked, index, 2, d), picked, dPicked, gradient{"dX", x, dX})

	metrics, weight, one := l.floats(2), l.floats(rows), l.floats(1)
	l.Values(one)[0] = 1
	l.differences("WeightedCrossEntropy", rows, device.WeightedCrossEntropy(device.View{}, metrics, x, token, weight, rows, d),
		device.WeightedCrossEntropy(dX, metrics, x, token, weight, rows, d), metrics.View(0, 1), one, gradient{"dZ", x, dX})
}
