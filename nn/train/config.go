// Package train runs a network over digits: steps, metrics, tests, resumable
// state. It knows no device but the interface, no clock and no goroutine: the
// caller decides when the next few micro-batches run.
package train

import (
	"fmt"
	"math"

	"breakeven/nn/dataset"
	"breakeven/nn/optim"
)

// MicroBatch is the rows that pass through the network at once. 64 keeps a
// layer's activations in a core's cache, and a pause is obeyed after one.
const MicroBatch = 64

// Classes is the number of digits.
const Classes = 10

// Limits of a Config.
const (
	MaxLayers = 3
	MaxUnits  = 1024
	MaxBatch  = 2048
	MinLR     = 1e-6
	MaxLR     = 10
)

// Config decides a run, together with its training digits: the same ones on
// the same device give the same losses, bit for bit.
type Config struct {
	Hidden    []int // units of each hidden layer, first to last
	Optimizer optim.Kind
	LR        float32 // learning rate
	Batch     int     // digits a step
	Seed      uint32  // of the weights to start from and the order of digits
}

// ConfigError says what of a Config cannot be.
type ConfigError struct{ What string }

func (e *ConfigError) Error() string { return "train: " + e.What }

// Check returns a *ConfigError unless the configuration can be run.
func (c Config) Check() error {
	bad := func(format string, args ...any) error { return &ConfigError{fmt.Sprintf(format, args...)} }
	switch {
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
	return nil
}

// Params returns the number of weights and biases.
func (c Config) Params() int {
	n, in := 0, dataset.ImageSize
	for _, h := range append(append([]int{}, c.Hidden...), Classes) {
		n += in*h + h
		in = h
	}
	return n
}
