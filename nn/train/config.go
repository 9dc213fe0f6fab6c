// Package train runs a network over digits: steps, metrics, tests, resumable
// state. It knows no device but the interface, no clock and no goroutine: the
// caller decides when the next few micro-batches run.
package train

import (
	"fmt"
	"math"

	"breakeven/nn/device"
	"breakeven/nn/layer"
	"breakeven/nn/optim"
)

// MicroBatch is the rows that pass through the network at once. 64 keeps a
// layer's activations in a core's cache, and a pause is obeyed after one.
const MicroBatch = 64

// Classes is the number of digits.
const Classes = 10

// Limits of a Config.
const (
	MaxConvs    = 2
	MaxChannels = 32
	MaxLayers   = 3
	MaxUnits    = 1024
	MaxParams   = 3_500_000 // 56 MB with gradients and Adam's moments
	MaxBatch    = 2048
	MinLR       = 1e-6
	MaxLR       = 10
	MaxDropout  = 0.9
	MaxDecay    = 1
)

// side is the height and width of a digit, √dataset.ImageSize.
const side = 28

// kernel is the height and width of a convolution's kernels.
const kernel = 3

// Activation names what stands behind every hidden layer.
type Activation uint8

const (
	ReLU Activation = iota
	Tanh
	Sigmoid
	NumActivations
)

// Config decides a run, together with its training digits: the same ones on
// the same device give the same losses, bit for bit.
type Config struct {
	Channels   []int // of each 3×3 convolution, first to last; none make a plain MLP
	Pool       bool  // 2×2 max pooling behind the convolutions
	Hidden     []int // units of each hidden dense layer, first to last
	Activation Activation
	Dropout    float32 // share of each hidden dense layer's units that a step leaves out
	Decay      float32 // weight decay λ: each step also makes weights smaller by LR·λ of themselves
	Optimizer  optim.Kind
	LR         float32 // learning rate
	Batch      int     // digits a step
	Seed       uint32  // of the weights to start from, the order of digits, dropout
}

// ConfigError says what of a Config cannot be.
type ConfigError struct{ What string }

func (e *ConfigError) Error() string { return "train: " + e.What }

// Check returns a *ConfigError unless the configuration can be run.
func (c Config) Check() error {
	bad := func(format string, args ...any) error { return &ConfigError{fmt.Sprintf(format, args...)} }
	switch {
	case len(c.Channels) > MaxConvs:
		return bad("%d convolutions, must be 0 to %d", len(c.Channels), MaxConvs)
	case c.Pool && len(c.Channels) == 0:
		return bad("pooling without a convolution")
	case c.Activation >= NumActivations:
		return bad("unknown activation %d", c.Activation)
	case !(c.Dropout >= 0 && c.Dropout <= MaxDropout):
		return bad("dropout of %g, must be 0 to %g", c.Dropout, MaxDropout)
	case !(c.Decay >= 0 && c.Decay <= MaxDecay):
		return bad("weight decay of %g, must be 0 to %d", c.Decay, MaxDecay)
	case len(c.Hidden) < 1 || len(c.Hidden) > MaxLayers:
		return bad("%d hidden layers, must be 1 to %d", len(c.Hidden), MaxLayers)
	case c.Optimizer >= optim.NumKinds:
		return bad("unknown optimizer %d", c.Optimizer)
	case math.IsNaN(float64(c.LR)) || c.LR < MinLR || c.LR > MaxLR:
		return bad("learning rate %g, must be %g to %d", c.LR, MinLR, MaxLR)
	case c.Batch < 1 || c.Batch > MaxBatch:
		return bad("batch of %d digits, must be 1 to %d", c.Batch, MaxBatch)
	}
	for i, h := range c.Hidden {
		if h < 1 || h > MaxUnits {
			return bad("hidden layer %d of %d units, must be 1 to %d", i+1, h, MaxUnits)
		}
	}
	for i, n := range c.Channels {
		if n < 1 || n > MaxChannels {
			return bad("convolution %d of %d channels, must be 1 to %d", i+1, n, MaxChannels)
		}
	}
	if n := c.Params(); n > MaxParams {
		return bad("%d weights, must be at most %d", n, MaxParams)
	}
	return nil
}

// Planes returns the shape of a digit, then what each convolution gives, and
// what the pooling leaves.
func (c Config) Planes() []device.Planes {
	out := []device.Planes{{C: 1, H: side, W: side}}
	for i, n := range c.Channels {
		out = append(out, out[i].Conv(n, kernel))
	}
	if c.Pool {
		out = append(out, out[len(c.Channels)].Pool())
	}
	return out
}

// layers returns the network's layers, first to last.
func (c Config) layers() []layer.Layer {
	var out []layer.Layer
	planes := c.Planes()
	for i, n := range c.Channels {
		out = append(out, &layer.Conv{In: planes[i], Out: n, K: kernel, First: i == 0}, c.activation(planes[i+1].Size()))
	}
	if c.Pool {
		out = append(out, &layer.MaxPool{In: planes[len(c.Channels)]})
	}
	in := planes[len(planes)-1].Size()
	for i, h := range c.Hidden {
		out = append(out, &layer.Dense{In: in, Out: h, First: len(out) == 0}, c.activation(h))
		if c.Dropout > 0 {
			out = append(out, &layer.Dropout{Dim: h, P: c.Dropout, Salt: uint32(i)})
		}
		in = h
	}
	return append(out, &layer.Dense{In: in, Out: Classes})
}

func (c Config) activation(dim int) layer.Layer {
	switch c.Activation {
	case Tanh:
		return layer.Tanh(dim)
	case Sigmoid:
		return layer.Sigmoid(dim)
	}
	return layer.ReLU(dim)
}

// Params returns the number of weights and biases.
func (c Config) Params() int {
	n := 0
	for _, l := range c.layers() {
		n += l.Params()
	}
	return n
}
