package engine

import (
	"errors"
	"math"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
)

// What a test found is told: at full speed once a second at most, after a pause
// at once.
func TestEvaluations(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(20000, true)
	f.command(&wire.Pause{})
	f.work(2000, true)
	at, n := math.Inf(-1), 0
	for _, s := range f.w.sent {
		m, ok := s.m.(*wire.Evaluation)
		if !ok {
			continue
		}
		if n++; s.at < at+evaluateEvery && s.at < 20000 {
			t.Errorf("evaluations at %g and %g ms", at, s.at)
		}
		at = s.at
		tested, wrong := uint32(0), uint32(0)
		for i, c := range m.Counts {
			if tested += c; i/10 != i%10 {
				wrong += c
			}
		}
		if len(m.Mistakes) != int(min(wrong, maxMistakes)) && len(m.Mistakes) < 10 {
			t.Errorf("%d mistakes of %d", len(m.Mistakes), wrong)
		}
		kinds := map[[2]uint8]int{}
		for _, x := range m.Mistakes {
			kinds[[2]uint8{x.Truth, x.Answer}]++
			if x.Truth == x.Answer || x.Best[0].Digit != x.Answer || x.Best[0].P < x.Best[1].P || x.Best[1].P < x.Best[2].P || x.Best[0].P < .1 || x.Best[0].P > 1 {
				t.Errorf("%d taken for %d: %+v", x.Truth, x.Answer, x.Best)
			}
			if got := f.tests.Labels[x.Index]; got != x.Truth || string(x.Image[:]) != string(f.tests.Images[x.Index*dataset.ImageSize:][:dataset.ImageSize]) {
				t.Errorf("digit %d is not the one that was tested", x.Index)
			}
		}
		if m.Step == 0 && tested != 200 {
			t.Errorf("%d digits tested before the first step", tested)
		}
	}
	whole := last[*wire.Evaluation](t, f)
	if tests := all[*wire.Metrics](f); whole.Step != tests[len(tests)-1].Step || n < 3 {
		t.Errorf("%d evaluations, the last of step %d, paused at %d", n, whole.Step, tests[len(tests)-1].Step)
	}
}

// A filter shows the mistakes of one kind, more of them than among all.
func TestFilter(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full})
	f.work(2000, true)
	m := last[*wire.Evaluation](t, f)
	cell := -1
	for i, c := range m.Counts {
		if i/10 != i%10 && c > 3 {
			cell = i
		}
	}
	if cell < 0 {
		t.Fatalf("an untrained network has no mistake that it repeats: %v", m.Counts)
	}
	f.command(&wire.Filter{Cell: uint8(cell)})
	f.work(50, true)
	one := last[*wire.Evaluation](t, f)
	if int(one.Cell) != cell || len(one.Mistakes) != int(min(m.Counts[cell], 12)) {
		t.Errorf("%d mistakes in cell %d, want %d in %d", len(one.Mistakes), one.Cell, m.Counts[cell], cell)
	}
	for _, x := range one.Mistakes {
		if int(10*x.Truth+x.Answer) != cell {
			t.Errorf("%d taken for %d in cell %d", x.Truth, x.Answer, cell)
		}
	}
	f.command(&wire.Filter{Cell: wire.NoCell})
	f.work(50, true)
	if got := last[*wire.Evaluation](t, f); got.Cell != wire.NoCell || len(got.Mistakes) != len(m.Mistakes) {
		t.Errorf("without a filter %d mistakes, before %d", len(got.Mistakes), len(m.Mistakes))
	}
}

// One update of one weight, by Adam's equations.
func TestTrace(t *testing.T) {
	for _, batch := range []uint32{64, 200} {
		f := newFixture(t)
		c := config()
		c.Batch = batch
		f.ready(&wire.Configure{Config: c, Speed: wire.Full})
		f.command(&wire.Trace{Weight: wire.AnyWeight})
		f.command(&wire.StepOnce{})
		f.work(1000, true)
		x := last[*wire.Traced](t, f)
		if x.Step != 1 || x.Gradient == 0 || math.Abs(float64(x.M-.1*x.Gradient)) > 1e-7 || math.Abs(float64(x.V-.001*x.Gradient*x.Gradient)) > 1e-9 {
			t.Fatalf("batch %d: %+v", batch, x)
		}
		// The first step of Adam is the learning rate, against the gradient's sign.
		if got, want := float64(x.After-x.Before), -.003*math.Copysign(1, float64(x.Gradient)); math.Abs(got-want) > 1e-5 {
			t.Errorf("batch %d: the weight moved by %g, want %g", batch, got, want)
		}
		for _, m := range all[*wire.Metrics](f) {
			for _, p := range m.Points {
				if p.Loss != x.Loss {
					t.Errorf("batch %d: loss %g, reported %g", batch, x.Loss, p.Loss)
				}
			}
		}
		f.command(&wire.Trace{Weight: x.Weight})
		f.command(&wire.StepOnce{})
		f.work(1000, true)
		if next := last[*wire.Traced](t, f); next.Step != 2 || next.Weight != x.Weight || next.Before != x.After {
			t.Errorf("batch %d: then %+v", batch, next)
		}
	}
}

// Measuring changes nothing of the run, and answers a device that fails.
func TestMeasure(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(1000, true)
	before := f.run.Step()
	f.command(&wire.Measure{})
	for f.beside.bench != nil {
		from := f.w.now
		if f.Work(); f.w.now-from > 60 {
			t.Fatalf("a slice of %g ms", f.w.now-from)
		}
	}
	m := last[*wire.Profile](t, f)
	if want := len(trainConfig(config()).Operations()); len(m.Millis) != want || f.run.Step() != before {
		t.Fatalf("%d operations, want %d; step %d, before %d", len(m.Millis), want, f.run.Step(), before)
	}
	for i, ms := range m.Millis {
		if math.Abs(float64(ms-4)) > 1e-3 { // what the world's micro-batches take
			t.Errorf("operation %d takes %g ms, want 4", i, ms)
		}
	}
	if math.Abs(float64(m.Peak-20)) > 1e-3 {
		t.Errorf("peak %g GFLOP/s, want 20", m.Peak)
	}
	f.work(1000, true)
	if f.run.Step() == before {
		t.Error("training does not go on")
	}
	f.command(&wire.Measure{})
	f.w.broken = errors.New("gone")
	f.work(1000, true)
	if last[*wire.Problem](t, f).Code != wire.DeviceFailed || f.beside.bench != nil {
		t.Error("a device that fails is measured on")
	}
}
