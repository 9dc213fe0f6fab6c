package engine

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"gonum.org/v1/gonum/blas/gonum"
)

// world is a browser whose clock goes on only when a test or its device says so.
type world struct {
	t      *testing.T
	now    float64
	micro  float64 // ms that a micro-batch takes
	read   float64 // ms that reading the weights takes
	broken error   // what the device says from now on
	gpu    float64 // ms that a micro-batch takes on the GPU

	queued  bool   // the GPU runs ahead
	blocks  []int  // steps of training it was given at once
	waiting func() // called once, when somebody waits for it

	remembered string
	forgets    bool    // was told to
	sought     int     // times that the GPU was looked for
	gpuBroken  error   // what the GPU says from now on
	gpuWrong   float32 // how far its first weight is off
	sent       []sent
	shown      [][]byte // to the stage
	fetched    []int
	opened     wire.Device
}

type sent struct {
	h  wire.Header
	m  wire.Message
	at float64
}

func (w *world) Now() float64  { return w.now }
func (w *world) Show(b []byte) { w.shown = append(w.shown, b) }

func (w *world) Send(b []byte) {
	h, m, err := wire.Decode(b)
	if err != nil {
		w.t.Fatal(err)
	}
	w.sent = append(w.sent, sent{h, m, w.now})
}
func (w *world) Peak(rounds int) float64 {
	w.now += 4
	return 4e-3 * 20e9
}
func (w *world) Prove()            { w.sought++ }
func (w *world) Remember(s string) { w.remembered, w.forgets = s, s == "" }
func (w *world) Fetch(i int)       { w.fetched = append(w.fetched, i) }
func (w *world) Open(d wire.Device) (device.Device, error) {
	w.opened = d
	dev := timed{cpu.New(gonum.Implementation{}, cpu.Generic{}), w}
	if d == wire.DeviceWebGPU {
		gpu := fakeGPU{timed: dev, lost: make(chan error, 1)}
		if w.queued {
			return &queuedGPU{fakeGPU: gpu}, w.gpuBroken
		}
		return &gpu, w.gpuBroken
	}
	return dev, nil
}

// timed is a device that takes the world's time.
type timed struct {
	device.Device
	w *world
}

func (d timed) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	d.w.now += d.w.micro * float64(len(steps))
	if d.w.broken != nil {
		return d.w.broken
	}
	return d.Device.Run(ctx, p, steps)
}

// digits are a small pack; a network can learn them.
func sampleDigits(n int) dataset.Digits {
	r := rand.New(rand.NewPCG(5, 6))
	d := dataset.Digits{Images: make([]byte, n*dataset.ImageSize), Labels: make([]byte, n)}
	for i := range n {
		d.Labels[i] = byte(r.IntN(10))
		for j := range dataset.ImageSize {
			d.Images[i*dataset.ImageSize+j] = byte(r.IntN(120))
			if byte(j/28/3) == d.Labels[i] {
				d.Images[i*dataset.ImageSize+j] += 100
			}
		}
	}
	return d
}

var aPack = dataset.WritePack(sampleDigits(640), sampleDigits(200))

type fixture struct {
	*Engine
	w *world
}

func newFixture(t *testing.T) *fixture {
	w := &world{t: t, micro: 4}
	return &fixture{New(w, wire.RelaxedSIMD, 6), w}
}

func config() wire.Config {
	return wire.Config{Hidden: []uint32{8}, TrainN: 640, Seed: 3, LR: 0.003, Batch: 64}
}

var header = wire.Header{Run: 1, Config: 1}

func (f *fixture) command(m wire.Message) { f.Receive(wire.Encode(header, m)) }

// ready configures and delivers the first pack.
func (f *fixture) ready(c *wire.Configure) {
	f.command(c)
	f.PackArrived(0, aPack, nil)
}

// resume delivers the first pack to a run that a checkpoint describes.
func (f *fixture) resume(m *wire.Resume) {
	f.command(m)
	f.PackArrived(0, aPack, nil)
}

