// Package layer has the layers of a network. A layer writes its forward and its
// backward as operations into a program; it computes nothing and holds no
// numbers of its own.
package layer

import (
	"math"

	"breakeven/nn/device"
)

// Tensor is a part of a layer's memory: "weight" or "bias", row-major.
type Tensor struct {
	Name  string
	Shape []int
}

// Layer is a step of a network, from [rows×in] to [rows×out].
type Layer interface {
	// Name is the kind of layer: "dense".
	Name() string
	// Tensors are what the layer learns, in the order of its memory.
	Tensors() []Tensor
	// Params is the number of the layer's weights and biases.
	Params() int
	// Bind gives the layer its weights and their gradients, [Params] each.
	Bind(w, g device.View)
	// Decayed is the part of the bound weights that weight decay is for, which
	// biases are not; the zero view for none.
	Decayed() device.View
	// Init fills w, [Params], with the numbers to start from; next gives
	// uniform random numbers in [0, 1).
	Init(w []float32, next func() float64)
	// Forward appends y = f(x) and returns y, [rows×out]; y may be x's memory.
	Forward(p *device.Program, x device.View) (y device.View)
	// Backward appends what makes the weights' gradients and dX from dY, for
	// the x of the last Forward. dX may be dY's memory, and is the zero view for
	// a layer that was told that nobody needs it.
	Backward(p *device.Program, dY device.View) (dX device.View)
}

// weightless is the part of a layer that has nothing to learn.
type weightless struct{}

func (weightless) Tensors() []Tensor              { return nil }
func (weightless) Params() int                    { return 0 }
func (weightless) Bind(w, g device.View)          {}
func (weightless) Decayed() device.View           { return device.View{} }
func (weightless) Init([]float32, func() float64) {}

// initHe draws weights from ±√(6/in), so that ReLU layers keep the variance of
// their input (He et al. 2015, arXiv:1502.01852, eq. 10, uniform). Tanh and
// sigmoid start from the same: Glorot's √(6/(in+out)) is made for them, and
// differs little where a layer has fewer outputs than inputs.
// Only +, ·, / and √ are used: every machine gives the same bits.
func initHe(w []float32, in int, next func() float64) {
	bound := math.Sqrt(6 / float64(in))
	for i := range w {
		w[i] = float32(bound * (2*next() - 1))
	}
}
