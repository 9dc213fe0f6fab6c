package train

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"breakeven/app/state"
	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/dataset"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// link is a trainer that only listens.
type link struct{ sent []wire.Message }

func (l *link) Send(b []byte) {
	_, m, err := wire.Decode(b)
	if err != nil {
		panic(err)
	}
	l.sent = append(l.sent, m)
}

func (l *link) last() wire.Message { return l.sent[len(l.sent)-1] }

func newModel() (*Model, *link) {
	s := state.Default()
	m, l := NewModel(&s), &link{}
	m.Connect(l)
	return m, l
}

func (m *Model) hear(msg wire.Message) { m.Receive(wire.Encode(m.header, msg)) }

func (m *Model) ready() {
	m.hear(&wire.Hello{Kernels: wire.RelaxedSIMD})
	c := m.config()
	c.Device = wire.DeviceSIMD
	m.hear(&wire.Status{State: wire.Paused, Config: c, Params: 101770, TestN: 2000})
}

func TestConnectConfigures(t *testing.T) {
	m, l := newModel()
	c, ok := l.sent[0].(*wire.Configure)
	if !ok || c.Run || c.Config.TrainN != 10000 || c.Config.Hidden[0] != 128 || c.Speed != wire.Watch {
		t.Fatalf("first command %+v", l.sent[0])
	}
	m.Toggle() // before the digits are here
	if _, ok := l.last().(*wire.Start); !ok || !m.Running() {
		t.Errorf("the start was not sent: %T", l.last())
	}
	m.Toggle()
	if _, ok := l.last().(*wire.Pause); !ok || m.Running() {
		t.Errorf("the pause was not sent: %T", l.last())
	}
}

// A trainer that is there for the language model alone is told nothing of digits.
func TestAbsentConfiguresNothing(t *testing.T) {
	s, l := state.Default(), &link{}
	m := NewModel(&s)
	m.Absent = true
	m.Connect(l)
	if len(l.sent) > 0 {
		t.Errorf("it was told %T", l.sent[0])
	}
	if m.Tell(&wire.LoadModel{}); len(l.sent) != 1 {
		t.Error("the language model is not asked for")
	}
}

// A pause on a GPU is told twice: that it is acknowledged, and, with the step that
// holds, that it is over. A step can be asked for from the first on.
func TestPausing(t *testing.T) {
	m, l := newModel()
	m.ready()
	var told []wire.State
	m.OnEvent(func(e Event) {
		if e.State != nil {
			told = append(told, e.State.State)
		}
	})
	m.Toggle()
	m.hear(&wire.Status{State: wire.Running, Config: m.config()})
	m.Toggle()
	m.hear(&wire.Status{State: wire.Pausing, Config: m.config(), Step: 40})
	if m.StepOnce(); m.Step != 0 || m.Running() {
		t.Errorf("acknowledged: at step %d, running %v", m.Step, m.Running())
	}
	if _, ok := l.last().(*wire.StepOnce); !ok {
		t.Errorf("the step was not sent: %T", l.last())
	}
	m.hear(&wire.Status{State: wire.Paused, Config: m.config(), Step: 46})
	if m.Step != 46 || !slices.Equal(told, []wire.State{wire.Running, wire.Pausing, wire.Paused}) {
		t.Errorf("paused at step %d, told %v", m.Step, told)
	}
}

func TestStaleSnapshotsAreDropped(t *testing.T) {
	m, _ := newModel()
	old := m.header
	m.Reset()
	m.Receive(wire.Encode(old, &wire.Metrics{Step: 99, Points: []wire.Point{{Step: 99}}}))
	if m.Step != 0 || len(m.Curve.Steps) != 0 {
		t.Error("a snapshot of the run before was shown")
	}
}

func TestEverySnapshotIsCredited(t *testing.T) {
	m, l := newModel()
	m.ready()
	for range 3 {
		n := len(l.sent)
		m.hear(&wire.Metrics{Step: 1, Points: []wire.Point{{Step: 1, Loss: 2.3}}})
		if _, ok := l.sent[n].(*wire.Credit); !ok {
			t.Fatalf("answered with %T", l.sent[n])
		}
	}
}

