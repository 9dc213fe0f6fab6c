package cost

import (
	"cmp"
	"math"
	"slices"
)

// Flip is the smallest change of one input, all others as they are, that makes the
// other way the cheaper one at the horizon.
type Flip struct {
	Input    ID
	From, To float64
	Round    float64 // a rounder number for a sentence, a little farther than To, at which the verdict is turned as well
}

// Factor returns To ÷ From, unknown from 0.
func (f Flip) Factor() Value { return Known(f.To).over(Known(f.From)) }

// distance orders flips: how many times larger or smaller.
func (f Flip) distance() float64 {
	if f.From <= 0 || f.To <= 0 {
		return math.Inf(1)
	}
	return math.Abs(math.Log(f.To / f.From))
}

// steps is how many places between a number and the end of its slider are tried
// for a change of sign. The saving is monotone in nearly every input; the steps
// are for those few in which it is not, as where a cache begins to work.
const steps = 24

// Flips returns what would turn the verdict, the smallest change first: for every
// input that can do so alone, within what its slider offers. To is a number at
// which the verdict is turned, nearest to those at which it is not. Where both ways
// cost the same, everything would turn it, and nothing is named.
func Flips(v Values, against Arm) (flips []Flip) {
	p := newProbe(v, against)
	if p.saving(Calls, p.now[Calls].x).x == 0 {
		return nil
	}
	if p.now[TunedOneOff] == Unknown { // the sum that it would replace
		s := p.now.Scenario()
		p.now[TunedOneOff] = s.Tuned.OneOff.Cost()
		if one, known := p.now[TunedOneOff].Get(); known {
			flips = append(flips, p.flips(TunedOneOff, one)...)
		}
		p.now[TunedOneOff] = Unknown
	}
	for id := range numInputs {
		if from, known := p.now[id].Get(); known && Inputs[id].Unit != Switch {
			flips = append(flips, p.flips(id, from)...)
		}
	}
	slices.SortStableFunc(flips, func(a, b Flip) int { return cmp.Compare(a.distance(), b.distance()) })
	return flips
}

// flips returns the nearer one of the flips below and above a number.
func (p *probe) flips(id ID, from float64) []Flip {
	in := &Inputs[id]
	low, high := min(in.Min, from), max(in.Max, from)
	down, up := p.flip(id, from, low), p.flip(id, from, high)
	f, end := Flip{Input: id, From: from, To: up.x}, high
	if below := (Flip{Input: id, From: from, To: down.x}); down.known && (!up.known || below.distance() < f.distance()) {
		f, end = below, low
	} else if !up.known {
		return nil
	}
	f.Round = f.To
	now, _ := p.pays(id, from)
	for digits := 2; digits <= 6; digits++ {
		r := roundTo(f.To, end, digits)
		if yes, known := p.pays(id, r); known && yes != now && (r-f.To)*(end-r) >= 0 {
			f.Round = r
			break
		}
	}
	return []Flip{f}
}

// roundTo rounds x towards end, to so many digits.
func roundTo(x, end float64, digits int) float64 {
	if x == 0 {
		return 0
	}
	unit := math.Pow10(int(math.Floor(math.Log10(x))) + 1 - digits)
	whole := math.Floor(x / unit)
	if end > x {
		whole = math.Ceil(x / unit)
	}
	if unit < 1 { // a whole power of ten divides exactly, so that 0.3 is 0.3
		return whole / math.Round(1/unit)
	}
	return whole * unit
}

// flip walks from a number to an end, and halves the step in which the sign of the
// saving turns.
func (p *probe) flip(id ID, from, end float64) Value {
	now, known := p.pays(id, from)
	if !known || from == end {
		return Unknown
	}
	stay := from
	for i := 1; i <= steps; i++ {
		f := float64(i) / steps
		turn := from + f*(end-from)
		if from > 0 && end > 0 {
			turn = from * math.Pow(end/from, f)
		}
		if i == steps {
			turn = end
		}
		yes, known := p.pays(id, turn)
		if !known {
			return Unknown
		}
		if yes == now {
			stay = turn
			continue
		}
		for range 100 {
			middle := stay + (turn-stay)/2
			if middle == stay || middle == turn {
				break // neighbours
			}
			if yes, known := p.pays(id, middle); known && yes != now {
				turn = middle
			} else {
				stay = middle
			}
		}
		return Known(turn)
	}
	return Unknown
}
