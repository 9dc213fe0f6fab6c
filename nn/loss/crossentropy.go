// Package loss has the number that training makes small.
package loss

import "breakeven/nn/device"

// SoftmaxCrossEntropy is −log of the probability that the logits give the right
// label, averaged over the batch.
type SoftmaxCrossEntropy struct {
	Classes int

	z device.View
}

// Forward appends the measure of logits z [rows×Classes] against labels y
// [rows], summed into metrics; with gradient true, z is overwritten by its own
// gradient, which Backward returns.
func (l *SoftmaxCrossEntropy) Forward(p *device.Program, z, y, metrics device.View, gradient bool) {
	var dZ device.View
	if gradient {
		dZ = z
	}
	l.z = z
	p.Add(device.SoftmaxCrossEntropy(dZ, metrics, z, y, p.Rows, l.Classes))
}

// Backward returns dZ, which Forward has made on its way.
func (l *SoftmaxCrossEntropy) Backward() (dZ device.View) { return l.z }
