package train

import (
	"math"
	"strings"
	"testing"

	"breakeven/app/text"
	"breakeven/app/wire"
	nn "breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestFilter(t *testing.T) {
	m, l := newModel()
	m.ready()
	e := &wire.Evaluation{Cell: wire.NoCell, Mistakes: []wire.Mistake{{Truth: 2, Answer: 3}}}
	m.hear(e)
	if len(m.Mistakes()) != 1 {
		t.Fatalf("%d mistakes", len(m.Mistakes()))
	}
	m.Filter(23)
	if f, ok := l.last().(*wire.Filter); !ok || f.Cell != 23 || m.Cell != 23 {
		t.Fatalf("filter %+v", l.last())
	}
	if len(m.Mistakes()) != 0 {
		t.Error("mistakes of all are shown for those of one kind")
	}
	m.hear(&wire.Evaluation{Cell: 23, Mistakes: e.Mistakes})
	if len(m.Mistakes()) != 1 {
		t.Error("the answer is not shown")
	}
	if m.Connect(l); l.last().(*wire.Filter).Cell != 23 {
		t.Error("a new trainer is not told of the filter")
	}
	if m.Filter(23); m.Cell != wire.NoCell || l.last().(*wire.Filter).Cell != wire.NoCell {
		t.Error("the same cell again does not show all")
	}
	if m.Filter(44); m.Cell != wire.NoCell {
		t.Error("what was read right is taken for a mistake")
	}
}

// An epoch's last update has the digits that are left.
func TestDigitsOfAStep(t *testing.T) {
	for _, tt := range []struct{ n, batch, step, want uint32 }{
		{10000, 64, 1, 64}, {10000, 64, 156, 64}, {10000, 64, 157, 16}, {10000, 64, 158, 64}, {10000, 64, 314, 16},
		{100, 2048, 1, 100}, {100, 2048, 9, 100}, {128, 64, 2, 64}, {120000, 1, 120000, 1}, {120000, 2048, 59, 1216},
	} {
		if got := digitsOf(wire.Config{TrainN: tt.n, Batch: tt.batch}, tt.step); got != tt.want {
			t.Errorf("%d digits by %d: step %d has %d, want %d", tt.n, tt.batch, tt.step, got, tt.want)
		}
	}
}

func TestTraceAsksOneAtATime(t *testing.T) {
	m, l := newModel()
	m.ready()
	asked := func() (n int) {
		for _, s := range l.sent {
			if _, ok := s.(*wire.Trace); ok {
				n++
			}
		}
		return n
	}
	m.Trace(true)
	m.Trace(true)
	m.ready()
	if asked() != 1 {
		t.Fatalf("asked %d times", asked())
	}
	m.hear(&wire.Traced{Step: 1, Weight: 57})
	m.askTrace()
	if x, ok := l.last().(*wire.Trace); !ok || x.Weight != 57 {
		t.Errorf("then %+v, want the same weight", l.last())
	}
	m.NewSeed(5) // another run: any weight
	m.ready()
	if x, ok := l.last().(*wire.Trace); !ok || x.Weight != wire.AnyWeight {
		t.Errorf("in another run %+v", l.last())
	}
	n := asked()
	m.Trace(false)
	m.hear(&wire.Traced{Step: 2})
	if m.askTrace(); asked() != n {
		t.Error("it asks on though nobody looks")
	}
}

func TestSignificant(t *testing.T) {
	for want, x := range map[string]float64{
		"0": 0, "0.001": .001, "0.04183": .041834, "−0.0004881": -.00048807, "1.502×10⁻⁵": 1.5016e-5, "12.35": 12.345678, "2.303": 2.302585, "−3.000×10⁻¹²": -3e-12, "64": 64, "0.9991": .99911,
	} {
		if got := significant(x); got != want {
			t.Errorf("%g is written %s, want %s", x, got, want)
		}
	}
	if from, to := apart(.0884912345, .0884912345-4.9e-6); from == to || len(to) > 11 {
		t.Errorf("a step from %s to %s", from, to)
	}
}

// What is measured for a micro-batch counts as often as a step does it.
func TestCosts(t *testing.T) {
	c := wire.Config{Hidden: []uint32{128}, Batch: 640, LR: .001, TrainN: 1000}
	p := &wire.Profile{Peak: 20}
	for range 11 {
		p.Millis = append(p.Millis, .5)
	}
	list := costs(p, &wire.Status{Config: c})
	if len(list) != 11 {
		t.Fatalf("%d operations", len(list))
	}
	for i, x := range list {
		want := 5.0
		if x.Phase == nn.Update {
			want = .5
		}
		if x.ms != want {
			t.Errorf("operation %d takes %g ms, want %g", i, x.ms, want)
		}
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if name(x.Operation, l) == x.Kind.String() && !strings.Contains("Adam", x.Kind.String()) && !strings.Contains("ReLU", x.Kind.String()) {
				t.Errorf("%v has no name", x.Kind)
			}
		}
	}
	if got, want := list[2].flops, 128_450_560.0; got != want || math.Abs(list[2].gflops()-25.690112) > 1e-6 {
		t.Errorf("the first layer: %g FLOPs, want %g, at %g GFLOP/s", got, want, list[2].gflops())
	}
	if p.Millis = p.Millis[1:]; costs(p, &wire.Status{Config: c}) != nil {
		t.Error("a profile of another network is taken for this one's")
	}
}

// The matrix is told what the test found; Esc, empty cells and those of right
// answers filter nothing.
func TestConfusion(t *testing.T) {
	m := &Model{}
	m.Cell = wire.NoCell
	c := &Confusion{Lang: text.EN, Model: m}
	if x := c.counts(); x.N != nil || x.Chosen != -1 || x.Summary != text.ConfusionNone.In(text.EN) {
		t.Errorf("before any test: %+v", x)
	}
	c.act(app.Context{}, 3)
	e := &wire.Evaluation{Cell: wire.NoCell}
	e.Counts[1], e.Counts[11] = 30, 80
	m.Judged = e
	for _, step := range []struct{ act, chosen int }{{1, 1}, {1, -1}, {1, 1}, {2, 1}, {-1, -1}, {11, -1}} {
		if c.act(app.Context{}, step.act); c.counts().Chosen != step.chosen {
			t.Errorf("after %d the chosen one is %d, want %d", step.act, c.counts().Chosen, step.chosen)
		}
	}
	x := c.counts()
	for i, want := range map[int]string{1: "0 taken for 1: 30 times", 11: "1 read right: 80 of 80"} {
		if got := x.Says(i); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if !strings.Contains(x.Summary, "0 taken for 1: 30 times") {
		t.Error(x.Summary)
	}
}
