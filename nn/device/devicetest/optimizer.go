package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) optimizers(t *testing.T) {
	for _, n := range append([]int{1000}, sizes...) {
		b := s.bench(t)
		g := b.floats("g", false, b.random(n))
		w1, w2, w3 := b.floats("w of SGD", true, b.random(n)), b.floats("w of Momentum", true, b.random(n)), b.floats("w of Adam", true, b.random(n))
		v2, m3, v3 := b.floats("v of Momentum", true, b.random(n)), b.floats("m of Adam", true, b.random(n)), b.floats("v of Adam", true, make([]float32, n))
		w0 := b.floats("w of Decay", true, b.random(n))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Decay(v(w0), 0.3),
				device.SGD(v(w1), v(g)),
				device.Momentum(v(w2), v(v2), v(g), 0.9),
				device.Adam(v(w3), v(m3), v(v3), v(g), 0.9, 0.999, 1e-8),
			}
		})
		idle := step(1)
		idle.Last = false // nothing may move
		late := step(1)
		late.T, late.LR = 1000, 0.1
		b.check(fmt.Sprintf("n=%d", n), idle, step(1), late)
	}
}