// work calls Work until the clock has gone on so far or nothing is to be done,
// sleeping as long as it says; with credit, the page takes every snapshot.
func (f *fixture) work(ms float64, credit bool) {
	for end := f.w.now + ms; f.w.now < end; {
		n := len(f.w.sent)
		wait := f.Work()
		if credit {
			for _, s := range f.w.sent[n:] {
				if _, ok := s.m.(*wire.Metrics); ok {
					f.command(&wire.Credit{})
				}
			}
		}
		if wait < 0 && len(f.w.sent) == n {
			return
		}
		f.w.now += max(wait, 0)
	}
}

func all[M wire.Message](f *fixture) (out []M) {
	for _, s := range f.w.sent {
		if m, ok := s.m.(M); ok {
			out = append(out, m)
		}
	}
	return out
}

func last[M wire.Message](t *testing.T, f *fixture) M {
	t.Helper()
	ms := all[M](f)
	if len(ms) == 0 {
		var none M
		t.Fatalf("no %T was sent", none)
	}
	return ms[len(ms)-1]
}

// curve returns the losses that the page has been sent.
func curve(f *fixture) (losses []float32) {
	for _, m := range all[*wire.Metrics](f) {
		for _, p := range m.Points {
			losses = append(losses, p.Loss)
		}
	}
	return losses
}

func TestStart(t *testing.T) {
	f := newFixture(t)
	if h := last[*wire.Hello](t, f); h.Kernels != wire.RelaxedSIMD {
		t.Errorf("Hello says %v", h.Kernels)
	}
	f.command(&wire.Configure{Config: config(), Speed: wire.Full})
	if s := last[*wire.Status](t, f); s.State != wire.Loading {
		t.Errorf("state %v before the digits are here, want Loading", s.State)
	}
	f.PackArrived(0, aPack, nil)
	s := last[*wire.Status](t, f)
	if s.State != wire.Paused || s.Config.Device != wire.DeviceSIMD || s.Params != 784*8+8+80+10 || s.TestN != 200 {
		t.Errorf("ready with %+v", s)
	}
	f.work(1000, true)
	m := last[*wire.Metrics](t, f)
	if len(m.Tests) != 1 || m.Tests[0].Step != 0 || m.Tests[0].N != 200 {
		t.Errorf("before training: %+v, want one test of all digits at step 0", m)
	}
	f.command(&wire.Start{})
	f.work(3000, true)
	m = last[*wire.Metrics](t, f)
	if m.Step < 20 || m.Rate <= 0 || last[*wire.Status](t, f).State != wire.Running {
		t.Errorf("after training: %+v", m)
	}
	if losses := curve(f); losses[len(losses)-1] > losses[0]/2 {
		t.Errorf("loss went from %g to %g", losses[0], losses[len(losses)-1])
	}
	for _, s := range f.w.sent[1:] {
		if s.h != header && s.h != (wire.Header{}) {
			t.Errorf("%T with header %+v", s.m, s.h)
		}
	}
}

