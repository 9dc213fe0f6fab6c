package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) dropout(t *testing.T) {
	for _, d := range append([]int{1100}, sizes...) { // 64 rows of 1,100: places beyond 16 bits
		for _, rows := range []int{1, 3, 64} {
			b := s.bench(t)
			values := b.random(rows * d)
			for i := range values {
				values[i]++ // what stays must not look like what is left out
			}
			x, z := b.floats("x", false, values), b.floats("in place", true, values)
			none, half, salted := b.floats("p = 0", true, garbage(rows*d)), b.floats("p = 0.5", true, garbage(rows*d)), b.floats("another salt", true, garbage(rows*d))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.Dropout(v(none), v(x), rows, d, 0, 1),
					device.Dropout(v(half), v(x), rows, d, 0.5, 0),
					device.Dropout(v(salted), v(x), rows, d, 0.5, 0xfffffff0),
					device.Dropout(v(z), v(z), rows, d, 0.1, 7),
				}
			})
			for _, seed := range []uint32{0, 1, 0xfffffffe} { // with its salt beyond 32 bits
				st := step(max(1, rows-1))
				st.Seed = seed
				b.check(fmt.Sprintf("d=%d rows=%d seed=%d", d, rows, seed), st)
			}
		}
	}
}
