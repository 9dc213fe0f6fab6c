package pretrain

import (
	"time"

	"breakeven/nn/lm"
	"breakeven/nn/train"
)

// Score is what a model did on one of corpus.Sets: exact answers, its own greedily
// written text against the right one.
type Score struct {
	Name    string  `json:"name"`
	Right   int     `json:"right"`
	N       int     `json:"n"`
	Low     float64 `json:"low"` // to High: the 95 % interval of the share, by Wilson
	High    float64 `json:"high"`
	Ceiling float64 `json:"ceiling"` // the share that can be known
}

// Evaluate judges a model by the run's sets. Errors: ErrStopped, and the device's.
func (r *Run) Evaluate(m *lm.Model) ([]Score, error) {
	s, err := lm.NewSession(m)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var scores []Score
	began, done, all := time.Now(), 0, 0
	for _, set := range r.Sets {
		all += len(set.Cases)
	}
	for i, set := range r.Sets {
		x := Score{Name: set.Name, N: len(set.Cases), Ceiling: rounded(set.Ceiling)}
		for j := range set.Cases {
			if r.Stopped() {
				r.log("stopped in the evaluation, which will begin again")
				return nil, ErrStopped
			}
			right, err := s.Solves(&set.Cases[j])
			if err != nil {
				return nil, err
			}
			if right {
				x.Right++
			}
		}
		share := float64(x.Right) / max(1, float64(x.N))
		low, high := train.Wilson(share, x.N)
		x.Low, x.High = rounded(low), rounded(high)
		scores = append(scores, x)
		if done += x.N; x.N > 0 {
			r.log("set %d of %d: %5.1f %% of %d, %s; %v left", i+1, len(r.Sets), 100*share, x.N, x.Name, left(began, done, all))
		}
	}
	return scores, nil
}