func TestChangeAsksWhenSomethingWouldBeLost(t *testing.T) {
	m, l := newModel()
	m.ready()
	m.Change(func() { m.State.Batch = 32 })
	if c, ok := l.last().(*wire.Configure); !ok || c.Config.Batch != 32 {
		t.Fatalf("an untrained network: %T", l.last())
	}
	m.hear(&wire.Metrics{Step: 5, Points: []wire.Point{{Step: 5}}})
	n := len(l.sent)
	m.Change(func() { m.State.Batch = 128 })
	if m.Pending == nil || m.State.Batch != 32 || len(l.sent) != n {
		t.Fatal("a trained network was thrown away without a question")
	}
	m.Decide(false)
	if m.Pending != nil || m.State.Batch != 32 {
		t.Error("no was not obeyed")
	}
	m.Change(func() { m.State.Batch = 128 })
	m.Decide(true)
	if c, ok := l.last().(*wire.Configure); !ok || c.Config.Batch != 128 {
		t.Errorf("yes was not obeyed: %T", l.last())
	}
}

func TestCrashGoesOnFromCheckpoint(t *testing.T) {
	m, _ := newModel()
	m.ready()
	m.Toggle()
	m.hear(&wire.Checkpoint{Step: 640, Blob: []byte("state")})
	if !m.Crash(1000, "boom") || m.Crashed == nil || *m.Crashed != 640 {
		t.Fatalf("after a crash: %v", m.Crashed)
	}
	l := &link{}
	m.Connect(l)
	if c := l.sent[0].(*wire.Resume); !c.Run || string(c.Checkpoint) != "state" {
		t.Errorf("the next trainer was told %+v", c)
	}
	// Four in a minute are enough.
	again := func(now float64) bool {
		m.ready()
		return m.Crash(now, "boom")
	}
	if !again(2000) || !again(3000) || again(4000) || m.GaveUp != "boom" || m.Running() {
		t.Errorf("gave up: %q", m.GaveUp)
	}
}

// A trainer that was given up is started again by whatever the visitor begins, as the
// sentence says, and is told of that; until then what needs one cannot be pressed.
func TestGaveUp(t *testing.T) {
	for name, tt := range map[string]struct {
		begin func(*Model)
		told  string // the kinds of messages
		runs  bool
		step  uint32
	}{
		"smaller network": {func(m *Model) { m.Change(func() { m.State.Hidden = []int{8} }); m.Decide(true) }, "Configure", false, 0},
		"another seed":    {func(m *Model) { m.State.Seed = 5; m.Configure(true) }, "Configure", true, 0},
		"same start":      {(*Model).Reset, "Configure", false, 0},
		"go on":           {(*Model).Toggle, "Resume", true, 640},
		"a file":          {func(m *Model) { m.Load([]byte("file")) }, "Resume Resume", false, 640},
		"own digits":      {func(m *Model) { m.GiveDigits([]byte("images"), []byte("labels")) }, "Resume Digits", false, 640},
	} {
		t.Run(name, func(t *testing.T) {
			m, _ := trained(640)
			m.hear(&wire.Checkpoint{Step: 640, Blob: []byte("state")})
			var l *link
			m.Again = func() { l = &link{}; m.Connect(l) }
			for i := range 4 {
				if m.hear(&wire.Hello{}); m.Crash(float64(i), "boom") {
					m.Again()
				}
			}
			l = nil
			if m.GaveUp != "boom" || m.Ready() || m.Tell(&wire.LoadModel{}) || !strings.Contains(app.HTMLString(&Trouble{Lang: text.EN, Model: m}), "boom") {
				t.Fatalf("gave up %q, ready %v", m.GaveUp, m.Ready())
			}
			if run := app.HTMLString(&Run{Lang: text.EN, Model: m}); strings.Count(run, "disabled")-strings.Count(run, `disabled="false"`) != 1 || !strings.Contains(run, text.GoOn.EN) {
				t.Errorf("not only a single step is out of reach: %s", run)
			}
			tt.begin(m)
			if l == nil || m.GaveUp != "" || m.Running() != tt.runs || m.Step != tt.step {
				t.Fatalf("another trainer %v, gave up %q, runs %v, step %d", l != nil, m.GaveUp, m.Running(), m.Step)
			}
			var told []string
			for _, msg := range l.sent {
				told = append(told, strings.TrimPrefix(fmt.Sprintf("%T", msg), "*wire."))
			}
			if got := strings.Join(told, " "); got != tt.told {
				t.Errorf("it was told %s, want %s", got, tt.told)
			}
			if c, ok := l.last().(*wire.Configure); ok && (c.Run != tt.runs || !slices.Equal(c.Config.Hidden, uint32s(m.State.Hidden)) || c.Config.Seed != m.State.Seed) {
				t.Errorf("it was told %+v", c)
			}
			for i := range 3 { // it may crash as often as the first
				if m.hear(&wire.Hello{}); !m.Crash(float64(10+i), "boom") {
					t.Fatalf("gave up again at crash %d", i)
				}
				m.Again()
			}
		})
	}
}

