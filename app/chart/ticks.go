package chart

import (
	"math"
	"strconv"
)

// ticks returns the multiples of a round step (1, 2 or 5 times a power of ten)
// inside lo … hi, rising, at most n+1 of them. It returns nil where lo < hi
// does not hold or n < 1.
func ticks(lo, hi float64, n int) []float64 {
	unit, exp := roundStep(lo, hi, n)
	if unit == 0 {
		return nil
	}
	step := scaled(unit, exp)
	first, last := math.Ceil(lo/step-1e-9)+0, math.Floor(hi/step+1e-9)
	var t []float64 // +0 above: never a tick "−0"
	for i := first; i <= last && len(t) <= n; i++ {
		t = append(t, scaled(i*unit, exp))
	}
	return t
}

// logTicks returns the numbers 1, 2 and 5 times a power of ten inside lo … hi,
// rising; where these are more than n+1, only powers of ten, evenly thinned. It
// returns nil where 0 < lo < hi does not hold or n < 1.
func logTicks(lo, hi float64, n int) []float64 {
	if !(lo > 0 && lo < hi) || math.IsInf(hi, 0) || n < 1 {
		return nil
	}
	first, last := int(math.Floor(math.Log10(lo))), int(math.Floor(math.Log10(hi)))
	within := func(units []float64, stride int) (t []float64) {
		for e := first; e <= last; e++ {
			if e%stride != 0 {
				continue
			}
			for _, u := range units {
				if v := scaled(u, e); v >= lo*(1-1e-9) && v <= hi*(1+1e-9) {
					t = append(t, v)
				}
			}
		}
		return t
	}
	t := within([]float64{1, 2, 5}, 1)
	for stride := 1; len(t) > n+1; stride++ {
		t = within([]float64{1}, stride)
	}
	return t
}

// roundUp returns the least multiple of the step of ticks that is not below hi.
func roundUp(lo, hi float64, n int) float64 {
	unit, exp := roundStep(lo, hi, n)
	if unit == 0 {
		return hi
	}
	return scaled(math.Ceil(hi/scaled(unit, exp)-1e-9)*unit, exp)
}

// roundStep finds the smallest step unit·10^exp, unit 1, 2 or 5, of which at
// most n fit into lo … hi. Unit 0 means that there is none.
func roundStep(lo, hi float64, n int) (unit float64, exp int) {
	span := hi - lo
	// Below 1e-12 of its ends a span has too few float64 values to tick; beyond
	// 1e±290 steps are no float64 numbers themselves.
	if n < 1 || !(span > 1e-12*max(math.Abs(lo), math.Abs(hi))) || span > 1e290 || span < 1e-290 {
		return 0, 0
	}
	raw := span / float64(n)
	exp = int(math.Floor(math.Log10(raw)))
	for _, unit = range []float64{1, 2, 5} {
		if scaled(unit, exp) >= raw*(1-1e-9) {
			return unit, exp
		}
	}
	return 1, exp + 1
}

// scaled returns v·10^exp. Dividing by a whole power of ten rounds once, so
// that three tenths are 0.3 and not 0.30000000000000004.
func scaled(v float64, exp int) float64 {
	if exp < 0 {
		return v / math.Pow10(-exp)
	}
	return v * math.Pow10(exp)
}

// short is how a number without a format of its own is written.
func short(v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'g', 6, 64)
	if v < 0 {
		return "−" + s
	}
	return s
}
