package cost

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A flip turns the verdict, what is just short of it does not, and nearer ones come
// first.
func TestFlipsTurnTheVerdict(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(21, 22))
	flipped := 0
	for range cases(400) {
		v := Values{Preset: Presets[r.IntN(3)].ID}
		for range r.IntN(4) {
			id := ID(r.IntN(int(numInputs)))
			if in := Inputs[id]; in.Log {
				v = v.With(id, Known(in.Min*math.Pow(in.Max/in.Min, r.Float64())))
			}
		}
		against := Arm(1 + r.IntN(3))
		pays := func(v Values) bool {
			s := Build(v)
			return s.Compare(&s.Prompt, s.Way(against)).AtHorizon.x >= 0
		}
		now, last := pays(v), 0.0
		for _, f := range Flips(v, against) {
			flipped++
			if pays(v.With(f.Input, Known(f.Round))) == now || math.Abs(f.Round-f.To) > .1*f.To+1e-12 {
				t.Fatalf("%+v: %s at %g turns nothing, only at %g", v, Inputs[f.Input].Key, f.Round, f.To)
			}
			short := f.From + (f.To-f.From)*(1-1e-6)
			if pays(v.With(f.Input, Known(f.To))) == now {
				t.Fatalf("%+v: %s from %g to %g turns nothing", v, Inputs[f.Input].Key, f.From, f.To)
			}
			if pays(v.With(f.Input, Known(short))) != now {
				t.Fatalf("%+v: %s turns at %g already, short of %g", v, Inputs[f.Input].Key, short, f.To)
			}
			if f.distance() < last {
				t.Fatalf("%+v: %s is nearer than the one before", v, Inputs[f.Input].Key)
			}
			last = f.distance()
			in := Inputs[f.Input]
			if f.To < min(in.Min, f.From) || f.To > max(in.Max, f.From) {
				t.Fatalf("%s to %g is beyond its slider", in.Key, f.To)
			}
		}
	}
	if flipped < cases(400) {
		t.Errorf("only %d flips", flipped)
	}
}

// What decides preset A, and what would turn it.
func TestExplainQuestionAnswering(t *testing.T) {
	v := Explain(Values{}, FineTuning)
	parts := []Part{PartLabels, PartPeople}
	for i, p := range parts {
		if v.Terms[i].Part != p || v.Terms[i].Saved >= 0 {
			t.Errorf("term %d is %+v, want part %d", i, v.Terms[i], p)
		}
	}
	flips := map[ID]float64{}
	for _, f := range v.Flips {
		flips[f.Input] = f.To
	}
	near(t, "calls", Known(flips[Calls]), 739_720, .1)
	if _, can := flips[LabelPrice]; can {
		t.Error("free labels alone would not do, and are said to")
	}
	if w := Explain(Values{Preset: "blank"}, FineTuning); w.Regime != Undecided || w.Terms != nil || w.Flips != nil {
		t.Errorf("%+v", w)
	}
}
