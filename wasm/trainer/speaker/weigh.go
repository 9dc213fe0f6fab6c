package speaker

import (
	"slices"

	"breakeven/app/wire"
	"breakeven/nn/lm"
)

// weighing is a Weigh under way.
type weighing struct {
	ask   *wire.Weigh
	begun bool
}

// weighOn goes on to find what decided a token of the last answer.
func (s *Speaker) weighOn() {
	w, a := s.weigh.ask, s.last
	if a == nil || a.by.model == nil || a.ask.ID != w.ID || int(w.At) >= len(a.said) {
		s.weigh = nil
		return
	}
	if a.by.influence == nil {
		var err error
		if a.by.influence, err = lm.NewInfluence(a.by.model); err != nil {
			s.weigh = nil // without the memory for it the model still answers
		}
		return // it takes a slice by itself
	}
	var all []float32
	for from := s.world.Now(); all == nil && s.world.Now()-from < slice; {
		var err error
		if s.weigh.begun {
			all, err = a.by.influence.Piece()
		} else {
			s.weigh.begun = true
			err = a.by.influence.Begin(append(slices.Clone(a.prompt), a.said[:w.At]...), a.said[w.At])
		}
		if err != nil {
			s.broken(err)
			return
		}
	}
	if all == nil {
		return
	}
	s.weigh = nil
	// Of the prompt's own tokens: neither the one that begins every document, nor ▸,
	// nor what was answered before.
	share := make([]float32, len(a.prompt)-2)
	sum := float32(0)
	for i := range share {
		share[i] = float32(all[i+1])
		sum += share[i]
	}
	for i := range share {
		if sum > 0 {
			share[i] /= sum
		}
	}
	s.send(&wire.Weighed{ID: w.ID, At: w.At, Share: share})
}
