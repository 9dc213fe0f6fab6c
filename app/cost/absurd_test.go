package cost

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

// fields calls f for every number of a scenario, with its name.
func fields(v reflect.Value, name string, f func(name string, number reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[Value](), v.Kind() == reflect.Float64:
		f(name, v)
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[Value]():
		for i := range v.NumField() {
			fields(v.Field(i), name+"."+v.Type().Field(i).Name, f)
		}
	}
}

func set(number reflect.Value, x float64) {
	if number.Kind() == reflect.Float64 {
		number.SetFloat(x)
	} else {
		number.Set(reflect.ValueOf(Known(x)))
	}
}

// A number that cannot be makes the case undecided, unless it is one that the
// case does not use: then it changes nothing.
func TestAbsurdNumbersDecideNothing(t *testing.T) {
	s := Build(Values{})
	s.RequestsPerMonth = 1e6
	want := Decide(s)
	decided := 0
	fields(reflect.ValueOf(&s).Elem(), "", func(name string, number reflect.Value) {
		old := reflect.New(number.Type()).Elem()
		old.Set(number)
		for _, x := range []float64{-1e6, -1e-9, math.NaN(), math.Inf(1), math.Inf(-1)} {
			set(number, x)
			switch o := Decide(s); o {
			case Outcome{}:
			case want:
				decided++
			default:
				t.Errorf("%s = %g: %+v", name, x, o)
			}
		}
		number.Set(old)
	})
	s.Prompt.Request.CachedShare = 1.01
	if o := Decide(s); o != (Outcome{}) {
		t.Errorf("more than every call reads the cache: %+v", o)
	}
	if decided == 0 {
		t.Error("no number was without effect, yet nothing trains under prompting")
	}
}

// Whatever the numbers: an outcome is whole, and finite where it is known.
func TestOutcomesAreWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	extremes := []float64{0, 5e-324, 1e-300, 1e-12, 1e-3, 1, 12, 1e6, 1e12, 1e150, math.MaxFloat64}
	decided := 0
	for range 20000 {
		s := Build(Values{})
		fields(reflect.ValueOf(&s).Elem(), "", func(_ string, number reflect.Value) {
			if r.IntN(8) == 0 {
				set(number, extremes[r.IntN(len(extremes))])
			}
		})
		o := Decide(s)
		if o.Regime == Undecided {
			if o != (Outcome{}) {
				t.Fatalf("undecided, and yet %+v", o)
			}
			continue
		}
		decided++
		turns := o.Regime == AfterMonths || o.Regime == NotInTime || o.Regime == CheaperUntil
		months, known := o.Months.Get()
		if known != turns || months < 0 || math.Signbit(months) {
			t.Fatalf("regime %d with months %g (known %v): %+v", o.Regime, months, known, s)
		}
		if o.MinVolume.Or(0) < 0 {
			t.Fatalf("never below %g requests: %+v", o.MinVolume.Or(0), s)
		}
		for _, v := range []Value{o.Months, o.DeltaF, o.DeltaM, o.DeltaC, o.MinVolume, o.AtHorizon, o.PromptCost, o.TunedCost} {
			if x, known := v.Get(); math.IsNaN(x) || math.IsInf(x, 0) || !known && x != 0 {
				t.Fatalf("%+v holds %g", o, x)
			}
		}
		for _, v := range []Value{o.DeltaF, o.DeltaM, o.AtHorizon} {
			if !v.known {
				t.Fatalf("decided by something unknown: %+v", o)
			}
		}
		if !o.DeltaC.known && s.RequestsPerMonth != 0 { // without requests their cost does not count
			t.Fatalf("decided by an unknown cost of a request: %+v", o)
		}
	}
	if decided < 1000 {
		t.Errorf("only %d cases were decided", decided)
	}
}

// Two bills that are the same but for the last bits of a float64 differ by
// nothing: otherwise such cases would break even in the year 10¹².
func TestRoundingDecidesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		// p·S of input against 2p·S/2, and the output's surcharge against the rest.
		in, out, short := .01*float64(1+r.IntN(1000)), .01*float64(1+r.IntN(1000)), float64(1+r.IntN(900))
		saved := float64(1 + r.IntN(900))
		s := Scenario{
			RequestsPerMonth: 1e6, HorizonMonths: 12,
			Prompt: Way{Request: Request{UserTokens: 2*short + saved, OutputTokens: saved * in / out, PriceIn: Known(in), PriceOut: Known(out)}},
			Tuned: Way{Request: Request{UserTokens: short, OutputTokens: saved * in / out, PriceIn: Known(2 * in), PriceOut: Known(2 * out)},
				OneOff: OneOff{Effort: Effort{Evaluation: 100}}},
		}
		if o := Decide(s); o.Regime != Never || o.DeltaC != Known(0) {
			t.Fatalf("%+v: %+v", s, o)
		}
	}
}

// Without a difference at the start, and dearer every month, tuning is cheaper
// until month 0, which has no sign.
func TestNothingAtTheStart(t *testing.T) {
	s := Build(Values{})
	s.Tuned.OneOff = s.Prompt.OneOff
	o := Decide(s)
	if m, known := o.Months.Get(); o.Regime != CheaperUntil || !known || m != 0 || math.Signbit(m) {
		t.Errorf("%+v, want cheaper until month 0", o)
	}
}

// What pays exactly at the horizon pays in time.
func TestTheHorizonIsInTime(t *testing.T) {
	s := Scenario{RequestsPerMonth: 100, HorizonMonths: 12,
		Prompt: Way{Monthly: Monthly{HostingPerHour: Known(1), Replicas: 1}},
		Tuned:  Way{OneOff: OneOff{Effort: Effort{Evaluation: 12 * HoursPerMonth}}}}
	if o := Decide(s); o.Regime != AfterMonths || o.Months != Known(12) || o.AtHorizon != Known(0) {
		t.Errorf("%+v, want after 12 months", o)
	}
	s.HorizonMonths = 11.99
	if o := Decide(s); o.Regime != NotInTime {
		t.Errorf("%+v, want not in time", o)
	}
}

// A month that no float64 can hold is no month.
func TestMonthsBeyondNumbersAreNever(t *testing.T) {
	s := Scenario{RequestsPerMonth: 1, HorizonMonths: 12,
		Prompt: Way{Request: Request{UserTokens: 1, PriceIn: Known(1e-304)}},
		Tuned:  Way{OneOff: OneOff{Effort: Effort{Evaluation: 1e9}}, Request: Request{PriceIn: Known(0)}}}
	s.Prompt.Request.PriceOut, s.Tuned.Request.PriceOut = Known(0), Known(0)
	if o := Decide(s); o.Regime != Never || o.Months != Unknown {
		t.Errorf("%+v, want never", o)
	}
}
