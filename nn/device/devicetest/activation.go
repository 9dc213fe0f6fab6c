package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

// activation tests a function of each number, and its backward.
func (s *suite) activation(forward func(y, x device.View, rows, d int) device.Op, backward func(dX, y, dY device.View, rows, d int) device.Op, tol Tolerance) func(*testing.T) {
	return func(t *testing.T) {
		for _, d := range sizes {
			for _, rows := range []int{1, 3} {
				b := s.bench(t)
				b.tol = tol
				values := b.random(rows * d)
				for i, v := range []float32{0, 1e-30, -1e-30, 3e38, -3e38, 1e-4, 5, -5, 12, -12, 100, -100} {
					values[i%len(values)] = v
				}
				x, y := b.floats("x", false, values), b.floats("y", true, garbage(rows*d))
				dY, dX := b.floats("dY", false, b.random(rows*d)), b.floats("dX", true, garbage(rows*d))
				z := b.floats("in place", true, b.random(rows*d))
				g := b.floats("gradient in place", true, b.random(rows*d))
				b.program(func(v views) []device.Op {
					return []device.Op{
						forward(v(y), v(x), rows, d),
						backward(v(dX), v(y), v(dY), rows, d),
						forward(v(z), v(z), rows, d),
						backward(v(g), v(z), v(g), rows, d),
					}
				})
				b.check(fmt.Sprintf("d=%d rows=%d", d, rows), step(max(1, rows-1)))
			}
		}
	}
}

// relu2 tests besides that the backward goes by the input, which may be negative.
func (s *suite) relu2(t *testing.T) {
	s.activation(device.ReLU2, device.ReLU2Grad, s.tol)(t)
	for _, d := range sizes {
		const rows = 3
		b := s.bench(t)
		x, dY := b.floats("x", false, b.random(rows*d)), b.floats("dY", false, b.random(rows*d))
		dX, g := b.floats("dX", true, garbage(rows*d)), b.floats("gradient in place", true, b.random(rows*d))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.ReLU2Grad(v(dX), v(x), v(dY), rows, d),
				device.ReLU2Grad(v(g), v(x), v(g), rows, d),
			}
		})
		b.check(fmt.Sprintf("backward, d=%d", d), step(rows-1))
	}
}
