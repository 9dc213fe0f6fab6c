package cost

import (
	"math"
	"math/rand/v2"
	"testing"
)

// anyValues draws values from all over what sliders offer, now and then from the
// very end of what is taken at all, or unknown.
func anyValues(r *rand.Rand, n *Numbers) {
	*n = Presets[r.IntN(3)].Numbers
	for id := 0; id < len(n); id += 1 + r.IntN(5) {
		in := &Inputs[id]
		switch {
		case r.IntN(60) == 0:
			n[id] = Known([]float64{0, 5e-324, in.Most}[r.IntN(3)])
		case r.IntN(200) == 0 && in.Unknown != NotOffered:
			n[id] = Unknown
		case in.Unit == Switch:
			n[id] = Known(float64(r.IntN(2)))
		case in.Log:
			n[id] = Known(in.Min * math.Pow(in.Max/in.Min, r.Float64()))
		default:
			n[id] = Known(in.Min + r.Float64()*(in.Max-in.Min))
		}
	}
	if r.IntN(2) == 0 {
		n[TunedOneOff] = Unknown
	}
}

// cases is how many random inputs a property is tried on.
func cases(n int) int {
	if testing.Short() {
		return n / 20
	}
	return n
}

// Over a million inputs, extremes included: every number is a number, a decision is
// what the curves show, and the marked point is where they cross.
func TestDecisionsAreWhatCurvesShow(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 12))
	var n Numbers
	var seen [ForAWhile + 1]int
	for range cases(1_000_000) {
		anyValues(r, &n)
		s := n.Scenario()
		arm := Arm(1 + r.IntN(3))
		o := s.Compare(&s.Prompt, s.Way(arm))
		seen[o.Regime]++
		for _, v := range []Value{o.Months, o.Crossing, o.DeltaF, o.DeltaM, o.DeltaC, o.Calls, o.MinVolume, o.InTime, o.AtHorizon, o.PromptCost, o.TunedCost} {
			if math.IsNaN(v.x) || math.IsInf(v.x, 0) || !v.known && v.x != 0 {
				t.Fatalf("%+v holds %g", o, v.x)
			}
		}
		if o.Regime == Undecided {
			if o != (Outcome{}) {
				t.Fatalf("undecided, and yet %+v", o)
			}
			continue
		}
		saved, pays := o.AtHorizon.x, o.Regime == AfterMonths || o.Regime == AtOnce
		late := o.Regime == CheaperUntil && (o.Months.x > s.HorizonMonths || o.Months.x == s.HorizonMonths && saved >= 0)
		if (saved >= 0) != (pays || late) {
			t.Fatalf("regime %d, and saved %g", o.Regime, saved)
		}
		month, crosses := o.Months.Get()
		if crosses != (o.Regime != Never && o.Regime != AtOnce) || crosses != o.Crossing.known {
			t.Fatalf("%+v", o)
		}
		if !crosses {
			continue
		}
		if in := month <= s.HorizonMonths; !in && (o.Regime == AfterMonths || o.Regime == ForAWhile) || in && month < s.HorizonMonths && o.Regime == NotInTime {
			t.Fatalf("regime %d at month %g of %g", o.Regime, month, s.HorizonMonths)
		}
		// Each curve passes the marked height there: continuously, or in a jump.
		a, b := s.Curve(&s.Prompt), s.Curve(s.Way(arm))
		for _, c := range []Curve{a, b} {
			slack := 1e-9 * (math.Abs(o.Crossing.x) + a.Once.x + b.Once.x)
			if !(c.Before(month).x <= o.Crossing.x+slack && o.Crossing.x <= c.At(month).x+slack) {
				t.Fatalf("regime %d: at month %g the mark is at %g, the curve from %g to %g\n%+v", o.Regime, month, o.Crossing.x, c.Before(month).x, c.At(month).x, o)
			}
		}
	}
	for g, times := range seen {
		if times < cases(1_000_000)/20_000 {
			t.Errorf("regime %d came up %d times", g, times)
		}
	}
}

