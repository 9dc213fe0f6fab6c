package cost

import "math"

// notches is how many steps a slider has at most from end to end: arrow keys move
// one, PageUp and PageDown ten.
const notches = 100

// span is what a slider covers.
type span struct {
	lo, hi float64
	log    bool // equal ratios instead of equal differences; needs lo > 0
	whole  bool // whole numbers only
}

// notches is how many steps the slider has: a hundred, or fewer where there are
// not so many whole numbers.
func (s span) notches() int {
	if s.whole && s.hi-s.lo < notches {
		return int(s.hi - s.lo)
	}
	return notches
}

// at returns the value at a notch, rounded as far as a notch allows: people
// choose round numbers.
func (s span) at(notch int) float64 {
	switch { // the ends are exact, whatever rounding does
	case notch <= 0:
		return s.lo
	case notch >= s.notches():
		return s.hi
	}
	f := float64(notch) / float64(s.notches())
	v, size := s.lo+f*(s.hi-s.lo), (s.hi-s.lo)/notches
	if s.whole {
		return math.Round(v)
	}
	if s.log {
		ratio := math.Pow(s.hi/s.lo, 1.0/notches)
		v = s.lo * math.Pow(ratio, float64(notch))
		size = v * (1 - 1/ratio)
	}
	return min(max(round(v, size), s.lo), s.hi)
}

// round returns the multiple nearest to v of the greatest 1, 2 or 5 times a
// power of ten that is not above size.
func round(v, size float64) float64 {
	exp := int(math.Floor(math.Log10(size) + 1e-9))
	unit := 1.0
	for _, u := range []float64{2, 5} {
		if u*math.Pow10(exp) <= size*(1+1e-9) {
			unit = u
		}
	}
	if exp < 0 { // a whole power of ten divides exactly, so that 0.3 is 0.3
		return math.Round(v*math.Pow10(-exp)/unit) * unit / math.Pow10(-exp)
	}
	return math.Round(v/(unit*math.Pow10(exp))) * unit * math.Pow10(exp)
}

// place returns where a value stands on the slider, 0 … 1, beyond it 0 or 1.
func (s span) place(v float64) float64 {
	f := (v - s.lo) / (s.hi - s.lo)
	if s.log {
		f = math.Log(v/s.lo) / math.Log(s.hi/s.lo)
	}
	return min(max(f, 0), 1)
}

// notch returns the notch nearest to a value.
func (s span) notch(v float64) int { return int(math.Round(s.place(v) * float64(s.notches()))) }
