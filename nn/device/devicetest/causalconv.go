package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

// packed are the positions of n tokens in documents of these lengths, which come
// again and again.
func packed(n int, lengths ...int) (pos []uint32) {
	for i := 0; len(pos) < n; i++ {
		for p := range lengths[i%len(lengths)] {
			pos = append(pos, uint32(p))
		}
	}
	return pos[:n]
}

func (s *suite) causalConv(t *testing.T) {
	for i, d := range sizes {
		for _, taps := range []int{1, 3, 8} {
			const n = 23
			rows := []int{n, 1, 9}[i%3] // the last ones
			b := s.bench(t)
			pos := b.ints("pos", false, device.U32, packed(n, 1, 11, 2))
			hist, x, w, dY := b.floats("history", false, b.random(n*d)), b.floats("x", false, b.random(rows*d)), b.floats("w", false, b.random(taps*d)), b.floats("dY", false, b.random(rows*d))
			y, next, dX, dW := b.floats("y", true, garbage(rows*d)), b.floats("y behind a history", true, b.random(rows*d)), b.floats("dX", true, garbage(rows*d)), b.floats("dW", true, garbage(taps*d))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.CausalConv(v(y), v(x), v(w), v(pos), rows, d, taps),
					device.CausalConvWeightGrad(v(dW), v(x), v(dY), v(pos), rows, d, taps),
					device.CausalConvInputGrad(v(dX), v(dY), v(w), v(pos), rows, d, taps),
				}
			})
			first, then := step(rows), step(max(1, rows-1))
			then.First = false
			b.check(fmt.Sprintf("d=%d taps=%d rows=%d", d, taps, rows), first, then)
			b.programs = [2][]device.Op{}
			b.program(func(v views) []device.Op {
				return []device.Op{device.CausalConv(v(next), v(hist), v(w), v(pos), rows, d, taps)}
			})
			late := step(rows)
			late.Start = n - rows
			b.check(fmt.Sprintf("d=%d taps=%d, the last %d rows", d, taps, rows), late)
		}
	}
}
