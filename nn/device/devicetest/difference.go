package devicetest

import "math"

// DifferenceStep is h of a central difference: it balances the truncation (~h²)
// against float64's rounding (~1e-16/h).
const DifferenceStep = 1e-5

// differenceTolerance is what is left of both, relative to slopes of about 1.
const differenceTolerance = 1e-7

// Difference is the slope of f along x[i], (f(x+h) - f(x-h)) / 2h. It leaves x as it
// was.
func Difference(x []float64, i int, f func() float64) float64 {
	was := x[i]
	x[i] = was + DifferenceStep
	above := f()
	x[i] = was - DifferenceStep
	below := f()
	x[i] = was
	return (above - below) / (2 * DifferenceStep)
}

// IsGradient tells whether a gradient is the slope that Difference found; NaN is not.
func IsGradient(gradient, slope float64) bool {
	return math.Abs(gradient-slope) <= differenceTolerance*(1+math.Abs(slope))
}
