package train

import "breakeven/nn/tensors"

// Weights returns all weights and biases, layer by layer; of each its
// layer.Tensors, one after another.
func (r *Run) Weights() ([]float32, error) { return r.net.floats(r.net.w) }

// NPZ returns all weights and biases as an .npz file, which numpy.load opens:
// "dense1.weight" and so on, each in its layer's shape.
func (r *Run) NPZ() ([]byte, error) {
	all, err := r.Weights()
	if err != nil {
		return nil, err
	}
	return tensors.EncodeNPZ(r.tensors("", all)), nil
}
