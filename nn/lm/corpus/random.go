package corpus

import (
	"math/bits"
	"math/rand/v2"
)

// random draws what differs from document to document: the same on every
// machine.
type random struct{ rand.PCG }

// below is uniform in 0 … n−1.
func (r *random) below(n int) int {
	hi, _ := bits.Mul64(r.Uint64(), uint64(n))
	return int(hi)
}

// unit is uniform in [0, 1).
func (r *random) unit() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// between is uniform in lo … hi, both included.
func (r *random) between(lo, hi int) int { return lo + r.below(hi-lo+1) }

// in is true with probability p.
func (r *random) in(p float64) bool { return r.unit() < p }

// of returns one of a list.
func of[T any](r *random, list []T) T { return list[r.below(len(list))] }

// weighted returns an index, each as probable as its weight.
func (r *random) weighted(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	x := r.unit() * sum
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// shuffle puts a list into random order (Fisher–Yates).
func shuffle[T any](r *random, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := r.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