func TestCrashesLongAgoAreForgiven(t *testing.T) {
	m, _ := newModel()
	for i := range 10 {
		m.ready()
		if !m.Crash(float64(i)*40_000, "boom") {
			t.Fatalf("gave up at crash %d", i)
		}
	}
}

// A trainer that never began is fetched anew once by itself, then whenever the
// visitor asks, and goes on with what the visitor wanted.
func TestTrainerMissing(t *testing.T) {
	m, _ := newModel()
	m.Toggle()
	if m.anew {
		t.Error("the first one passes the caches by")
	}
	if !m.Crash(1000, "HTTP 404") || !m.anew || m.Missing || m.Crashed != nil {
		t.Fatalf("the first time: anew %v, missing %v, crashed %v", m.anew, m.Missing, m.Crashed)
	}
	m.Connect(&link{})
	for now := 2000.0; now < 8000; now += 1000 {
		if m.Crash(now, "HTTP 404") || !m.anew || !m.Missing || m.Running() || m.GaveUp != "" || m.Crashed != nil {
			t.Fatalf("at %g ms: anew %v, missing %v, running %v, gave up %q", now, m.anew, m.Missing, m.Running(), m.GaveUp)
		}
		for _, l := range []text.Lang{text.ZH, text.EN} {
			shown := app.HTMLString(&Trouble{Lang: l, Model: m})
			if !strings.Contains(shown, text.ProblemMissing.In(l)) || !strings.Contains(shown, text.Retry.In(l)) || strings.Contains(shown, "404") {
				t.Errorf("it shows %s", shown)
			}
			if badge := app.HTMLString(&Device{Lang: l, Model: m}); !strings.Contains(badge, text.BadgeNone.In(l)) {
				t.Errorf("the badge is %s", badge)
			}
		}
		m.Connect(&link{}) // asked for again
		if m.Missing || !m.Running() {
			t.Fatalf("tried again: missing %v, running %v", m.Missing, m.Running())
		}
	}
	l := &link{}
	m.Connect(l)
	if c, ok := l.sent[0].(*wire.Configure); !ok || !c.Run {
		t.Errorf("the one that arrived was told %+v", l.sent[0])
	}
	m.ready()
	if !m.Crash(9000, "boom") || m.anew || m.Missing || m.Crashed == nil {
		t.Error("a crash of one that had begun is taken for one that did not arrive")
	}
}

func TestEmptyPadAsksNothing(t *testing.T) {
	m, l := newModel()
	m.ready()
	n := len(l.sent)
	m.Draw(nil)
	m.hear(&wire.Metrics{Step: 1})
	for _, s := range l.sent[n:] {
		if _, ok := s.(*wire.Predict); ok {
			t.Fatal("an empty pad asked for a prediction")
		}
	}
	if m.Answer != nil {
		t.Error("an empty pad has an answer")
	}
}

func TestOneQuestionAtATime(t *testing.T) {
	m, l := newModel()
	m.ready()
	count := func() (n int) {
		for _, s := range l.sent {
			if _, ok := s.(*wire.Predict); ok {
				n++
			}
		}
		return n
	}
	var image [wire.Pixels]byte
	for i := range 20 {
		image[0] = byte(i)
		drawn := image
		m.Draw(&drawn)
	}
	if count() != 1 {
		t.Fatalf("%d questions under way", count())
	}
	m.hear(&wire.Prediction{ID: 1, Probs: [10]float32{3: 1}})
	if count() != 2 || l.last().(*wire.Predict).Image[0] != 19 {
		t.Errorf("then %d questions, the last about %d", count(), l.last().(*wire.Predict).Image[0])
	}
	// An answer that comes after the pad was cleared is not shown.
	m.Draw(nil)
	m.hear(&wire.Prediction{ID: 2})
	if m.Answer != nil {
		t.Error("an empty pad got an answer")
	}
}

