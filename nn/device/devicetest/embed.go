package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) embed(t *testing.T) {
	for _, d := range sizes {
		for _, rows := range []int{1, 3, 64} { // with 9 kinds of token, many come twice
			b := s.bench(t)
			const vocab, start = 9, 4
			token := b.ints("token", false, device.U32, b.below(vocab, rows+start))
			table, dX := b.floats("table", false, b.random(vocab*d)), b.floats("dX", false, b.random(rows*d))
			x, dTable := b.floats("x", true, b.random(rows*d)), b.floats("dTable", true, b.random(vocab*d))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.Embed(v(x), v(table), v(token), rows, d, vocab, 1.7),
					device.EmbedGrad(v(dTable), v(dX), v(token), rows, d, vocab, 1.7),
				}
			})
			st := step(max(1, rows-1)) // the last row stays as it was
			st.Start = start
			b.check(fmt.Sprintf("d=%d rows=%d", d, rows), st)
		}
	}
}
