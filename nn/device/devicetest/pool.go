package devicetest

import (
	"fmt"
	"math"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) pool(t *testing.T) {
	for _, in := range []device.Planes{
		{C: 1, H: 2, W: 2}, {C: 1, H: 3, W: 3}, {C: 3, H: 2, W: 5}, {C: 2, H: 5, W: 2}, {C: 2, H: 4, W: 7}, {C: 1, H: 7, W: 8},
		{C: 3, H: 3, W: 9}, {C: 2, H: 6, W: 13}, {C: 1, H: 4, W: 16}, {C: 1, H: 5, W: 17}, {C: 2, H: 2, W: 34}, {C: 10, H: 24, W: 24}, {C: 4, H: 28, W: 28},
	} {
		for _, rows := range []int{1, 3} {
			b := s.bench(t)
			b.tol = Tolerance{} // nothing is rounded
			distinct := b.random(rows * in.Size())
			equal := make([]float32, len(distinct)) // as a ReLU leaves them: many the same
			for i := range equal {
				equal[i] = [...]float32{-1, 0, 0, float32(math.Copysign(0, -1)), 1}[b.rand.IntN(5)]
			}
			for i, values := range [][]float32{distinct, equal} {
				name := [...]string{"distinct", "equal"}[i]
				x, dY := b.floats("x, "+name, false, values), b.floats("dY", false, b.random(rows*in.Pool().Size()))
				y, dX := b.floats("y, "+name, true, garbage(rows*in.Pool().Size())), b.floats("dX, "+name, true, garbage(rows*in.Size()))
				b.program(func(v views) []device.Op {
					return []device.Op{
						device.MaxPool(v(y), v(x), rows, in),
						device.MaxPoolGrad(v(dX), v(x), v(dY), rows, in),
					}
				})
			}
			b.check(fmt.Sprintf("%+v rows=%d", in, rows), step(max(1, rows-1)))
		}
	}
}
