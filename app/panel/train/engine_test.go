package train

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"breakeven/app/state"
	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/dataset"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// trained makes a model whose network has been trained up to a step.
func trained(step uint32) (*Model, *link) {
	m, l := newModel()
	m.ready()
	m.Toggle()
	m.hear(&wire.Status{State: wire.Running, Config: m.config(), Speed: wire.Watch})
	m.hear(&wire.Metrics{Step: step, Points: []wire.Point{{Step: step / 2, Loss: 2}, {Step: step, Loss: 1}}, Tests: []wire.Test{{Step: step, Accuracy: .5}}})
	return m, l
}

// What is chosen reaches the trainer and comes back the same.
func TestEverySettingTravels(t *testing.T) {
	for _, query := range []string{
		"", "net=cnn", "net=cnn&channels=4,12&pool=1&hidden=64,32&act=tanh&dropout=0.3&decay=0.01&data=generated&n=120000&seed=7&opt=sgd&lr=0.1&batch=512&speed=full",
		"act=sigmoid&dropout=0.9&opt=momentum",
	} {
		s, _ := state.Parse(query)
		got := state.Default()
		a, b := NewModel(&s), NewModel(&got)
		b.acknowledge(a.config(), a.Speed())
		if !reflect.DeepEqual(got, s) {
			t.Errorf("%s: came back as %+v", query, got)
		}
	}
	s, _ := state.Parse("net=mlp&channels=4&pool=1")
	if c := NewModel(&s).config(); c.Channels != nil || c.Pool {
		t.Errorf("an MLP convolves: %+v", c)
	}
}

func TestWeights(t *testing.T) {
	for query, want := range map[string]int{"": 101770, "net=cnn": 578120, "net=cnn&pool=1": 146120} {
		s, _ := state.Parse(query)
		if got := weights(&s); got != want {
			t.Errorf("%s: %d weights, want %d", query, got, want)
		}
	}
	s, _ := state.Parse("net=cnn&channels=4,10&pool=1")
	if got := pictures(&s); !slices.Equal(got, []planes{{4, 26}, {10, 24}, {10, 12}}) {
		t.Errorf("pictures %v", got)
	}
}

// The hidden layers that nobody has touched are those of the network.
func TestNetworkBringsItsHiddenLayers(t *testing.T) {
	s := state.Default()
	for _, step := range []struct{ choose, want string }{{"pool", "net=cnn&pool=1"}, {"cnn", "net=cnn"}, {"mlp", ""}} {
		if setNet(&s, step.choose); s.Query() != step.want || netChoice(&s) != step.choose {
			t.Errorf("%s: %s", step.choose, s.Query())
		}
	}
	s.Hidden = []int{64}
	if setNet(&s, "cnn"); !slices.Equal(s.Hidden, []int{64}) {
		t.Errorf("the visitor's hidden layer became %v", s.Hidden)
	}
}

// A network of too many weights is answered where it was chosen; nothing is
// lost, nothing is sent.
func TestTooManyWeights(t *testing.T) {
	m, l := newModel()
	m.ready()
	setNet(m.State, "pool")
	m.State.Channels, m.State.Hidden = []int{32, 32}, []int{512}
	s := &Settings{Model: m}
	s.OnInit()
	before, sent := m.State.Query(), len(l.sent)
	choose := func(v string) { s.propose("net", v, func(st *state.State) { setNet(st, v) }, false) }
	choose("cnn")
	why := s.wrong["net"].in(text.EN)
	if m.State.Query() != before || len(l.sent) != sent || s.typed["net"] != "cnn" || !strings.Contains(why, "9,452,394 weights") {
		t.Errorf("%q; then %s", why, m.State.Query())
	}
	choose("pool") // as it was
	if _, wrong := s.wrong["net"]; wrong || len(l.sent) != sent {
		t.Error("going back to what holds is wrong, or a change")
	}
	// From an address it comes as the trainer's refusal.
	m.State.Pool = false
	m.hear(&wire.Problem{Code: wire.BadConfig, Text: "weights"})
	if said := Say(m.Problem, text.EN); !strings.Contains(said, "9,452,394 weights") {
		t.Errorf("it says %q", said)
	}
}

