package speaker

import (
	"breakeven/app/wire"
	"breakeven/nn/lm"
)

// weighNow finds what decided a token of the last answer.
func (s *Speaker) weighNow() {
	w, a := s.weigh, s.last
	if a == nil || a.by.model == nil || a.ask.ID != w.ID || int(w.At) >= len(a.said) {
		s.weigh = nil
		return
	}
	if a.by.influence == nil {
		var err error
		if a.by.influence, err = lm.NewInfluence(a.by.model); err != nil {
			s.broken(err)
		}
		return // it takes a slice by itself
	}
	s.weigh = nil
	before := append(append([]uint32(nil), a.prompt...), a.said[:w.At]...)
	all, err := a.by.influence.Of(before, a.said[w.At])
	if err != nil {
		s.broken(err)
		return
	}
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
