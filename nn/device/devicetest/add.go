package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) add(t *testing.T) {
	for _, d := range sizes {
		const rows = 3
		b := s.bench(t)
		a, c := b.floats("a", false, b.random(rows*d)), b.floats("b", false, b.random(rows*d))
		y, z := b.floats("y", true, garbage(rows*d)), b.floats("in place", true, b.random(rows*d))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Add(v(y), v(a), v(c), rows, d),
				device.Add(v(z), v(z), v(a), rows, d),
				device.Add(v(z), v(c), v(z), rows, d),
			}
		})
		b.check(fmt.Sprintf("d=%d", d), step(rows-1))
	}
}
