package train

import "breakeven/nn/device"

// Group names one of the numbers that belong to every weight.
type Group uint8

const (
	Weights Group = iota
	Gradients
	FirstMoments
	SecondMoments
)

// Head returns what stands in the last layer's weights [units×Classes]: of a
// group that the optimizer does not have, nothing.
func (r *Run) Head(g Group) ([]float32, error) {
	views := append([]device.View{r.net.w, r.net.g}, r.net.moments...)
	if int(g) >= len(views) {
		return nil, nil
	}
	parts := r.cfg.parts()
	w := parts[len(parts)-2] // before the biases
	return r.net.floats(views[g].View(w.at, w.n))
}

// BetweenBatches tells whether no batch is under way.
func (r *Run) BetweenBatches() bool { return r.inBatch == 0 }
