package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) append(t *testing.T) {
	for _, d := range sizes {
		b := s.bench(t)
		b.tol = Tolerance{} // nothing is rounded
		const rows, n = 4, 9
		x, hist := b.floats("x", false, b.random(rows*d)), b.floats("hist", true, b.random(n*d))
		b.program(func(v views) []device.Op { return []device.Op{device.Append(v(hist), v(x), rows, d)} })
		early, late := step(1), step(rows-1)
		early.Start, late.Start = 1, 4
		b.check(fmt.Sprintf("d=%d", d), early, late)
	}
}
