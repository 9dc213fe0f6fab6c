// Package optim turns gradients into steps of the weights.
package optim

import "breakeven/nn/device"

// Kind names an optimizer.
type Kind uint8

const (
	Adam     Kind = iota // Kingma & Ba 2015, β1 = 0.9, β2 = 0.999, ε = 1e-8
	Momentum             // Polyak 1964, µ = 0.9
	SGD
	NumKinds
)

// Moments is the number of values that the optimizer keeps for every weight.
func (k Kind) Moments() int { return [...]int{Adam: 2, Momentum: 1, SGD: 0}[k] }

// Step returns the operation that moves all weights w by their gradients g;
// moments has Moments views of w's size.
func (k Kind) Step(w, g device.View, moments []device.View) device.Op {
	switch k {
	case Adam:
		return device.Adam(w, moments[0], moments[1], g, 0.9, 0.999, 1e-8)
	case Momentum:
		return device.Momentum(w, moments[0], g, 0.9)
	default:
		return device.SGD(w, g)
	}
}