func TestEveryEpochIsTold(t *testing.T) {
	m, _ := newModel()
	var ends []float64
	m.OnEvent(func(e Event) {
		if e.Metrics != nil && e.Metrics.EpochEnd {
			ends = append(ends, e.Metrics.Epoch)
		}
	})
	m.ready()
	m.hear(&wire.Metrics{Step: 330, Epoch: 2.1, Points: []wire.Point{{Step: 330}}, Ends: []wire.Point{{Step: 157}, {Step: 314}}})
	if len(ends) != 2 || ends[0] != 1 || ends[1] != 2 {
		t.Errorf("ends of epochs %v, want 1 2", ends)
	}
}

func TestCurveStaysShort(t *testing.T) {
	var c Curve
	for i := range 20000 {
		c.add(&wire.Metrics{Points: []wire.Point{{Step: uint32(i + 1), Loss: 1, Accuracy: .5}}, Tests: []wire.Test{{Step: uint32(i), Accuracy: .5}}})
	}
	for _, v := range [][]float64{c.Steps, c.Loss, c.TestSteps, c.TestRight} {
		if len(v) > 2*maxCurve || len(v) < maxCurve/2 {
			t.Errorf("%d points", len(v))
		}
	}
	if c.Steps[len(c.Steps)-1] != 20000 {
		t.Errorf("the last step is %g", c.Steps[len(c.Steps)-1])
	}
	for i := 1; i < len(c.Steps); i++ {
		if c.Steps[i] <= c.Steps[i-1] {
			t.Fatal("steps go back")
		}
	}
	for _, y := range c.Loss {
		if math.Abs(y-1) > 1e-9 {
			t.Fatal("means are wrong")
		}
	}
}

// Every problem has a sentence in both languages, with all its figures in it.
func TestProblemsAreSaid(t *testing.T) {
	for code := wire.NotFinite; code <= wire.DeviceFailed; code++ {
		for _, l := range []text.Lang{text.ZH, text.EN} {
			s := Say(&wire.Problem{Code: code, A: 404, B: 3, Text: "detail"}, l)
			if s == "" || codes[code] == "" || strings.Contains(s, "%!") {
				t.Errorf("problem %d, %s: %q", code, codes[code], s)
			}
		}
	}
}

func TestFields(t *testing.T) {
	m, _ := newModel()
	s := &Settings{Model: m}
	s.OnInit()
	for _, f := range s.fields() {
		for _, bad := range []string{"", " ", "NaN", "-1", "1e999", "99999999999999999999", "0x10", "<b>", "一百", "0", "\x00"} {
			if bad == "0" && slices.Contains([]string{"seed", "dropout", "decay"}, f.key) {
				continue // these may be 0
			}
			before := m.State.Query()
			s.take(f, bad)
			if s.wrong[f.key].args == nil || s.typed[f.key] != bad || m.State.Query() != before {
				t.Errorf("%s: %q was taken", f.key, bad)
			}
		}
		s.take(f, f.value)
		if _, wrong := s.wrong[f.key]; wrong {
			t.Errorf("%s: its own value %q was refused", f.key, f.value)
		}
	}
}

// Numbers are read as people type them: a comma may be decimal, and an input method
// writes signs of its own.
func TestTypedNumbers(t *testing.T) {
	for _, tt := range []struct{ key, typed, want string }{
		{"lr", "0,01", "0.01"}, {"lr", "0,002", "0.002"}, {"lr", "０．００２", "0.002"}, {"lr", "0。002", "0.002"}, {"lr", "5e-4", "0.0005"}, {"lr", "1,000", ""}, {"lr", "1%", ""},
		{"decay", "0,01", "0.01"}, {"dropout", "0,5", "0.5"}, {"dropout", "20%", ""},
		{"n", "1,000", "1000"}, {"n", "1，000", "1000"}, {"n", "60 000", "60000"}, {"n", "６０００", "6000"}, {"n", "2万", "20000"}, {"n", "1000.5", ""}, {"n", "0,001", ""},
		{"batch", "1,024", "1024"}, {"batch", "0,5", ""}, {"seed", "4,294,967,295", "4294967295"}, {"seed", "4294967296", ""},
		{"hidden", "６４，３２", "64,32"}, {"hidden", "64、32", "64,32"}, {"hidden", "64, 32", "64,32"},
	} {
		m, _ := newModel()
		s := &Settings{Model: m}
		s.OnInit()
		was := s.fields()[tt.key].value
		s.take(s.fields()[tt.key], tt.typed)
		_, wrong := s.wrong[tt.key]
		if want := cmp.Or(tt.want, was); s.fields()[tt.key].value != want || wrong != (tt.want == "") {
			t.Errorf("%s: %q is read as %s, refused %v; want %s", tt.key, tt.typed, s.fields()[tt.key].value, wrong, want)
		}
	}
}

