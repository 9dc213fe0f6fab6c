package train

import "context"

// Weights returns all weights and biases, layer by layer; of each first the
// matrix [in×out], row by row, then the biases.
func (r *Run) Weights() ([]float32, error) {
	b := make([]byte, 4*r.net.w.Len)
	if err := r.net.dev.Read(context.Background(), r.net.w, b); err != nil {
		return nil, err
	}
	w := make([]float32, r.net.w.Len)
	for i := range w {
		w[i] = floatAt(b, i)
	}
	return w, nil
}
