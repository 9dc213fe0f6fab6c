package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) selectRows(t *testing.T) {
	for _, d := range sizes {
		for _, rows := range []int{1, 4, 9} {
			b := s.bench(t)
			b.tol = Tolerance{} // nothing is rounded
			const n, start = 9, 3
			list := make([]uint32, start)
			for _, i := range b.rand.Perm(n)[:rows] {
				list = append(list, uint32(i))
			}
			index := b.ints("index", false, device.U32, list)
			x, dY := b.floats("x", false, b.random(n*d)), b.floats("dY", false, b.random(rows*d))
			y, dX := b.floats("y", true, b.random(rows*d)), b.floats("dX", true, garbage(n*d))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.Select(v(y), v(x), v(index), rows, d),
					device.SelectGrad(v(dX), v(dY), v(index), rows, d),
				}
			})
			st := step(max(1, rows-1)) // the last row stays as it was
			st.Start = start
			b.check(fmt.Sprintf("d=%d rows=%d", d, rows), st)
		}
	}
}
