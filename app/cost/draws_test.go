package cost

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
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

// In slices as in one go, few as the first of many, and without allocating.
func TestDrawsComeInSlices(t *testing.T) {
	plan := DrawPlan{Against: FineTuning, Seed: 7, Draws: 1000, Months: []float64{0, 6, 12}}
	whole, sliced := NewDraws(Values{}, plan), NewDraws(Values{}, plan)
	whole.Draw(5000)
	if n := testing.AllocsPerRun(9, func() { sliced.Draw(100) }); n != 0 {
		t.Errorf("%g allocations a slice", n)
	}
	if !whole.Done() || !sliced.Done() || !slices.Equal(whole.saved, sliced.saved) || !slices.Equal(whole.spent[1][2], sliced.spent[1][2]) {
		t.Error("slices differ from the whole")
	}
	again := NewDraws(Values{Preset: "blank"}, plan)
	again.Draw(1000)
	again.Restart(Values{})
	again.Draw(1000)
	if !slices.Equal(again.saved, whole.saved) || !slices.Equal(again.spent[0][1], whole.spent[0][1]) {
		t.Error("begun anew, it differs")
	}
	plan.Draws = 100
	few := NewDraws(Values{}, plan)
	few.Draw(100)
	if !slices.Equal(few.saved, whole.saved[:100]) {
		t.Error("few are not the first of many")
	}
}

// An input's i-th draw is its own, whatever else is drawn.
func TestCommonRandomNumbers(t *testing.T) {
	drawsOf := func(v Values, id ID, together ...Unit) (xs []float64) {
		d := NewDraws(v, DrawPlan{Against: FineTuning, Seed: 1, Draws: 2000, Together: together})
		for range 2000 {
			d.Draw(1)
			xs = append(xs, d.now[id].x)
		}
		return xs
	}
	other := Values{Ranges: map[ID]Range{UserTokens: {100, 900}, LabelPrice: {.99, .99}}}
	for _, id := range []ID{Calls, Examples, TrainingPrice} {
		if !slices.Equal(drawsOf(Values{}, id), drawsOf(other, id)) {
			t.Errorf("%s differs when others do", Inputs[id].Key)
		}
	}
	if xs := drawsOf(other, LabelPrice); slices.Min(xs) != .99 || slices.Max(xs) != .99 {
		t.Error("a range of no width is drawn from")
	}
	pair := func(together ...Unit) float64 {
		return stat.Correlation(drawsOf(Values{}, TunedPriceOut, together...), drawsOf(Values{}, TrainingPrice, together...), nil)
	}
	if r := pair(); math.Abs(r) > .08 {
		t.Errorf("alone, two prices correlate with %g", r)
	}
	if r := pair(USDPerMillion); r < .98 {
		t.Errorf("together, with %g", r)
	}
	if math.Abs(pair(Hours)) > .08 {
		t.Error("hours together move prices")
	}
}

// A triangular distribution has the mean (a+b+c)/3 and the variance
// (a²+b²+c²−ab−ac−bc)/18.
func TestTriangular(t *testing.T) {
	for _, x := range [][3]float64{{0, 1, 4}, {2, 2, 5}, {2, 5, 5}, {3, 3, 3}} {
		a, c, b := x[0], x[1], x[2]
		var mean, square float64
		const n = 100_000
		for i := range n {
			y := triangular((float64(i)+.5)/n, a, c, b)
			if y < a || y > b {
				t.Fatalf("%v: %g", x, y)
			}
			mean, square = mean+y/n, square+y*y/n
		}
		near(t, "mean", Known(mean), (a+b+c)/3, .01)
		near(t, "variance", Known(square-mean*mean+1), 1+(a*a+b*b+c*c-a*b-a*c-b*c)/18, .01)
	}
}

func TestPercentiles(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		d := &Draws{scratch: make([]float64, 1+r.IntN(300))}
		xs := make([]float64, len(d.scratch))
		for i := range xs {
			xs[i] = float64(r.IntN(50)) // with many that are equal
		}
		b := d.band(xs)
		slices.Sort(xs)
		at := func(p float64) float64 { return xs[int(p*float64(len(xs)-1)+.5)] }
		if b != (Band{at(.1), at(.25), at(.5), at(.75), at(.9)}) {
			t.Fatalf("%+v of %v", b, xs)
		}
	}
}

func TestSummaries(t *testing.T) {
	v := Values{}.With(Calls, Known(600_000))
	plan := DrawPlan{Against: FineTuning, Draws: 2000, Months: []float64{0, 12}}
	d := NewDraws(v, plan)
	if _, known := d.Summary(); known {
		t.Error("a summary of nothing")
	}
	d.Draw(plan.Draws)
	s, _ := d.Summary()
	from, width, counts := d.Histogram(20)
	total, below := 0, 0
	for i, n := range counts {
		if total += n; from+float64(i+1)*width <= s.Saved.P50 {
			below += n
		}
	}
	if total != 2000 || below > 1000 || s.Draws != 2000 || !(s.Cheaper > .05 && s.Cheaper < .95) {
		t.Errorf("%d draws, %d below the median; %+v", total, below, s)
	}
	if b := s.Tuned[1]; !(b.P10 < b.P25 && b.P25 < b.P50 && b.P50 < b.P75 && b.P75 < b.P90) || s.Prompt[0].P10 != 2420 {
		t.Errorf("%+v", s)
	}
	unknown := NewDraws(Values{Preset: "blank"}, plan)
	unknown.Draw(plan.Draws)
	if _, known := unknown.Summary(); known || !unknown.Done() {
		t.Error("a summary of what is unknown")
	}
}
