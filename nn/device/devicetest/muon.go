package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) muon(t *testing.T) {
	for _, c := range [][2]int{{1, 1}, {1, 5}, {5, 1}, {3, 7}, {7, 3}, {8, 8}, {16, 33}, {65, 17}, {24, 96}, {96, 24}, {33, 130}} {
		rows, cols := c[0], c[1]
		n := rows * cols
		b := s.bench(t)
		g := b.floats("g", false, b.random(n))
		w, m := b.floats("w", true, b.randomOf(0.1, n)), b.floats("m", true, b.random(n))
		none, still, kept := b.floats("no gradient", false, make([]float32, n)), b.floats("w without gradient", true, b.random(n)), b.floats("m without gradient", true, make([]float32, n))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Muon(v(w), v(m), v(g), rows, cols, 0.95, 0.1),
				device.Muon(v(still), v(kept), v(none), rows, cols, 0.95, 0.1),
			}
		})
		idle, st := step(1), step(1)
		idle.Last = false // nothing may move
		st.LR = 1
		b.check(fmt.Sprintf("%d×%d", rows, cols), idle)
		b.check(fmt.Sprintf("%d×%d", rows, cols), st, step(1))
	}
}
