// Package cost is the cost-benefit model: what prompting and fine-tuning cost,
// and from when on one of them is cheaper. Pure functions; units stand in names
// or comments; every equation says where it comes from. It decides nothing about
// how costs are shown.
//
// The equations' symbols: subscript P prompting, F fine-tuning; c cost of a
// request, F one-off cost, M monthly cost, q requests a month, H months. Δ is
// P − F where a positive number speaks for tuning (Δc), F − P where it speaks
// against (ΔF, ΔM).
//
// To read it: request, training and way say what things cost; curve, crossing and
// decide compare two ways; inputs, values, presets and build say of which numbers
// a case is made; draws, tornado, terms and flips say how sure an answer is and
// why it is so; quality, compute, prices, import and scenarios stand beside that.
package cost

import "math"

// Value is a number that may be unknown. Unknown is a value of its own, all the
// way to the verdict: never 0, NaN or infinite.
type Value struct {
	x     float64
	known bool
}

// Known returns a known value; what is no finite number is unknown.
func Known(x float64) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Value{}
	}
	return Value{x, true}
}

// Unknown is the value that nobody knows.
var Unknown Value

// Get returns the number and whether it is known.
func (v Value) Get() (float64, bool) { return v.x, v.known }

// Or returns the number, or another one where it is unknown.
func (v Value) Or(otherwise float64) float64 {
	if v.known {
		return v.x
	}
	return otherwise
}

// possible tells whether every number is one that a count, a price or a time can
// be: finite, and not below 0.
func possible(xs ...float64) bool {
	for _, x := range xs {
		if !(x >= 0) || math.IsInf(x, 1) {
			return false
		}
	}
	return true
}

// price returns a price that is no price unless possible: below 0 it is unknown.
func (v Value) price() Value {
	if v.x < 0 {
		return Unknown
	}
	return v
}

func (v Value) plus(w Value) Value { return v.with(w, v.x+w.x) }
func (v Value) over(w Value) Value { return v.with(w, v.x/w.x) }

// minus returns the difference; what is less than 10⁻¹² of both is rounding of
// float64 (2⁻⁵³ for each of some ten operations), and 0.
func (v Value) minus(w Value) Value {
	d := v.x - w.x
	if math.Abs(d) <= 1e-12*max(math.Abs(v.x), math.Abs(w.x)) {
		d = 0
	}
	return v.with(w, d)
}

// times multiplies by a number of things; none of an unknown price is nothing.
func (v Value) times(x float64) Value {
	if x == 0 {
		return Known(0)
	}
	return v.with(Known(x), v.x*x)
}

func (v Value) with(w Value, x float64) Value {
	if !v.known || !w.known {
		return Unknown
	}
	return Known(x)
}

// shares tells whether every number is a share: 0 … 1.
func shares(xs ...float64) bool {
	for _, x := range xs {
		if !(x >= 0 && x <= 1) {
			return false
		}
	}
	return true
}

// product multiplies two values; nothing of an unknown one is nothing.
func (v Value) product(w Value) Value {
	if v.known && v.x == 0 || w.known && w.x == 0 {
		return Known(0)
	}
	return v.with(w, v.x*w.x)
}
