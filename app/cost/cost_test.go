package cost

import (
	"math"
	"math/rand/v2"
	"testing"
)

// near compares with a figure of the reference, given to so many percent.
func near(t *testing.T, name string, got Value, want, percent float64) {
	t.Helper()
	x, ok := got.Get()
	if !ok || math.Abs(x-want) > math.Abs(want)*percent/100+1e-12 {
		t.Errorf("%s is %g (known %v), want %g", name, x, ok, want)
	}
}

func TestTrainingHasAMinimum(t *testing.T) {
	tr := Training{Examples: 10, TokensPerExample: 100, Epochs: 1, Price: Known(1), MinFee: 4} // Mistral: at least $4 a job
	near(t, "a small job", tr.Cost(), 4, 0)
	tr.Examples = 1e5
	near(t, "a large job", tr.Cost(), 10, 0)
}

func TestShortPrefixesAreNotCached(t *testing.T) {
	r := Request{SharedTokens: MinCachedPrefix, MinPrefix: MinCachedPrefix, CachedShare: 1, CacheWrite: 1, PriceIn: Known(1), PriceCached: Known(.1), PriceOut: Known(0)}
	near(t, "long enough", r.Cost(), MinCachedPrefix*.1e-6, .001)
	r.SharedTokens--
	near(t, "too short", r.Cost(), (MinCachedPrefix-1)*1e-6, .001)
}

// The regime says what the curves do, month by month.
func TestRegimeAgreesWithCurves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[Regime]int{}
	for range 20000 {
		values := map[ID]Value{
			Calls: Known(math.Pow(10, 8*r.Float64())), PromptPrefix: Known(5000 * r.Float64()), OutputTokens: Known(1000 * r.Float64()),
			PromptPriceIn: Known(math.Pow(10, 3*r.Float64()-2)), TunedPriceIn: Known(math.Pow(10, 3*r.Float64()-2)), TunedOneOff: Known(10000 * r.Float64()),
		}
		s := Build(Values{Set: values})
		if r.IntN(2) == 0 {
			s.Tuned.Monthly.UpkeepHours = 20 * r.Float64()
			s.Tuned.Monthly.Retrain = Retrain{}
		}
		o := Decide(s)
		seen[o.Regime]++
		saved := func(months float64) float64 {
			return s.Spent(s.Prompt, months).Or(math.NaN()) - s.Spent(s.Tuned, months).Or(math.NaN())
		}
		small := 1e-9 * (1 + s.Spent(s.Prompt, s.HorizonMonths).Or(0) + s.Spent(s.Tuned, s.HorizonMonths).Or(0))
		if d := saved(s.HorizonMonths) - o.AtHorizon.Or(math.NaN()); !(math.Abs(d) <= small) {
			t.Fatalf("%v: saved at the horizon %g, curves say %g", values, o.AtHorizon.Or(0), saved(s.HorizonMonths))
		}
		ok := true
		if m, known := o.Months.Get(); known { // the crossing is where the curves meet
			ok = math.Abs(saved(m)) <= 1e-9*(1+s.Spent(s.Prompt, m).Or(math.NaN())+s.Spent(s.Tuned, m).Or(math.NaN()))
			if !ok {
				t.Fatalf("%v: at the crossing, month %g, the curves are %g apart", values, m, saved(m))
			}
		}
		switch o.Regime {
		case AfterMonths, NotInTime:
			m := o.Months.Or(math.NaN())
			ok = saved(0) < 0 && saved(.99*m) <= small && saved(1.01*m) >= -small*max(1, m) && (m <= s.HorizonMonths) == (o.Regime == AfterMonths)
		case Never:
			ok = saved(0) < 0 && saved(1e4) <= saved(0)+small*1e4
		case AtOnce:
			ok = saved(0) >= 0 && saved(1e4) >= saved(0)-small*1e4
		case CheaperUntil:
			m := o.Months.Or(math.NaN())
			ok = saved(0) >= 0 && saved(.99*m) >= -small*max(1, m) && saved(1.01*m) <= small*max(1, m)
		default:
			ok = false
		}
		if !ok {
			t.Fatalf("%v: regime %d, months %v; saved at 0 %g, at 12 %g", values, o.Regime, o.Months, saved(0), saved(12))
		}
		if q, known := o.MinVolume.Get(); known && s.RequestsPerMonth < q*.999 && (o.Regime == AfterMonths || o.Regime == NotInTime) {
			t.Fatalf("%v: pays below q_min %g", values, q)
		}
	}
	for g := AfterMonths; g <= CheaperUntil; g++ {
		if seen[g] == 0 {
			t.Errorf("regime %d never came up", g)
		}
	}
}

func TestUnknownStaysUnknown(t *testing.T) {
	for name, change := range map[string]func(*Scenario){
		"output price":     func(s *Scenario) { s.Tuned.Request.PriceOut = Unknown },
		"training price":   func(s *Scenario) { s.Tuned.OneOff.Training.Price = Unknown },
		"retraining price": func(s *Scenario) { s.Tuned.Monthly.Retrain.Training.Price = Unknown },
		"volume":           func(s *Scenario) { s.RequestsPerMonth = math.NaN() },
		"negative volume":  func(s *Scenario) { s.RequestsPerMonth = -5 },
		"infinite horizon": func(s *Scenario) { s.HorizonMonths = math.Inf(1) },
		"huge tokens": func(s *Scenario) {
			s.Prompt.Request.OutputTokens = math.MaxFloat64
			s.RequestsPerMonth = math.MaxFloat64
		},
		"negative one-off":   func(s *Scenario) { s.Tuned.OneOff.Total = Known(-1) },
		"negative price":     func(s *Scenario) { s.Prompt.Request.PriceIn = Known(-1) },
		"price not a number": func(s *Scenario) { s.Prompt.Request.PriceIn = Known(math.NaN()) },
	} {
		s := Build(Values{})
		change(&s)
		if o := Decide(s); o.Regime != Undecided || o.Months != Unknown || o.AtHorizon != Unknown {
			t.Errorf("unknown %s: %+v", name, o)
		}
	}
	// What is not bought may have an unknown price.
	s := Build(Values{})
	s.Prompt.Request.PriceCached, s.Prompt.Request.CachedShare = Unknown, 0
	if Decide(s).Regime == Undecided {
		t.Error("a price that is never paid made the case undecided")
	}
}