// A dearer price never makes its own way cheaper, nor the other one dearer.
func TestMonotoneInPrices(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(13, 14))
	var n Numbers
	prompting := map[ID]bool{PromptPriceIn: true, PromptPriceCached: true, PromptPriceOut: true, PromptHosting: true, PromptEvaluation: true}
	tuning := map[ID]bool{TunedPriceIn: true, TunedPriceCached: true, TunedPriceOut: true, TunedHosting: true, TunedEvaluation: true,
		TunedOneOff: true, LabelPrice: true, TrainingPrice: true, TrainingFee: true, GPUPrice: true, Storage: true, RetrainEvaluation: true}
	for range cases(50_000) {
		anyValues(r, &n)
		s := n.Scenario()
		id := ID(r.IntN(int(numInputs)))
		for ; !prompting[id] && !tuning[id]; id = ID(r.IntN(int(numInputs))) {
		}
		x, known := n[id].Get()
		before := Decide(s).AtHorizon
		if !known || !before.known {
			continue
		}
		n[id] = Known(x*(1+r.Float64()) + 1e-6)
		after := Decide(n.Scenario()).AtHorizon
		slack := 1e-9 * (s.Spent(s.Prompt, s.HorizonMonths).Or(0) + s.Spent(s.Tuned, s.HorizonMonths).Or(0))
		if d := after.x - before.x; after.known && (prompting[id] && d < -slack || tuning[id] && d > slack) {
			t.Fatalf("%s from %g to %g: saved %g, then %g", Inputs[id].Key, x, n[id].x, before.x, after.x)
		}
	}
}

// In another currency everything costs another number, and nothing else changes.
func TestInvariantUnderCurrency(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(15, 16))
	var n Numbers
	same := func(a, b Value, times float64) bool {
		return a.known == b.known && math.Abs(a.x*times-b.x) <= 1e-6*math.Abs(b.x)+1e-12
	}
	for range cases(50_000) {
		anyValues(r, &n)
		times := []float64{.25, 8, 7.13}[r.IntN(3)]
		other := n
		for id, in := range Inputs {
			if in.Unit.Money() {
				other[id] = n[id].times(times)
			}
		}
		s := n.Scenario()
		a, b := Decide(s), Decide(other.Scenario())
		spent := s.Spent(s.Prompt, s.HorizonMonths).Or(0) + s.Spent(s.Tuned, s.HorizonMonths).Or(0)
		if math.Abs(a.AtHorizon.x) < 1e-9*spent || math.Abs(a.DeltaF.x) < 1e-9*s.Tuned.OneOff.Cost().Or(0) {
			continue // as good as equal: a rounding may decide
		}
		if a.Regime != b.Regime || !same(a.AtHorizon, b.AtHorizon, times) || !same(a.Months, b.Months, 1) || !same(a.Crossing, b.Crossing, times) || !same(a.DeltaC, b.DeltaC, times) {
			t.Fatalf("times %g: %+v\n%+v", times, a, b)
		}
	}
}

// The parts of the bill are what the curve says, and the terms what the saving is.
func TestBillsAddUp(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(17, 18))
	var n Numbers
	for range cases(20_000) {
		anyValues(r, &n)
		s := n.Scenario()
		spent := s.Spent(s.Tuned, s.HorizonMonths)
		bill := s.Bill(&s.Tuned, s.HorizonMonths)
		if total := bill.Total(); total.known != spent.known || math.Abs(total.x-spent.x) > 1e-9*math.Abs(spent.x) {
			t.Fatalf("bill %+v, curve %+v", total, spent)
		}
		sum := 0.0
		for _, term := range s.Terms(&s.Prompt, &s.Tuned) {
			sum += term.Saved
		}
		if saved, known := Decide(s).AtHorizon.Get(); known && math.Abs(sum-saved) > 1e-9*(spent.x+s.Spent(s.Prompt, s.HorizonMonths).x) {
			t.Fatalf("terms come to %g, saved is %g", sum, saved)
		}
	}
}