func TestPauseIsObeyedAtOnce(t *testing.T) {
	for _, batch := range []uint32{64, 512} {
		f := newFixture(t)
		c := config()
		c.Batch = batch
		f.ready(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
		f.work(500, true)
		from := f.w.now
		f.command(&wire.Pause{})
		s := f.w.sent[len(f.w.sent)-1]
		if st, ok := s.m.(*wire.Status); !ok || st.State != wire.Paused || s.at-from > 50 {
			t.Fatalf("batch %d: pause answered with %+v after %g ms", batch, s.m, s.at-from)
		}
		step := f.run.Step()
		f.work(5000, true)
		if f.run.Step() != step {
			t.Errorf("batch %d: trained %d steps in the pause", batch, f.run.Step()-step)
		}
		if c := last[*wire.Checkpoint](t, f); int(c.Step) != step {
			t.Errorf("batch %d: the pause's checkpoint is of step %d, want %d", batch, c.Step, step)
		}
	}
}

func TestPauseTestsAllDigits(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(300, true)
	f.command(&wire.Pause{})
	f.work(2000, true)
	m := last[*wire.Metrics](t, f)
	if len(m.Tests) == 0 || m.Tests[len(m.Tests)-1].N != 200 || int(m.Tests[len(m.Tests)-1].Step) != f.run.Step() {
		t.Errorf("after the pause: %+v", m.Tests)
	}
}

func TestOneSnapshotInFlight(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(3000, false)
	if n := len(all[*wire.Metrics](f)); n != 1 {
		t.Fatalf("%d snapshots without credit, want 1", n)
	}
	f.command(&wire.Credit{})
	f.work(1, false)
	ms := all[*wire.Metrics](f)
	if len(ms) != 2 || len(ms[1].Points) > maxPoints || len(ms[1].Points) < maxPoints/2 {
		t.Errorf("after one credit: %d snapshots, the last of %d points", len(ms), len(ms[len(ms)-1].Points))
	}
}

func TestTenSnapshotsASecond(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(3000, true)
	if n := len(all[*wire.Metrics](f)); n < 20 || n > 31 {
		t.Errorf("%d snapshots in three seconds", n)
	}
	ends := len(f.ends)
	for _, m := range all[*wire.Metrics](f) {
		ends += len(m.Ends)
	}
	if ends != int(f.run.Epoch()) || ends < 10 {
		t.Errorf("%d ends of epochs after %.2f epochs", ends, f.run.Epoch())
	}
}

func TestWatchedSpeeds(t *testing.T) {
	for speed, want := range map[wire.Speed]int{wire.Slow: 4, wire.Watch: 240} {
		f := newFixture(t)
		f.ready(&wire.Configure{Config: config(), Speed: speed, Run: true})
		f.work(4000, true)
		if got := f.run.Step(); got < want*9/10 || got > want+2 {
			t.Errorf("speed %d: %d steps in four seconds, want about %d", speed, got, want)
		}
		if share := last[*wire.Metrics](t, f).Share; share > 0.03 {
			t.Errorf("speed %d: testing took %.1f %% of the time", speed, 100*share)
		}
	}
}

// The same losses, bit for bit, whatever happens around the steps.
func TestSameLosses(t *testing.T) {
	losses := func(drive func(f *fixture)) []float32 {
		f := newFixture(t)
		f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
		drive(f)
		got := curve(f)
		if len(got) < 40 {
			t.Fatalf("only %d points", len(got))
		}
		return got[:40]
	}
	want := losses(func(f *fixture) { f.work(3000, true) })
	if got := losses(func(f *fixture) {
		f.w.micro = 0.2
		f.command(&wire.Adjust{LR: 0.003, Speed: wire.Watch})
		f.work(3000, true)
	}); !slices.Equal(got, want) {
		t.Error("watched, the losses are others")
	}
	if got := losses(func(f *fixture) {
		for range 30 {
			f.work(37, true)
			f.command(&wire.Pause{})
			f.work(50, true)
			f.command(&wire.Predict{ID: 1})
			f.command(&wire.StepOnce{})
			f.work(50, true)
			f.command(&wire.Start{})
		}
		f.work(3000, true)
	}); !slices.Equal(got, want) {
		t.Error("through pauses, single steps and predictions, the losses are others")
	}
	var second *fixture
	if got := losses(func(f *fixture) {
		f.work(200, true)
		f.command(&wire.Pause{})
		f.work(500, true)
		c := last[*wire.Checkpoint](t, f)
		second = newFixture(t)
		second.resume(&wire.Resume{Checkpoint: c.Blob, Speed: wire.Full, Run: true})
		second.work(3000, true)
		if !all[*wire.Status](second)[len(all[*wire.Status](second))-1].Resumed {
			t.Error("the status does not say that it resumed")
		}
		for _, s := range second.w.sent {
			if m, ok := s.m.(*wire.Metrics); ok {
				f.w.sent = append(f.w.sent, sent{m: m})
			}
		}
	}); !slices.Equal(got, want) {
		t.Error("resumed from a checkpoint, the losses are others")
	}
}

func TestStepOnce(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Slow})
	for want := 1; want <= 3; want++ {
		f.command(&wire.StepOnce{})
		f.work(500, true)
		if s := last[*wire.Status](t, f); s.State != wire.Paused || int(s.Step) != want {
			t.Errorf("after %d single steps: state %v, step %d", want, s.State, s.Step)
		}
	}
}

