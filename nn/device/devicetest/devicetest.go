// Package devicetest proves a device correct: every operation against the
// oracle, at odd sizes, with guard values around every output. A device gets
// all of it with one line. It is a test, not a benchmark.
package devicetest

import (
	"testing"

	"breakeven/nn/device"
)

// Tolerance says how far a device may be from the oracle:
// |got − want| ≤ Abs + Rel·scale, where scale is the largest |want| of the same
// output. Relative to the output and not to the element, because a sum of
// products that cancel is off by its terms' rounding, not by its own.
type Tolerance struct{ Abs, Rel float64 }

// F32 is for devices that compute in float32: sums of up to about 1,000 terms
// in any order, and an exponential good to a few units in the last place.
var F32 = Tolerance{Abs: 1e-6, Rel: 2e-5}

// sizes are around the widths of registers and tiles, where tails go wrong.
var sizes = []int{1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 130}

// Run runs the suite of the digits' networks on devices that open gives.
func Run(t *testing.T, open func(t *testing.T) device.Device, tol Tolerance) {
	s := &suite{open: open, tol: tol}
	t.Run("Memory", s.memory)
	t.Run("Gather", s.gather)
	t.Run("Dense", s.dense)
	t.Run("Conv", s.conv)
	t.Run("MaxPool", s.pool)
	t.Run("ReLU", s.activation(device.ReLU, device.ReLUGrad, Tolerance{})) // nothing is rounded
	t.Run("Tanh", s.activation(device.Tanh, device.TanhGrad, tol))
	t.Run("Sigmoid", s.activation(device.Sigmoid, device.SigmoidGrad, tol))
	t.Run("Dropout", s.dropout)
	t.Run("Softmax", s.softmax)
	t.Run("SoftmaxCrossEntropy", s.crossEntropy)
	t.Run("Optimizers", s.optimizers)
	t.Run("Diverged", s.diverged)
	t.Run("Refuses", s.refuses)
	t.Run("Cancel", s.cancel)
	t.Run("MLP", s.trains(mlp))
	t.Run("CNN", s.trains(cnn))
}

// RunSequences runs the suite of the operations that models of sequences need
// besides.
func RunSequences(t *testing.T, open func(t *testing.T) device.Device, tol Tolerance) {
	s := &suite{open: open, tol: tol}
	t.Run("DenseWithoutBias", s.denseWithoutBias)
	t.Run("Add", s.add)
	t.Run("Embed", s.embed)
	t.Run("ReLU2", s.relu2)
	t.Run("RMSNorm", s.rmsNorm)
	t.Run("HeadNorm", s.headNorm)
	t.Run("RoPE", s.rope)
	t.Run("Append", s.append)
	t.Run("CausalConv", s.causalConv)
	t.Run("Attention", s.attention)
	t.Run("Select", s.selectRows)
	t.Run("WeightedCrossEntropy", s.weightedCrossEntropy)
	t.Run("Muon", s.muon)
	t.Run("Diverged", s.divergedSequence)
	t.Run("Complete", s.complete)
}

type suite struct {
	open func(t *testing.T) device.Device
	tol  Tolerance
}
