package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) gather(t *testing.T) {
	for _, d := range sizes {
		for _, rows := range []int{1, 3, 64} {
			b := s.bench(t)
			b.tol = Tolerance{} // one product, rounded once
			const n = 9
			data, index, labels := b.below(256, n*d), b.below(n, rows+5), b.below(10, n)
			hd, hl, hi := b.ints("data", false, device.U8, data), b.ints("label", false, device.U8, labels), b.ints("index", false, device.U32, index)
			x, y := b.floats("x", true, b.random(rows*d)), b.ints("y", true, device.U32, make([]uint32, rows))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.Gather(v(x), v(hd), v(hi), rows, d, 1.0/255),
					device.Pick(v(y), v(hl), v(hi), rows),
				}
			})
			st := step(max(1, rows-1)) // the last row stays as it was
			st.Start = 4
			b.check(fmt.Sprintf("d=%d rows=%d", d, rows), st)
		}
	}
}
