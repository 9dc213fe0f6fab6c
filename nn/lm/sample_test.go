package lm

import (
	"math"
	"slices"
	"testing"
)

var someLogits = []float32{1, 3, 2, 3, -40}

func TestProbabilities(t *testing.T) {
	// e^1, e^3, e^2 against each other, worked out by hand: 1 : e² : e.
	e := math.E
	sum := 1 + 2*e*e + e
	for i, want := range []float64{1 / sum, e * e / sum, e / sum, e * e / sum, 0} {
		if got := Probabilities(someLogits, 1)[i]; math.Abs(got-want) > 1e-15 {
			t.Errorf("p[%d] = %g, want %g", i, got, want)
		}
	}
	if p := Probabilities(someLogits, .01); math.Abs(p[1]-.5) > 1e-12 {
		t.Errorf("cold, two equals have %g each", p[1])
	}
	if p := Probabilities([]float32{1e30, -1e30}, 1); p[0] != 1 || p[1] != 0 {
		t.Errorf("extremes give %v", p)
	}
}

func TestTop(t *testing.T) {
	var order []uint32
	for _, c := range Top(Probabilities(someLogits, 1), 4) {
		order = append(order, c.Token)
	}
	if !slices.Equal(order, []uint32{1, 3, 2, 0}) || Greedy(someLogits) != 1 {
		t.Errorf("order %d, greedy %d", order, Greedy(someLogits))
	}
	if n := len(Top([]float64{.5, .5}, 9)); n != 2 {
		t.Errorf("%d candidates of 2", n)
	}
}

func TestSampler(t *testing.T) {
	draw := func(temperature float64, topK int, seed uint64) (out []uint32) {
		s := NewSampler(temperature, topK, seed)
		for range 4000 {
			out = append(out, s.Next(someLogits))
		}
		return out
	}
	a := draw(1, 0, 1)
	if !slices.Equal(a, draw(1, 0, 1)) || slices.Equal(a, draw(1, 0, 2)) {
		t.Error("draws must depend on the seed, and on it alone")
	}
	for name, c := range map[string]struct {
		draws []uint32
		want  []float64
	}{
		"all":    {a, Probabilities(someLogits, 1)},
		"two":    {draw(1, 2, 1), []float64{0, .5, 0, .5, 0}},
		"warm":   {draw(2, 0, 1), Probabilities(someLogits, 2)},
		"greedy": {draw(0, 0, 1), []float64{0, 1, 0, 0, 0}},
	} {
		for token, p := range c.want {
			n := 0
			for _, d := range c.draws {
				if d == uint32(token) {
					n++
				}
			}
			if share := float64(n) / 4000; math.Abs(share-p) > .03 { // 4 deviations are 0.032 at most
				t.Errorf("%s: token %d came in %.3f of the draws, want %.3f", name, token, share, p)
			}
		}
	}
}