func TestOwnDigits(t *testing.T) {
	m, l := newModel()
	m.ready()
	m.GiveDigits([]byte("images"), []byte("labels"))
	if d, ok := l.last().(*wire.Digits); !ok || string(d.Images) != "images" || string(d.Labels) != "labels" {
		t.Fatalf("sent %+v", l.last())
	}
	m.hear(&wire.DigitsTaken{Train: 800, Test: 200})
	if c, ok := l.last().(*wire.Configure); !ok || c.Config.Data != wire.Own || c.Config.TrainN != 800 {
		t.Fatalf("then %+v", l.last())
	}
	if strings.Contains(m.State.Query(), "data") {
		t.Errorf("the address holds %s", m.State.Query())
	}
	if _, most := m.limits(m.State); most != 800 {
		t.Errorf("up to %d of 800 digits can be chosen", most)
	}

	// Others are refused: those that are here stay, and so does the run.
	sent := len(l.sent)
	m.GiveDigits([]byte("foreign"), nil)
	m.hear(&wire.Problem{Code: wire.BadDigits, A: 1, Text: "magic"})
	if m.BadOwn == nil || m.Problem != nil || m.State.Data != "own" || m.Own.Train != 800 || len(l.sent) != sent+1 {
		t.Errorf("refused: %+v, %+v", m.BadOwn, m.Problem)
	}

	// A new trainer gets them before the run.
	m.Crash(0, "boom")
	l = &link{}
	m.Connect(l)
	if d, ok := l.sent[0].(*wire.Digits); !ok || string(d.Images) != "images" {
		t.Errorf("the next trainer was first told %T", l.sent[0])
	}
	n := len(l.sent)
	m.hear(&wire.DigitsTaken{Train: 800, Test: 200})
	if len(l.sent) != n || m.Pending != nil {
		t.Error("digits that came back to a new trainer started the run over")
	}
}

// A trained network is not thrown away for new digits without a question.
func TestOwnDigitsAsk(t *testing.T) {
	m, l := trained(100)
	m.GiveDigits([]byte("images"), []byte("labels"))
	m.hear(&wire.DigitsTaken{Train: 70000, Test: 10000})
	if m.Pending == nil || m.State.Data != "mnist" {
		t.Fatal("nobody asked")
	}
	m.Decide(true)
	if c, ok := l.last().(*wire.Configure); !ok || c.Config.Data != wire.Own || c.Config.TrainN != state.MaxDigits {
		t.Errorf("then %+v", l.last())
	}
}

func TestDataKeepsWithinItsLimit(t *testing.T) {
	s := state.Default()
	s.Data, s.N = "generated", 120000
	if setData(&s, "mnist"); s.N != state.MaxDigits {
		t.Errorf("%d digits of MNIST", s.N)
	}
	s.Data, s.N = "own", 12
	if setData(&s, "mnist"); s.N != state.MinDigits {
		t.Errorf("%d digits of MNIST", s.N)
	}
}

// Where MNIST cannot be had, the trainer goes on with generated digits; what is
// chosen follows, and a retry asks for MNIST again.
func TestFallsBackOnGeneratedDigits(t *testing.T) {
	m, l := newModel()
	m.hear(&wire.Problem{Code: wire.PackFailed, B: 1})
	c := m.config()
	c.Data = wire.Generated
	m.hear(&wire.Status{State: wire.Paused, Config: c, TestN: 2000, TestOn: wire.Generated})
	if m.State.Data != "generated" || m.Problem == nil || !m.Ready() {
		t.Fatalf("trains on %s, problem %+v", m.State.Data, m.Problem)
	}
	m.Retry()
	if c, ok := l.last().(*wire.Configure); !ok || c.Config.Data != wire.MNIST || m.Problem != nil {
		t.Errorf("a retry sent %+v", l.last())
	}
}

