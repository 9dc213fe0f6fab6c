package cost

import (
	"cmp"
	"math"
	"slices"
)

// Bar is what one input's range does to the saving at the horizon.
type Bar struct {
	Input ID
	Range
	AtLow, AtHigh float64 // $ saved with the input at the ends of its range
}

// Swing returns $ between the ends.
func (b Bar) Swing() float64 { return math.Abs(b.AtHigh - b.AtLow) }

// Tornado moves every input that has a range to both its ends, alone, and returns
// the widest swing first. It says what is worth knowing better, and takes no
// account of what moves together.
func Tornado(v Values, against Arm) (bars []Bar) {
	p := newProbe(v, against)
	for id := range numInputs {
		r, has := v.rangeOf(&p.now, id)
		low, high := p.saving(id, r.Low), p.saving(id, r.High)
		if has && low.known && high.known {
			bars = append(bars, Bar{id, r, low.x, high.x})
		}
	}
	slices.SortStableFunc(bars, func(a, b Bar) int { return cmp.Compare(b.Swing(), a.Swing()) })
	return bars
}
