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

// Preset A, question answering: inputs and figures of the project's reference
// (presets.json, 2026-11).
func TestQuestionAnswering(t *testing.T) {
	s := Build(Values{})
	o := Decide(s)
	near(t, "c_P", o.PromptCost, 8.362e-4, .01)
	near(t, "c_F", o.TunedCost, 1.350e-4, .01)
	near(t, "one-off F", s.Tuned.OneOff.Cost(), 7296.2, .001)
	near(t, "one-off P", s.Prompt.OneOff.Cost(), 2420, .001)
	near(t, "training", s.Tuned.OneOff.Training.Cost().times(s.Tuned.OneOff.Runs), 16.2, .001)
	near(t, "labels", s.Tuned.OneOff.LabelPrice.times(s.Tuned.OneOff.Labels), 1980, .001)
	near(t, "monthly F", s.Tuned.Monthly.Cost(), 592.34, .001)
	near(t, "monthly P", s.Prompt.Monthly.Cost(), 480, .001)
	near(t, "ΔM", o.DeltaM, 112.34, .005)
	near(t, "q_min", o.MinVolume, 160213, .01)
	if o.Regime != Never {
		t.Errorf("at 100k the regime is %d, want never", o.Regime)
	}
	s.RequestsPerMonth = 300_000
	o = Decide(s)
	near(t, "months at 300k", o.Months, 49.7, .1)
	if o.Regime != NotInTime {
		t.Errorf("at 300k the regime is %d, want not in time", o.Regime)
	}
	s.RequestsPerMonth = 1_000_000
	o = Decide(s)
	near(t, "months at 1M", o.Months, 8.28, .1)
	if o.Regime != AfterMonths {
		t.Errorf("at 1M the regime is %d, want after months", o.Regime)
	}
	near(t, "saved at 1M in 12 months", o.AtHorizon, 2190, .1) // the mock-up's $2,190
	// q*(12) = (ΔF + ΔM·12)/(Δc·12): there it pays exactly at the horizon.
	s.RequestsPerMonth = 739720
	near(t, "months at q*", Decide(s).Months, 12, .01)
}

// Preset B, text generation: a LoRA on a rented GPU against GPT-4.1.
func TestTextGeneration(t *testing.T) {
	training := Training{Examples: 5000, TokensPerExample: 500, Epochs: 3, ValidationShare: .1, ValidationPasses: 3, Price: Known(.48)}
	s := Scenario{
		RequestsPerMonth: 2_000_000, HorizonMonths: 12,
		Prompt: Way{
			Request: Request{SharedTokens: 2500, UserTokens: 150, OutputTokens: 300, CachedShare: .8, CacheWrite: 1, PriceIn: Known(2), PriceCached: Known(.5), PriceOut: Known(8)},
			OneOff:  OneOff{Hours: 60, Wage: Known(80), Evaluation: 1000},
			Monthly: Monthly{UpkeepHours: 12, Wage: Known(80)},
		},
		Tuned: Way{
			Request: Request{SharedTokens: 100, UserTokens: 150, OutputTokens: 300, CacheWrite: 1, PriceIn: Known(0), PriceCached: Known(0), PriceOut: Known(0)},
			OneOff:  OneOff{Labels: 5000, LabelPrice: Known(1.10), Training: training, Runs: 5, Hours: 120, Wage: Known(80), Evaluation: 2000},
			Monthly: Monthly{UpkeepHours: 8, Wage: Known(80), HostingPerHour: Known(6.49), Replicas: 1,
				Retrain: Retrain{EveryMonths: 6, Labels: 2500, LabelPrice: Known(1.10), Training: training, Runs: 1, Hours: 16, Evaluation: 500}},
		},
	}
	o := Decide(s)
	near(t, "c_P", o.PromptCost, 4.70e-3, .01)
	near(t, "labels", s.Tuned.OneOff.LabelPrice.times(s.Tuned.OneOff.Labels), 5500, .001)
	near(t, "one-off P", s.Prompt.OneOff.Cost(), 5800, .001)
	near(t, "monthly P", s.Prompt.Monthly.Cost(), 960, .001)
	near(t, "training", training.Cost().times(5), 19.8, .01)
	near(t, "one-off F", s.Tuned.OneOff.Cost(), 17119.8, .001)
	near(t, "ΔF", o.DeltaF, 11319.8, .001)
	near(t, "monthly F", s.Tuned.Monthly.Cost(), 6133.4, .001)
	near(t, "ΔM", o.DeltaM, 5173.4, .001)
	near(t, "q_min", o.MinVolume, 1_101_000, .1)
	near(t, "months", o.Months, 2.68, .1)
	near(t, "saved in 12 months", o.AtHorizon, 39400, .1)
	s.RequestsPerMonth = 500_000
	if r := Decide(s).Regime; r != Never {
		t.Errorf("at 500k the regime is %d, want never", r)
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

func TestSlidersDefaultToTheCase(t *testing.T) {
	values := map[string]float64{}
	for _, s := range Sliders {
		values[s.Key] = s.Default
		if !(s.Min <= s.Default && s.Default <= s.Max && s.Max <= s.Most) || s.Source.Date == "" {
			t.Errorf("slider %+v", s)
		}
	}
	a, b := Decide(Apply(values)), Decide(Build(Values{}))
	near(t, "ΔF", a.DeltaF, b.DeltaF.Or(0), 1e-9)
	near(t, "Δc", a.DeltaC, b.DeltaC.Or(0), 1e-9)
	if a.Regime != b.Regime || len(values) != 6 {
		t.Errorf("regime %d, want %d; %d sliders", a.Regime, b.Regime, len(values))
	}
}

// The regime says what the curves do, month by month.
func TestRegimeAgreesWithCurves(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[Regime]int{}
	for range 20000 {
		values := map[string]float64{
			"calls": math.Pow(10, 8*r.Float64()), "prefix": 5000 * r.Float64(), "output": 1000 * r.Float64(),
			"price": math.Pow(10, 3*r.Float64()-2), "tuned": math.Pow(10, 3*r.Float64()-2), "oneoff": 10000 * r.Float64(),
		}
		s := Apply(values)
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