func TestDivergenceStops(t *testing.T) {
	f := newFixture(t)
	c := config()
	c.Hidden, c.Optimizer, c.LR, c.Seed = []uint32{256, 256, 256}, wire.SGD, 3, 1
	f.ready(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
	f.work(2000, true)
	p := last[*wire.Problem](t, f)
	if p.Code != wire.NotFinite || p.A < 1 || p.B != 3 {
		t.Errorf("problem %+v", p)
	}
	if s := last[*wire.Status](t, f); s.State != wire.Stopped {
		t.Errorf("state %v", s.State)
	}
	if m := last[*wire.Metrics](t, f); m.Points[len(m.Points)-1].Step != uint32(p.A)-1 {
		t.Errorf("the loss of step %g is not finite, but the last point is %+v", p.A, m.Points[len(m.Points)-1])
	}
	f.command(&wire.Predict{ID: 1})
	f.work(3000, true)
	if n := len(all[*wire.Prediction](f)) + len(all[*wire.Checkpoint](f)); n != 0 {
		t.Errorf("%d predictions and checkpoints of a network that is no more", n)
	}
	f.command(&wire.Start{})
	if s := last[*wire.Status](t, f); s.State != wire.Stopped {
		t.Errorf("Start after the stop: state %v", s.State)
	}
	f.command(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(300, true)
	if s := last[*wire.Status](t, f); s.State != wire.Running {
		t.Errorf("another configuration: state %v", s.State)
	}
}

// Whoever looks at a network before its training has found that it is no more is
// shown nothing of it.
func TestDivergedIsNotShown(t *testing.T) {
	f := newFixture(t)
	c := config()
	c.Hidden, c.Optimizer, c.LR, c.Seed = []uint32{256, 256, 256}, wire.SGD, 3, 1
	f.ready(&wire.Configure{Config: c, Speed: wire.Watch})
	for id := uint32(1); len(all[*wire.Problem](f)) == 0; id++ {
		if id > 100 {
			t.Fatal("never diverged")
		}
		f.command(&wire.StepOnce{})
		f.command(&wire.Predict{ID: id})
		f.command(&wire.Look{})
		f.work(1000, true)
	}
	if p := last[*wire.Problem](t, f); p.Code != wire.NotFinite || p.B != 3 {
		t.Errorf("problem %+v", p)
	}
	number := func(what string, x float32) {
		if f := float64(x); math.IsNaN(f) || math.IsInf(f, 0) {
			t.Errorf("%s is %g", what, x)
		}
	}
	for _, m := range all[*wire.Prediction](f) {
		for _, p := range m.Probs {
			number("a prediction", p)
		}
	}
	for _, m := range all[*wire.Picture](f) {
		for _, u := range m.Layers[len(m.Layers)-1].Units {
			number("a picture's probability", u.Out)
		}
	}
	for _, m := range all[*wire.Metrics](f) {
		for _, x := range m.Tests {
			number("a test's loss", x.Loss)
		}
	}
}

// A device that fails stops the run, in training, in a test or in an answer, and
// says so once.
func TestDeviceFails(t *testing.T) {
	for name, prepare := range map[string]func(f *fixture){
		"in training": func(f *fixture) { f.command(&wire.Start{}); f.work(300, true) },
		"in a test":   func(f *fixture) { f.Work(); f.Work() },
		"in an answer": func(f *fixture) {
			f.work(3000, true)
			f.command(&wire.Predict{ID: 1})
		},
	} {
		f := newFixture(t)
		f.ready(&wire.Configure{Config: config(), Speed: wire.Full})
		prepare(f)
		f.w.broken = errors.New("on fire")
		f.work(3000, true)
		f.work(3000, true)
		if ps := all[*wire.Problem](f); len(ps) != 1 || ps[0].Code != wire.DeviceFailed || ps[0].Text != "on fire" {
			t.Errorf("%s: %d problems", name, len(ps))
		}
		f.w.broken = nil
		f.command(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
		f.work(300, true)
		if s := last[*wire.Status](t, f); s.State != wire.Running {
			t.Errorf("%s: configured again, state %v", name, s.State)
		}
	}
}

func TestPacks(t *testing.T) {
	f := newFixture(t)
	c := config()
	c.TrainN = 30000
	f.command(&wire.Configure{Config: c})
	if !slices.Equal(f.w.fetched, []int{0, 1, 2}) {
		t.Fatalf("asked for packs %v, want 0 1 2", f.w.fetched)
	}
	f.PackArrived(0, aPack, nil)
	f.PackProgress(1, 500, 1000)
	f.PackArrived(1, aPack[:len(aPack)-3], nil)
	if p := last[*wire.Problem](t, f); p.Code != wire.PackDamaged || p.B != 2 {
		t.Errorf("a damaged pack: %+v", p)
	}
	f.PackFailed(2, 404)
	if s := last[*wire.Status](t, f); s.State != wire.Stopped {
		t.Errorf("state %v, want Stopped", s.State)
	}
	f.w.fetched = nil
	f.command(&wire.Configure{Config: c})
	if !slices.Equal(f.w.fetched, []int{1, 2}) {
		t.Errorf("the second try asked for packs %v, want 1 2", f.w.fetched)
	}
	f.PackFailed(2, 404)
	if p := last[*wire.Problem](t, f); p.Code != wire.PackFailed || p.A != 404 || p.B != 3 {
		t.Errorf("a missing pack: %+v", p)
	}
	f.PackArrived(1, aPack, nil)
	f.command(&wire.Configure{Config: c})
	f.PackArrived(2, aPack, nil)
	if s := last[*wire.Status](t, f); s.State != wire.Paused || s.TestN != 600 || f.run.TrainN() != 3*640 {
		t.Errorf("at last: %+v with %d digits", s, f.run.TrainN())
	}
}

func TestDevices(t *testing.T) {
	for _, tt := range []struct {
		kernels     wire.Kernels
		asked, want wire.Device
		problem     bool
	}{
		{wire.SIMD128, wire.DeviceAuto, wire.DeviceSIMD, false}, {wire.SIMD128, wire.DeviceCPU, wire.DeviceCPU, false},
		{wire.NoKernels, wire.DeviceAuto, wire.DeviceCPU, false}, {wire.NoKernels, wire.DeviceSIMD, wire.DeviceCPU, true},
	} {
		w := &world{t: t, micro: 4}
		f := &fixture{New(w, tt.kernels, 1), w}
		c := config()
		c.Device = tt.asked
		f.ready(&wire.Configure{Config: c})
		if got := last[*wire.Status](t, f).Config.Device; got != tt.want || w.opened != tt.want {
			t.Errorf("kernels %d, asked %d: runs on %d, want %d", tt.kernels, tt.asked, got, tt.want)
		}
		if got := len(all[*wire.Problem](f)) > 0; got != tt.problem {
			t.Errorf("kernels %d, asked %d: problem %v, want %v", tt.kernels, tt.asked, got, tt.problem)
		}
	}
}

func TestStaleAndForeignMessages(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(200, true)
	running := func(after string) {
		t.Helper()
		if f.state != wire.Running {
			t.Errorf("%s stopped the training", after)
		}
	}
	f.Receive(wire.Encode(wire.Header{Run: 1, Config: 0}, &wire.Pause{}))
	running("a pause of an older configuration")
	f.Receive(wire.Encode(wire.Header{Run: 0, Config: 0}, &wire.Configure{Config: config()}))
	running("an older configuration")
	f.Receive([]byte("hello"))
	running("garbage")
	if p := last[*wire.Problem](t, f); p.Code != wire.BadMessage {
		t.Errorf("garbage: %+v", p)
	}
	b := wire.Encode(header, &wire.Pause{})
	b[2] = wire.Version + 1
	f.Receive(b)
	running("another version")
	if p := last[*wire.Problem](t, f); p.Code != wire.OtherVersion || p.A != wire.Version+1 {
		t.Errorf("another version: %+v", p)
	}
	f.command(&wire.Hello{})
	running("a message of the wrong direction")
}

func TestPredict(t *testing.T) {
	f := newFixture(t)
	f.command(&wire.Configure{Config: config(), Speed: wire.Full})
	for id := range uint32(50) {
		f.command(&wire.Predict{ID: id}) // before the digits are here
	}
	f.PackArrived(0, aPack, nil)
	f.work(1000, true)
	ps := all[*wire.Prediction](f)
	if len(ps) != 1 || ps[0].ID != 49 {
		t.Errorf("%d predictions, the last of %d; want one, of 49", len(ps), ps[len(ps)-1].ID)
	}
	sum := float32(0)
	for _, p := range ps[0].Probs {
		sum += p
	}
	if math.Abs(float64(sum-1)) > 1e-5 {
		t.Errorf("probabilities sum to %g", sum)
	}
}

// While steps are far apart, an answer does not wait for one.
func TestPredictBetweenSteps(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Slow, Run: true})
	f.work(1500, true)
	for id := range uint32(20) {
		asked := f.w.now
		f.command(&wire.Predict{ID: id})
		f.work(predictEvery+1, true)
		at := never
		for _, s := range f.w.sent {
			if p, ok := s.m.(*wire.Prediction); ok && p.ID == id {
				at = s.at
			}
		}
		if at-asked > predictEvery {
			t.Errorf("question %d of %g ms answered at %g", id, asked, at)
		}
	}
}

func TestCommandsWhileLoading(t *testing.T) {
	for _, tt := range []struct {
		name     string
		run      bool
		commands []wire.Message
		want     wire.State
	}{
		{"started", false, []wire.Message{&wire.Start{}}, wire.Running},
		{"paused", true, []wire.Message{&wire.Pause{}}, wire.Paused},
		{"started, paused", false, []wire.Message{&wire.Start{}, &wire.Pause{}}, wire.Paused},
		{"a single step", false, []wire.Message{&wire.StepOnce{}}, wire.Paused},
		{"another rate", true, []wire.Message{&wire.Adjust{LR: 0.5, Speed: wire.Watch}}, wire.Running},
	} {
		f := newFixture(t)
		f.command(&wire.Configure{Config: config(), Speed: wire.Full, Run: tt.run})
		for _, c := range tt.commands {
			f.command(c)
			if s := last[*wire.Status](t, f); s.State != wire.Loading {
				t.Errorf("%s: %T answered with %+v", tt.name, c, s)
			}
		}
		f.PackArrived(0, aPack, nil)
		if s := last[*wire.Status](t, f); s.State != tt.want {
			t.Errorf("%s while loading: then state %v, want %v", tt.name, s.State, tt.want)
		}
		if tt.name == "another rate" && (f.run.Config().LR != 0.5 || f.speed != wire.Watch) {
			t.Errorf("trains at rate %g, speed %d", f.run.Config().LR, f.speed)
		}
	}
}

// Whatever the page says, in whatever order: nothing panics, nothing spins,
// every message bears the header of the Configure it speaks of, and never are
// two snapshots under way.
func TestAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	f := newFixture(t)
	h := header
	underWay, seen := 0, 0
	for range 3000 {
		switch r.IntN(14) {
		case 0:
			c := config()
			c.TrainN = []uint32{0, 1, 100, 640, 640, 640, 20000}[r.IntN(7)]
			c.Hidden[0] = r.Uint32N(4)
			c.LR = []float32{0, 0.01, 0.01, 10, float32(math.Inf(1))}[r.IntN(5)]
			h.Config += r.Uint32N(2)
			f.Receive(wire.Encode(h, &wire.Configure{Config: c, Speed: wire.Speed(r.IntN(3)), Run: r.IntN(2) == 0}))
			if f.header == h {
				underWay = 0 // what was under way is dropped by the page
			}
		case 1:
			f.Receive(wire.Encode(h, &wire.Start{}))
		case 2:
			f.Receive(wire.Encode(h, &wire.Pause{}))
		case 3:
			f.Receive(wire.Encode(h, &wire.StepOnce{}))
		case 4:
			f.Receive(wire.Encode(h, &wire.Adjust{LR: r.Float32() - 0.1, Speed: wire.Speed(r.IntN(3))}))
		case 5:
			f.Receive(wire.Encode(h, &wire.Predict{}))
		case 6:
			if underWay > 0 {
				f.Receive(wire.Encode(h, &wire.Credit{}))
				underWay--
			}
		case 7:
			for i, p := range f.packs {
				if p.asked {
					if r.IntN(2) == 0 {
						f.PackArrived(i, aPack[:len(aPack)-r.IntN(2)], nil)
					} else {
						f.PackFailed(i, 404)
					}
					break
				}
			}
		default:
			if wait := f.Work(); wait > 0 && !math.IsInf(wait, 0) {
				f.w.now += wait
			} else if math.IsNaN(wait) || math.IsInf(wait, 0) {
				t.Fatalf("waits %g ms", wait)
			}
		}
		for _, s := range f.w.sent[seen:] {
			if s.h != f.header && s.h != (wire.Header{}) {
				t.Fatalf("%T with header %+v, want %+v", s.m, s.h, f.header)
			}
			if _, ok := s.m.(*wire.Metrics); ok {
				if underWay++; underWay > 1 {
					t.Fatal("two snapshots under way")
				}
			}
		}
		seen = len(f.w.sent)
	}
	// Left alone and paused, it comes to rest.
	f.Receive(wire.Encode(h, &wire.Pause{}))
	for range 200 {
		wait := f.Work()
		if wait < 0 {
			return
		}
		f.w.now += wait
	}
	t.Error("never rests")
}

