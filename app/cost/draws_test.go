package cost

import (
	"math"
	"testing"
)

var yearByHalfMonths = func() (m []float64) {
	for i := range 25 {
		m = append(m, float64(i)/2)
	}
	return m
}()

func run(v Values, plan DrawPlan) Summary {
	d := NewDraws(v, plan)
	d.Draw(plan.Draws)
	s, _ := d.Summary()
	return s
}

// Preset A (presets.json, 2026-11): 50,000 draws of another generator, which should
// come out within ±3 % and ±0.3 points. There the sign is that of what tuning costs.
func TestMonteCarloOfQuestionAnswering(t *testing.T) {
	for seed := range uint64(3) {
		s := run(Values{}, DrawPlan{Against: FineTuning, Seed: seed, Draws: FullDraws})
		near(t, "P10", Known(-s.Saved.P90), 3605, 3)
		near(t, "P50", Known(-s.Saved.P50), 8497, 3)
		near(t, "P90", Known(-s.Saved.P10), 15593, 3)
		if math.Abs(s.Cheaper-.003) > .003 {
			t.Errorf("cheaper in %g", s.Cheaper)
		}
	}
}

// The same preset's tornado.
func TestTornadoOfQuestionAnswering(t *testing.T) {
	want := []struct {
		input ID
		swing float64
	}{
		{LabelPrice, 11600}, {TunedHours, 10400}, {Examples, 8965}, {RetrainEvery, 4902}, {Calls, 2272}, {OutputTokens, 1008},
		{PromptCachedShare, 379}, {PromptPrefix, 312}, {TunedPriceOut, 180}, {TrainingPrice, 73}, {Runs, 32},
	}
	bars := Tornado(Values{}, FineTuning)
	if len(bars) != len(want) {
		t.Fatalf("%d bars", len(bars))
	}
	for i, w := range want {
		if bars[i].Input != w.input || math.Abs(bars[i].Swing()-w.swing) > .51 {
			t.Errorf("bar %d is %s with %g, want %s with %g", i, Inputs[bars[i].Input].Key, bars[i].Swing(), Inputs[w.input].Key, w.swing)
		}
	}
}

func BenchmarkDraws(b *testing.B) {
	for name, n := range map[string]int{"coarse": CoarseDraws, "full": FullDraws} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				run(Values{}, DrawPlan{Against: FineTuning, Draws: n, Months: yearByHalfMonths})
			}
		})
	}
	b.Run("lumps, discounted", func(b *testing.B) {
		v := Values{}.With(InLumps, Known(1)).With(Discount, Known(.08))
		for b.Loop() {
			run(v, DrawPlan{Against: FineTuning, Draws: FullDraws, Months: yearByHalfMonths})
		}
	})
	b.Run("draws alone", func(b *testing.B) {
		for b.Loop() {
			NewDraws(Values{}, DrawPlan{Against: FineTuning, Draws: FullDraws}).Draw(FullDraws)
		}
	})
}

func BenchmarkDecide(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Decide(Build(Values{}))
	}
}

func BenchmarkExplain(b *testing.B) {
	for b.Loop() {
		Explain(Values{}, FineTuning)
	}
}
