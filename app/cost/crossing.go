package cost

// Crossing is where two curves cross.
type Crossing struct {
	Month float64
	Cost  float64 // $ that both have cost by then
	Ahead bool    // from here on, the second one has cost less
}

// Crossings calls yield, in order, for every month up to end at which curve b
// begins, or ceases, to have cost no more than a. Between two lumps the
// difference rises or falls all along, since a discount shrinks both alike,
//
//	D(t) = D₀ + g·(A(t) − A(t₀))
//
// so that each stretch has one crossing at most, found in closed form; others are
// at a lump, where a curve jumps over the other one. Curves that are unknown have
// none. Unlike a formula for t*, this finds the last crossing inside the horizon
// too, where a retraining takes back for a while what has been saved.
func Crossings(a, b *Curve, end float64, yield func(Crossing)) {
	slope, known := a.Monthly.minus(b.Monthly).Get()
	start, known2 := a.Once.minus(b.Once).Get()
	if !known || !known2 || !a.Lump.known || !b.Lump.known {
		return
	}
	for t := 0.0; t < end; {
		to := min(a.next(t), b.next(t), end)
		before, after := a.Before(to).minus(b.Before(to)), a.At(to).minus(b.At(to))
		if !before.known || !after.known {
			return
		}
		if (start >= 0) != (before.x >= 0) {
			at := min(max(t, term(a.Rate, annuity(a.Rate, t)-start/slope)), to)
			yield(Crossing{at, a.Before(at).x, before.x >= 0})
		}
		if (before.x >= 0) != (after.x >= 0) {
			// The curve that jumps passes the height of the other one, which may jump too.
			yield(Crossing{to, max(a.Before(to).x, b.Before(to).x), after.x >= 0})
		}
		t, start = to, after.x
	}
}

// lasting returns the last crossing up to end.
func lasting(a, b *Curve, end float64) (last Crossing, n int) {
	Crossings(a, b, end, func(c Crossing) { last, n = c, n+1 })
	return last, n
}

// farthest is the month up to which crossings are looked for where costs come in
// lumps: a century.
const farthest = 1200

// beyond returns the crossing after which nothing changes any more, where there
// is one after the horizon.
func beyond(a, b *Curve, horizon float64) (Crossing, bool) {
	if a.Every != 0 || b.Every != 0 {
		last, n := lasting(a, b, farthest)
		return last, n > 0 && last.Month > horizon
	}
	start, g := a.Once.minus(b.Once), a.Monthly.minus(b.Monthly)
	value := start.times(-1).over(g)
	if (start.x >= 0) == (g.x >= 0) || !value.known {
		return Crossing{}, false
	}
	t := Known(max(horizon, term(a.Rate, value.x)))
	both := a.At(t.x)
	return Crossing{t.x, both.x, g.x > 0}, t.known && both.known
}