func TestRoundSteps(t *testing.T) {
	last := 0.0
	for n := range 5000 {
		end := roundSteps(float64(n))
		if end < float64(n) || end < last || n > 200 && end > 1.8*float64(n)+100 {
			t.Fatalf("an axis to %g for %d steps", end, n)
		}
		last = end
	}
}

// What the trainer says it works with is the truth, whatever was asked for.
func TestAcknowledgedIsTheTruth(t *testing.T) {
	m, _ := newModel()
	m.State.LR, m.State.Opt, m.State.Device = 1e-6, "momentum", "auto"
	m.hear(&wire.Status{State: wire.Paused, Speed: wire.Full, Config: wire.Config{
		Hidden: []uint32{64, 32}, TrainN: 300, Seed: 7, Optimizer: wire.SGD, LR: .1, Batch: 20, Device: wire.DeviceSIMD,
	}})
	if got := m.State.Query(); got != "hidden=64,32&n=300&seed=7&opt=sgd&lr=0.1&batch=20&speed=full" {
		t.Errorf("the address says %s", got)
	}
}

func TestEmbeddersHearFailures(t *testing.T) {
	m, _ := newModel()
	var heard []string
	m.OnEvent(func(e Event) {
		if e.Error != nil {
			if e.Error.Sentence == "" {
				t.Errorf("%s has no sentence", e.Error.Code)
			}
			heard = append(heard, e.Error.Code)
		}
	})
	m.hear(&wire.Problem{Code: wire.NotFinite, A: 3, B: 1})
	for i := range 4 {
		m.ready()
		m.Crash(float64(i), "boom")
	}
	m.Crash(5, "no program")
	m.Crash(6, "no program")
	m.Bar()
	m.State.Embed = true
	m.Bar()
	if got := strings.Join(heard, " "); got != "not-finite crashed crashed crashed gave-up trainer-failed no-worker no-worker" {
		t.Errorf("heard %s", got)
	}
}

// A digit put on the pad by a key is inside it, has ink, and no two look alike.
func TestSamples(t *testing.T) {
	seen := map[[wire.Pixels]byte]int{}
	for d := range 10 {
		strokes := sample(d, padSize)
		for _, s := range strokes {
			for _, p := range s {
				if p.X < 0 || p.Y < 0 || p.X > padSize || p.Y > padSize {
					t.Errorf("%d leaves the pad at %v", d, p)
				}
			}
		}
		image, ok := dataset.Rasterize(strokes)
		if other, twice := seen[image]; !ok || twice {
			t.Errorf("%d has no ink or looks like %d", d, other)
		}
		seen[image] = d
	}
}

// What was typed and waits for a yes stays in its field; after a no the field
// says again what holds.
func TestProposedStaysInItsField(t *testing.T) {
	m, _ := newModel()
	m.ready()
	m.hear(&wire.Metrics{Step: 5, Points: []wire.Point{{Step: 5}}})
	s := &Settings{Model: m}
	s.OnInit()
	for _, f := range s.fields() {
		switch f.key {
		case "lr":
			s.take(f, "one") // wrong: it stays, too
		case "batch":
			s.take(f, "32")
		}
	}
	s.Render()
	if m.Pending == nil || s.asking != "batch" || s.typed["batch"] != "32" || s.typed["lr"] != "one" {
		t.Fatalf("asking about %q, typed %v", s.asking, s.typed)
	}
	m.Decide(false)
	s.Render()
	if _, ok := s.typed["batch"]; ok || s.typed["lr"] != "one" {
		t.Errorf("after a no: typed %v", s.typed)
	}
}
