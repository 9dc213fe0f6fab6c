package lm

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Probabilities returns the softmax of logits at a temperature above 0: at 1 what
// the model thinks, below it the probable more probable still.
//
//	p[i] = exp((z[i] − max z)/T) / Σ_j exp((z[j] − max z)/T)
func Probabilities(logits []float32, temperature float64) []float64 {
	top, sum := float64(slices.Max(logits)), 0.0
	p := make([]float64, len(logits))
	for i, z := range logits {
		p[i] = math.Exp((float64(z) - top) / temperature)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// Candidate is a token that may come next.
type Candidate struct {
	Token uint32
	P     float64 // its probability
}

// Top returns the k most probable tokens, the most probable first; of equally
// probable ones the lower. It is meant for few: each takes a place in a short list.
func Top(p []float64, k int) []Candidate {
	top := make([]Candidate, 0, k+1)
	for i, x := range p {
		if len(top) == k && (k == 0 || x <= top[k-1].P) {
			continue
		}
		at := len(top)
		for at > 0 && top[at-1].P < x {
			at--
		}
		top = slices.Insert(top, at, Candidate{uint32(i), x})
		top = top[:min(len(top), k)]
	}
	return top
}

// Greedy returns the most probable token; of equally probable ones the lowest. Logits
// that are no numbers are of none.
func Greedy(logits []float32) uint32 {
	best := 0
	for i, z := range logits {
		if z > logits[best] || logits[best] != logits[best] {
			best = i
		}
	}
	return uint32(best)
}

// Sampler draws tokens by chance: the same seed, the same tokens.
type Sampler struct {
	temperature float64
	topK        int
	r           *rand.Rand
}

// NewSampler returns a sampler at a temperature, 0 for [Greedy], among the topK
// most probable tokens (Fan et al. 2018, arXiv:1805.04833), 0 for all.
func NewSampler(temperature float64, topK int, seed uint64) *Sampler {
	return &Sampler{temperature, topK, rand.New(rand.NewPCG(seed, 0x73616d706c65))}
}

// Next draws the token behind a text with these logits.
func (s *Sampler) Next(logits []float32) uint32 {
	if s.temperature == 0 {
		return Greedy(logits)
	}
	p := Probabilities(logits, s.temperature)
	if s.topK > 0 && s.topK < len(p) {
		among := Top(p, s.topK)
		return among[s.draw(len(among), func(i int) float64 { return among[i].P })].Token
	}
	return uint32(s.draw(len(p), func(i int) float64 { return p[i] }))
}

// draw draws one of n by their weights, which need not add up to 1.
func (s *Sampler) draw(n int, weight func(int) float64) int {
	sum := 0.0
	for i := range n {
		sum += weight(i)
	}
	u := s.r.Float64() * sum
	for i := range n - 1 {
		if u -= weight(i); u < 0 {
			return i
		}
	}
	return n - 1 // where rounding has left something of u, too
}
