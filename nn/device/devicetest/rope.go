package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) rope(t *testing.T) {
	for _, half := range sizes {
		for _, rotary := range []int{0, 1, 3} {
			const rows, heads, start = 5, 3, 290
			dh := 2 * half
			n := rows * heads * dh
			b := s.bench(t)
			pos := b.ints("pos", false, device.U32, b.below(256, start+rows))
			x := b.floats("x", false, b.random(n))
			y, dX, z := b.floats("y", true, garbage(n)), b.floats("there and back", true, garbage(n)), b.floats("in place", true, b.random(n))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.RoPE(v(y), v(x), v(pos), rows, heads, dh, rotary, 10000, false),
					device.RoPE(v(dX), v(y), v(pos), rows, heads, dh, rotary, 10000, true),
					device.RoPE(v(z), v(z), v(pos), rows, heads, dh, rotary, 500, false),
				}
			})
			st := step(rows - 1)
			st.Start = start
			b.check(fmt.Sprintf("dh=%d rotary=%d", dh, rotary), st)
		}
	}
}
