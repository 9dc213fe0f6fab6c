package cost

import (
	"cmp"
	"math"
	"slices"
)

// Term is what tuning saves on one part of the bill.
type Term struct {
	Part  Part
	Saved float64 // $ by the horizon; negative: spent
}

// Bill returns $ spent on a way after so many months, by parts. Its total is what
// the curve says.
func (s *Scenario) Bill(w *Way, months float64) Bill {
	c := s.Curve(w)
	if !c.At(months).known {
		return unknown
	}
	once, month, lump, every := s.bills(w)
	once.add(annuity(s.rate(), months), month)
	switch {
	case c.Every > 0:
		once.add(c.lumps(months), lump)
	case every > 0:
		once.add(annuity(s.rate(), months)/every, lump)
	}
	return once
}

// Terms returns what makes the difference between two ways at the horizon, the
// most weighty part first. Where something is unknown there are none.
func (s *Scenario) Terms(prompt, tuned *Way) (terms []Term) {
	a, b := s.Bill(prompt, s.HorizonMonths), s.Bill(tuned, s.HorizonMonths)
	for part := range Parts {
		d := a[part].minus(b[part])
		if !d.known {
			return nil
		}
		if d.x != 0 {
			terms = append(terms, Term{part, d.x})
		}
	}
	slices.SortStableFunc(terms, func(a, b Term) int { return cmp.Compare(math.Abs(b.Saved), math.Abs(a.Saved)) })
	return terms
}