// A file that is no run leaves the one that is there as it was.
func TestForeignFileChangesNothing(t *testing.T) {
	m, l := trained(100)
	curve := len(m.Curve.Steps)
	m.Load([]byte("foreign"))
	r, ok := l.last().(*wire.Resume)
	if !ok || string(r.Checkpoint) != "foreign" || r.Run {
		t.Fatalf("sent %+v", l.last())
	}
	m.hear(&wire.Problem{Code: wire.BadCheckpoint, A: 1})
	c := m.config()
	m.hear(&wire.Status{State: wire.Running, Config: c, Step: 104})
	if !m.Running() || m.Step < 100 || len(m.Curve.Steps) != curve || m.Test == nil || m.Problem == nil || m.From != FromFile {
		t.Errorf("running %v, step %d, problem %+v", m.Running(), m.Step, m.Problem)
	}
	// The trainer waits for a credit, if its last snapshot came in between.
	if !slices.ContainsFunc(l.sent[len(l.sent)-2:], func(s wire.Message) bool { _, ok := s.(*wire.Credit); return ok }) {
		t.Error("its snapshots are not taken any more")
	}
	m.hear(&wire.Metrics{Step: 110, Points: []wire.Point{{Step: 110}}})
	if m.Step != 110 {
		t.Errorf("it stays at step %d", m.Step)
	}
}

func TestLoadedRunReplacesTheOther(t *testing.T) {
	m, _ := trained(100)
	m.Load([]byte("run"))
	c := m.config()
	c.Channels, c.Pool, c.Hidden, c.Seed = []uint32{10, 10}, true, []uint32{100}, 9
	m.hear(&wire.Status{State: wire.Loading, Config: c})
	m.hear(&wire.Status{State: wire.Paused, Config: c, Speed: wire.Watch, Step: 640, Epoch: 4, Resumed: true})
	if m.Running() || m.Step != 640 || len(m.Curve.Steps) != 0 || m.Test != nil || m.State.Query() != "net=cnn&pool=1&seed=9" {
		t.Errorf("running %v, step %d, %d points, %s", m.Running(), m.Step, len(m.Curve.Steps), m.State.Query())
	}
	// A crash now goes on with it.
	if m.Crash(0, "boom"); *m.Crashed != 640 {
		t.Errorf("would go on from step %d", *m.Crashed)
	}
}

// keeper remembers what it was given.
type keeper struct {
	kept *Kept
	soon bool
}

func (k *keeper) Keep(r *Kept, soon bool) { k.kept, k.soon = r, soon }
func (k *keeper) Forget()                 { k.kept = nil }

func TestRunIsKept(t *testing.T) {
	m, _ := trained(100)
	k := &keeper{}
	m.Keeper = k
	m.hear(&wire.Checkpoint{Step: 0, Blob: []byte("start")})
	if k.kept != nil {
		t.Error("an untrained network was kept")
	}
	m.hear(&wire.Checkpoint{Step: 90, Blob: []byte("state")})
	if k.kept == nil || k.kept.Step != 90 || k.soon {
		t.Fatalf("kept %+v, soon %v", k.kept, k.soon)
	}
	m.hear(&wire.Status{State: wire.Paused, Config: m.config(), Step: 100})
	if m.hear(&wire.Checkpoint{Step: 100, Blob: []byte("pause")}); !k.soon {
		t.Error("what is there at a pause can be lost")
	}

	// Another visit.
	kept := k.kept
	m, l := newModel()
	m.Keeper = k
	m.ready()
	m.Found(kept)
	if m.Kept != kept {
		t.Fatal("it is not offered")
	}
	offer := func() string { return app.HTMLString((&Earlier{Lang: text.EN, Model: m}).Render()) }
	if !strings.Contains(offer(), `id="kept-go"`) {
		t.Error("no button goes on with it")
	}
	m.State.Lock = []string{"net"}
	if strings.Contains(offer(), "kept-go") {
		t.Error("it is offered though it may bring another network than the fixed one")
	}
	m.State.Lock = nil
	m.GoOn()
	if r, ok := l.last().(*wire.Resume); !ok || string(r.Checkpoint) != "pause" || !r.Run {
		t.Fatalf("sent %+v", l.last())
	}
	m.hear(&wire.Status{State: wire.Running, Config: m.config(), Step: 100, Resumed: true})
	if m.Kept != nil || !m.Running() || m.Step != 100 || len(m.Curve.Steps) != 2 {
		t.Errorf("step %d, %d points, still offered %v", m.Step, len(m.Curve.Steps), m.Kept != nil)
	}

	// A new run leaves it until its own checkpoint takes its place.
	m, _ = newModel()
	m.Keeper = k
	m.ready()
	m.Found(kept)
	m.Toggle()
	if m.Kept == nil {
		t.Error("the offer went too early")
	}
	m.hear(&wire.Checkpoint{Step: 7, Blob: []byte("new")})
	if m.Kept != nil || k.kept.Step != 7 {
		t.Errorf("offered %v, kept %+v", m.Kept, k.kept)
	}
	m.Kept = kept
	if m.Forget(); m.Kept != nil || k.kept != nil {
		t.Error("it was not forgotten")
	}
}

