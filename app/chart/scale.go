// Package chart draws every chart of the page: scales, ticks, lines, marks and
// the read-out, as SVG drawn for its real width, so that text never shrinks. It
// decides nothing about what is shown.
package chart

import "math"

// Axis says what an axis shows, from Min to Max.
type Axis struct {
	Label    string // with its unit
	Min, Max float64
	Format   func(float64) string // of ticks and read-outs
	Ticks    int                  // about how many; 5 if 0
}

// scale maps the axis to pixels from a to b.
type scale struct{ min, max, a, b float64 }

func (s scale) at(v float64) float64 {
	if s.max == s.min {
		return s.a
	}
	return s.a + (v-s.min)/(s.max-s.min)*(s.b-s.a)
}

// back is the inverse of at.
func (s scale) back(px float64) float64 {
	if s.a == s.b {
		return s.min
	}
	return s.min + (px-s.a)/(s.b-s.a)*(s.max-s.min)
}

// Nice rounds a maximum up to a number that makes even ticks: 1, 2, 2.5 or 5
// times a power of ten, times a few.
func Nice(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	step := tickStep(v, 4)
	return math.Ceil(v/step-1e-9) * step
}

// tickStep returns the round step that cuts span into about n parts.
func tickStep(span float64, n int) float64 {
	raw := span / float64(n)
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if m*power >= raw*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// ticks returns round values within an axis.
func ticks(a Axis) []float64 {
	n := a.Ticks
	if n == 0 {
		n = 5
	}
	span := a.Max - a.Min
	if !(span > 0) || math.IsInf(span, 0) {
		return nil
	}
	step := tickStep(span, n)
	var out []float64
	for i := math.Ceil(a.Min/step - 1e-9); i*step <= a.Max+1e-9*span; i++ {
		out = append(out, i*step+0) // +0: no −0
	}
	return out
}