// A hand on the page has training rest for a moment, at full speed; then it goes on
// by itself.
func TestHand(t *testing.T) {
	for _, speed := range []wire.Speed{wire.Watch, wire.Full} {
		f := newFixture(t)
		f.ready(&wire.Configure{Config: config(), Speed: speed, Run: true})
		f.work(1000, true)
		f.Hand()
		before := f.run.Step()
		f.work(rest-20, true)
		if rests := f.run.Step() == before; rests != (speed == wire.Full) {
			t.Errorf("speed %d: rests: %v", speed, rests)
		}
		f.work(200, true)
		if f.run.Step() == before {
			t.Errorf("speed %d: training does not go on", speed)
		}
		f.command(&wire.Pause{})
		f.Hand()
		if f.work(1000, true); f.state != wire.Paused {
			t.Errorf("speed %d: a hand ends a pause", speed)
		}
	}
}

func TestAbsurdConfigs(t *testing.T) {
	for name, change := range map[string]func(*wire.Config){
		"no layer": func(c *wire.Config) { c.Hidden = nil }, "2^32−1 units": func(c *wire.Config) { c.Hidden = []uint32{math.MaxUint32} },
		"no digits": func(c *wire.Config) { c.TrainN = 0 }, "2^32−1 digits": func(c *wire.Config) { c.TrainN = math.MaxUint32 },
		"rate NaN": func(c *wire.Config) { c.LR = float32(math.NaN()) }, "rate −1": func(c *wire.Config) { c.LR = -1 },
		"batch 0": func(c *wire.Config) { c.Batch = 0 }, "batch 2^32−1": func(c *wire.Config) { c.Batch = math.MaxUint32 },
		"100 layers": func(c *wire.Config) { c.Hidden = make([]uint32, 100) },
	} {
		f := newFixture(t)
		c := config()
		change(&c)
		f.ready(&wire.Configure{Config: c, Run: true})
		f.work(100, true)
		if p := last[*wire.Problem](t, f); p.Code != wire.BadConfig || p.Text == "" {
			t.Errorf("%s: %+v", name, p)
		}
		if s := last[*wire.Status](t, f); s.State != wire.Stopped {
			t.Errorf("%s: state %v", name, s.State)
		}
	}
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config()})
	f.command(&wire.Adjust{LR: float32(math.Inf(1))})
	if s := last[*wire.Status](t, f); s.Config.LR != 0.003 {
		t.Errorf("an infinite rate was taken: %g", s.Config.LR)
	}
}
