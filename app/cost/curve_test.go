package cost

import (
	"math"
	"testing"
)

// The closed forms are the sums that they stand for.
func TestDiscounting(t *testing.T) {
	s := Build(Values{}.With(Discount, Known(.08)).With(InLumps, Known(1)))
	c := s.Curve(&s.Tuned)
	monthly, lump, want := c.Monthly.x, c.Lump.x, c.Once.x
	near(t, "rate of a month", Known(c.Rate), math.Pow(1.08, 1./12)-1, 1e-9)
	for m := 1.0; m <= 36; m++ {
		v := math.Pow(1.08, -m/12)
		want += monthly * v
		if math.Mod(m, 6) == 0 {
			near(t, "before the lump", c.Before(m), want, 1e-9)
			want += lump * v
		}
		near(t, "present value", c.At(m), want, 1e-9)
	}
	for _, rate := range []float64{0, 1e-9, .01, .1} {
		for _, months := range []float64{0, .5, 12, 100} {
			near(t, "term of an annuity", Known(term(rate, annuity(rate, months))), months, 1e-4)
		}
	}
}

// In lumps and evenly spread cost the same when a cadence has just ended.
func TestLumpsAreTheSameInTheEnd(t *testing.T) {
	even, lumps := Build(Values{}), Build(Values{}.With(InLumps, Known(1)))
	for _, m := range []float64{0, 6, 12, 60} {
		near(t, "spent", lumps.Spent(lumps.Tuned, m), even.Spent(even.Tuned, m).Or(0), 1e-9)
	}
	if a, b := lumps.Spent(lumps.Tuned, 5).x, even.Spent(even.Tuned, 5).x; a >= b {
		t.Errorf("before the first lump %g, evenly %g", a, b)
	}
}

// A retraining takes back what has been saved: three crossings, and a regime of
// its own where the horizon ends behind.
func TestCrossingsAtLumps(t *testing.T) {
	s := Scenario{RequestsPerMonth: 1000, HorizonMonths: 7, Lumps: true,
		Prompt: Way{Request: Request{OutputTokens: 1e6, PriceIn: Known(0), PriceCached: Known(0), PriceOut: Known(.1)}},
		Tuned: Way{OneOff: OneOff{Effort: Effort{Evaluation: 500}}, Request: Request{PriceIn: Known(0), PriceCached: Known(0), PriceOut: Known(0)},
			Monthly: Monthly{Retrain: Retrain{EveryMonths: 6, Effort: Effort{Evaluation: 300}}}}}
	a, b := s.Curve(&s.Prompt), s.Curve(&s.Tuned)
	var got []Crossing
	Crossings(&a, &b, 12, func(c Crossing) { got = append(got, c) })
	want := []Crossing{{5, 500, true}, {6, 600, false}, {8, 800, true}}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("crossings %+v, want %+v", got, want)
	}
	if o := Decide(s); o.Regime != ForAWhile || o.Months != Known(6) || o.Crossing != Known(600) {
		t.Errorf("%+v, want for a while", o)
	}
	s.HorizonMonths = 5.5
	if o := Decide(s); o.Regime != AfterMonths || o.Months != Known(5) {
		t.Errorf("%+v, want after 5 months", o)
	}
	s.HorizonMonths = 4
	if o := Decide(s); o.Regime != NotInTime || o.Months != Known(8) {
		t.Errorf("%+v, want not in time, for good from month 8", o)
	}
}
