package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

// heads × numbers a head, around registers, and the language model's.
var headShapes = [][2]int{{1, 1}, {2, 3}, {1, 8}, {3, 5}, {4, 24}, {2, 33}, {1, 64}}

func (s *suite) attention(t *testing.T) {
	for i, c := range headShapes {
		heads, dh := c[0], c[1]
		const n = 173
		d := heads * dh
		b := s.bench(t)
		pos := b.ints("pos", false, device.U32, packed(n, 1, 33, 70, 2, 64))
		q, k, v := b.floats("q", false, b.randomOf(2, n*d)), b.floats("k", false, b.random(n*d)), b.floats("v", false, b.random(n*d))
		y, lse := b.floats("y", true, garbage(n*d)), b.floats("lse", true, garbage(n*heads))
		dY, dQ, dK, dV := b.floats("dY", false, b.random(n*d)), b.floats("dQ", true, garbage(n*d)), b.floats("dK", true, garbage(n*d)), b.floats("dV", true, garbage(n*d))
		b.program(func(at views) []device.Op {
			return []device.Op{
				device.Attention(at(y), at(lse), at(q), at(k), at(v), at(pos), n, heads, dh),
				device.AttentionGrad(at(dQ), at(dK), at(dV), at(q), at(k), at(v), at(y), at(lse), at(dY), at(pos), n, heads, dh),
			}
		})
		b.check(fmt.Sprintf("%d heads of %d", heads, dh), step(n-1))

		// Behind a history, one token or several, also across a document's end.
		rows := []int{1, 40, 9}[i%3]
		g := s.bench(t)
		pos = g.ints("pos", false, device.U32, packed(n, 90, 5))
		q, k, v = g.floats("q", false, g.random(rows*d)), g.floats("k", false, g.random(n*d)), g.floats("v", false, g.random(n*d))
		y, lse = g.floats("y", true, g.random(rows*d)), g.floats("lse", true, g.random(rows*heads))
		g.program(func(at views) []device.Op {
			return []device.Op{device.Attention(at(y), at(lse), at(q), at(k), at(v), at(pos), rows, heads, dh)}
		})
		for _, start := range []int{0, 70, n - rows} {
			st := step(max(1, rows-1))
			st.Start = start
			g.check(fmt.Sprintf("%d heads of %d, %d rows from %d", heads, dh, rows, start), st)
		}
	}
}
