package devicetest

import (
	"context"
	"math"
	"testing"

	"breakeven/nn/device"
)

// A run that diverges must show: NaN goes through, and no infinity hides.
func (s *suite) diverged(t *testing.T) {
	b := s.bench(t)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	values := []float32{nan, -1, 1, inf, -inf, 0, 2, 3, -2}
	x := b.floats("x", false, values)
	relu, tanh, sigmoid := b.floats("ReLU", true, b.random(9)), b.floats("tanh", true, b.random(9)), b.floats("sigmoid", true, b.random(9))
	kept, pooled := b.floats("dropout", true, b.random(9)), b.floats("pool", true, b.random(8))
	image := device.Planes{C: 1, H: 2, W: 4}
	b.program(func(v views) []device.Op {
		return []device.Op{
			device.ReLU(v(relu), v(x), 1, 9),
			device.Tanh(v(tanh), v(x), 1, 9),
			device.Sigmoid(v(sigmoid), v(x), 1, 9),
			device.Dropout(v(kept), v(x), 1, 9, 0, 0),
		}
	})
	for i := range 4 { // the NaN at each place of its block
		line := []float32{1, 2, 3, 4, -1, -2, -3, -4}
		line[i/2*4+i%2] = nan
		in := b.floats("image", false, line)
		b.program(func(v views) []device.Op {
			return []device.Op{device.MaxPool(v(pooled).View(2*i, 2), v(in), 1, image)}
		})
	}
	b.check("activations and pool", step(1))

	// In a convolution, a NaN spoils what it meets and nothing else.
	k := s.bench(t)
	in := device.Planes{C: 2, H: 6, W: 9}
	to := in.Conv(5, 3)
	ix, iy := k.random(in.Size()), k.random(to.Size())
	ix[20], iy[10] = nan, nan
	hx, hy, w, bias := k.floats("x", false, ix), k.floats("dY", false, iy), k.floats("w", false, k.random(90)), k.floats("b", false, k.random(5))
	y, dX, dW, db := k.floats("y", true, k.random(to.Size())), k.floats("dX", true, k.random(in.Size())), k.floats("dW", true, k.random(90)), k.floats("db", true, k.random(5))
	k.program(func(v views) []device.Op {
		return []device.Op{
			device.Conv(v(y), v(hx), v(w), v(bias), 1, in, 5, 3),
			device.ConvInputGrad(v(dX), v(hy), v(w), 1, in, 5, 3),
			device.ConvWeightGrad(v(dW), v(db), v(hx), v(hy), 1, in, 5, 3),
		}
	})
	k.check("convolution", step(1))

	c := s.bench(t)
	z := c.floats("z", false, []float32{nan, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	label, m := c.ints("y", false, device.U32, []uint32{3}), c.floats("metrics", true, []float32{0, 0})
	c.program(func(v views) []device.Op {
		return []device.Op{device.SoftmaxCrossEntropy(device.View{}, v(m), v(z), v(label), 1, 10)}
	})
	p, err := c.dev.Compile(c.programs[0])
	must(t, err)
	must(t, c.dev.Run(context.Background(), p, []device.Step{step(1)}))
	if loss := floats(c.read(c.dev, c.pairs[m].dev))[margin]; !math.IsNaN(float64(loss)) {
		t.Errorf("loss of a NaN logit is %g, want NaN", loss)
	}
}

// The same for sequences: a token that is not a number spoils its own document
// and no other.
func (s *suite) divergedSequence(t *testing.T) {
	b := s.bench(t)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	x := b.floats("x", false, []float32{nan, -1, 1, inf, -inf, 0})
	relu, sum := b.floats("squared ReLU", true, b.random(6)), b.floats("sum", true, b.random(6))
	b.program(func(v views) []device.Op {
		return []device.Op{device.ReLU2(v(relu), v(x), 1, 6), device.Add(v(sum), v(x), v(x), 1, 6)}
	})
	b.check("sums and activations", step(1))

	const n, heads, dh, taps = 7, 2, 3, 2
	d := heads * dh
	c := s.bench(t)
	values := c.random(n * d)
	for i := range d { // the last token of the first document
		values[3*d+i] = nan
	}
	pos := c.ints("pos", false, device.U32, packed(n, 4, 3))
	h, w, gain := c.floats("x", false, values), c.floats("w", false, c.random(taps*d)), c.floats("gain", false, c.random(heads))
	norm, normed, mixed := c.floats("norm", true, garbage(n*d)), c.floats("norms of heads", true, garbage(n*d)), c.floats("convolution", true, garbage(n*d))
	k, v := c.floats("k", false, c.random(n*d)), c.floats("v", false, c.random(n*d))
	y, lse := c.floats("attention", true, garbage(n*d)), c.floats("lse", true, garbage(n*heads))
	c.program(func(at views) []device.Op {
		return []device.Op{
			device.RMSNorm(at(norm), at(h), n, d, eps),
			device.HeadNorm(at(normed), at(h), at(gain), n, heads, dh, eps),
			device.CausalConv(at(mixed), at(h), at(w), at(pos), n, d, taps),
			device.Attention(at(y), at(lse), at(h), at(k), at(v), at(pos), n, heads, dh),
		}
	})
	c.check("a document", step(n))
}
