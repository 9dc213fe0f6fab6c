package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

const eps = 1e-6

// magnitudes are those of numbers that a norm may meet: ordinary, large, small
// beside √ε, nothing. Each is a test of its own, because gradients grow as
// numbers shrink, and tolerance goes by the largest.
var magnitudes = []float32{1, 1000, 1e-4, 0}

func (b *bench) randomOf(magnitude float32, n int) []float32 {
	v := b.random(n)
	for i := range v {
		v[i] *= magnitude
	}
	return v
}

func (s *suite) rmsNorm(t *testing.T) {
	for _, d := range sizes[1:] { // of one number only the sign is left: its gradient is a difference of equals
		for _, m := range magnitudes {
			const rows = 4
			b := s.bench(t)
			x, dY := b.floats("x", false, b.randomOf(m, rows*d)), b.floats("dY", false, b.random(rows*d))
			y, dX := b.floats("y", true, garbage(rows*d)), b.floats("dX", true, garbage(rows*d))
			z, g := b.floats("in place", true, b.randomOf(m, rows*d)), b.floats("gradient in place", true, b.random(rows*d))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.RMSNorm(v(y), v(x), rows, d, eps),
					device.RMSNormGrad(v(dX), v(x), v(dY), rows, d, eps),
					device.RMSNorm(v(z), v(z), rows, d, eps),
					device.RMSNormGrad(v(g), v(x), v(g), rows, d, eps),
				}
			})
			b.check(fmt.Sprintf("d=%d of %g", d, m), step(rows-1))
		}
	}
}

func (s *suite) headNorm(t *testing.T) {
	for _, dh := range sizes[1:] {
		for i, m := range magnitudes {
			const rows = 4
			heads := 1 + (dh+i)%4
			n := rows * heads * dh
			b := s.bench(t)
			x, gain, dY := b.floats("x", false, b.randomOf(m, n)), b.floats("gain", false, b.random(heads)), b.floats("dY", false, b.random(n))
			y, dX, dGain := b.floats("y", true, garbage(n)), b.floats("dX", true, garbage(n)), b.floats("dGain", true, garbage(heads))
			z, g, sum := b.floats("in place", true, b.randomOf(m, n)), b.floats("gradient in place", true, b.random(n)), b.floats("dGain in place", true, garbage(heads))
			frozen := b.floats("dX of a frozen gain", true, garbage(n))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.HeadNorm(v(y), v(x), v(gain), rows, heads, dh, eps),
					device.HeadNormGrad(v(dX), v(dGain), v(x), v(gain), v(dY), rows, heads, dh, eps),
					device.HeadNorm(v(z), v(z), v(gain), rows, heads, dh, eps),
					device.HeadNormGrad(v(g), v(sum), v(x), v(gain), v(g), rows, heads, dh, eps),
					device.HeadNormGrad(v(frozen), v(-1), v(x), v(gain), v(dY), rows, heads, dh, eps),
				}
			})
			first, then := step(rows), step(rows-1)
			then.First = false
			b.check(fmt.Sprintf("dh=%d heads=%d of %g", dh, heads, m), first, then)
		}
	}
}