// A run that was kept and cannot be gone on with leaves the page as it is.
func TestKeptRunThatCannotGoOn(t *testing.T) {
	m, _ := newModel()
	m.ready()
	m.Found(&Kept{Step: 5, Blob: []byte("damaged")})
	m.GoOn()
	m.hear(&wire.Problem{Code: wire.NoOwnDigits})
	m.hear(&wire.Status{State: wire.Paused, Config: m.config()})
	if m.Running() || m.Kept == nil || m.From != FromKept {
		t.Errorf("running %v, offered %v", m.Running(), m.Kept != nil)
	}
}

// After a crash there is no run to fall back on but one from the start.
func TestCheckpointThatIsRefusedAfterACrash(t *testing.T) {
	m, _ := trained(100)
	m.hear(&wire.Checkpoint{Step: 64, Blob: []byte("state")})
	m.Crash(0, "boom")
	l := &link{}
	m.Connect(l)
	m.hear(&wire.Problem{Code: wire.BadCheckpoint, A: 3})
	if c, ok := l.last().(*wire.Configure); !ok || !c.Run || m.Problem == nil || m.From != FromCrash || m.Step != 0 {
		t.Errorf("sent %+v, problem %+v", l.last(), m.Problem)
	}
}

func TestFilesAreNamed(t *testing.T) {
	m, l := newModel()
	m.ready()
	m.Export(wire.NPZ)
	if e, ok := l.last().(*wire.Export); !ok || e.Format != wire.NPZ {
		t.Fatalf("sent %+v", l.last())
	}
	var names []string
	m.Download = func(name string, _ []byte) { names = append(names, name) }
	m.hear(&wire.File{Format: wire.NPZ, Step: 7})
	setNet(m.State, "pool")
	m.hear(&wire.File{Format: wire.SafeTensors, Step: 1234})
	if got := strings.Join(names, " "); got != "breakeven-mlp-step7.npz breakeven-cnn-pool-step1234.safetensors" {
		t.Errorf("files %s", got)
	}
}

func TestCurveIsCut(t *testing.T) {
	m, _ := trained(100)
	c := m.Curve
	if c.cut(99); len(c.Steps) != 1 || len(c.Loss) != 1 || len(c.TestSteps) != 0 || !c.whole() {
		t.Errorf("cut to %+v", c)
	}
	if c.Loss = nil; c.whole() {
		t.Error("a curve without losses is whole")
	}
}

func TestWhen(t *testing.T) {
	now := time.Date(2026, 3, 9, 18, 0, 0, 0, time.Local)
	for at, want := range map[time.Time][2]string{
		now.Add(-5 * time.Hour):  {"今天13:00", "today, 13:00"},
		now.Add(-20 * time.Hour): {"3月8日22:00", "8 Mar, 22:00"},
	} {
		if zh, en := when(at, now, text.ZH), when(at, now, text.EN); zh != want[0] || en != want[1] {
			t.Errorf("%q, %q; want %q", zh, en, want)
		}
	}
}

// Every fault of a visitor's files has a sentence, for either of them.
func TestFaultsOfFilesAreSaid(t *testing.T) {
	for fault := dataset.IDXTooLarge; fault <= dataset.IDXBadLabel; fault++ {
		if _, ok := faults[fault]; !ok {
			t.Errorf("fault %d has no sentence", fault)
		}
	}
	for b, want := range map[float64]string{
		0: "The file of pictures ends too early. Get it again. The run here is not affected.",
		1: "The file of labels ends too early. Get it again. The run here is not affected.",
	} {
		if got := Say(&wire.Problem{Code: wire.BadDigits, A: float64(dataset.IDXTruncated), B: b}, text.EN); got != want {
			t.Errorf("it says %q", got)
		}
	}
}
