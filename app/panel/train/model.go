// Package train is the Train chapter: what a visitor does, what the trainer
// answers, and the components that show both. The model below knows no browser.
package train

import (
	"slices"
	"time"

	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Topic is what a component listens for.
type Topic uint8

const (
	Controls   Topic = iota // run state, settings, problems
	Progress                // step, curves
	Drawing                 // what is on the pad, and its colours
	Prediction              // what the network makes of the drawing
	Judged                  // who is taken for whom
	Traced                  // what an update does to a weight
	Timed                   // what operations take
	Pictured                // the network's picture
	Opened                  // a unit of it, or none
)

// Link takes messages to the trainer.
type Link interface{ Send([]byte) }

// Event is something that the page tells whoever embeds it.
type Event struct {
	Metrics *Metrics
	State   *wire.Status
	Error   *Failure
}

// Failure is a problem as it is told to an embedder.
type Failure struct{ Code, Sentence string }

// Metrics is where the training stands.
type Metrics struct {
	Step                  uint32
	Epoch, Loss           float64
	TrainAccuracy         float64
	Test                  *wire.Test // nil before the first
	StepsPerSecond, Share float64
	EpochEnd              bool
}

// Model is the state of the chapter. It is used from one goroutine.
type Model struct {
	widget.Topics[Topic]

	State  *state.State // what the visitor chose; follows what the trainer acknowledged
	Link   Link         // nil until there is a trainer
	Absent bool         // the chapter is not on the page: the trainer is for the Tenant alone

	Status  *wire.Status // nil until the trainer has answered
	Kernels wire.Kernels
	Devices *wire.Devices // nil until the trainer knows about the GPU

	Step        uint32
	Epoch       float64
	Rate, Share float64
	Curve       Curve
	Test        *wire.Test
	Bet         Wager
	Learnt      bool // a run of this visit has read nine in ten
	Beside
	Problem *wire.Problem // stands until the next configuration
	From    Source        // where the run came from that Problem refuses; otherwise FromCrash
	Crashed *uint32       // step from which a crashed trainer was resumed
	GaveUp  string        // why no further restart is tried, until the visitor begins something
	Missing bool          // the trainer never began, and waits until the visitor asks for it again
	Barred  bool          // the browser allows no worker here

	Image  *[wire.Pixels]byte // what is drawn, nil for nothing
	Answer *wire.Prediction   // nil while nothing is drawn

	Picture *wire.Picture               // the latest, nil for none yet
	Attach  func(port app.Value)        // hands the trainer the stage's end of a channel; nil without a trainer
	Again   func()                      // starts another trainer in place of one that is Missing, or GaveUp
	Renewed func()                      // called when another trainer is there; nil for nobody
	Later   func(time.Duration, func()) // calls a function in some time; the page gives it

	Pending func() // a change that waits for a yes, because it starts over

	Download func(name string, blob []byte) // hands a file to the visitor
	Keeper   Keeper                         // nil where nothing is kept
	Remember func(answer string)            // keeps the bet's answer; nil where nothing is kept
	Kept     *Kept                          // an earlier run that is offered
	looked   bool                           // an earlier run has been looked for
	Own      *wire.DigitsTaken              // the visitor's own digits, nil for none
	BadOwn   *wire.Problem                  // why files were refused, nil for they were not

	own      *wire.Digits // the files that Own is in
	giving   *wire.Digits // files on their way
	resuming *resumption  // a run that the trainer has not taken yet

	header     wire.Header
	asked      bool // a prediction is under way
	askAgain   bool
	watching   bool // the picture can be seen
	looking    bool // a picture is under way
	lookedAt   time.Time
	lookDue    bool // what is drawn is told soon
	narrow     bool // the picture is
	framed     bool // the stage has been asked for
	open       spotID
	opened     bool // a unit is
	pinned     bool // until it is closed
	nextID     uint32
	checkpoint []byte // the latest
	savedAt    uint32 // its step
	running    bool   // what the visitor wants
	ranOn      wire.Device
	watch      stopwatch
	restarts   []float64
	begun      bool // the trainer has said hello
	anew       bool // the next one is fetched past what the browser has kept
	events     func(Event)
	Tenant     Tenant // or nil
}

// NewModel returns the model of a state.
func NewModel(s *state.State) *Model { return &Model{State: s, Beside: Beside{Cell: wire.NoCell}} }

// Tenant is who else talks with the trainer.
type Tenant interface {
	Hear(wire.Message) bool // takes a message, or leaves it
	Lost()                  // is told that the trainer has gone
}

// OnEvent has f called with every event for embedders.
func (m *Model) OnEvent(f func(Event)) { m.events = f }

func (m *Model) event(e Event) {
	if m.events != nil {
		m.events(e)
	}
}

func (m *Model) send(msg wire.Message) {
	if m.Link != nil {
		m.Link.Send(wire.Encode(m.header, msg))
	}
}

// Tell sends a message that speaks of no run; it returns false where no trainer
// hears it.
func (m *Model) Tell(msg wire.Message) bool {
	if m.Link == nil {
		return false
	}
	m.Link.Send(wire.Encode(wire.Header{}, msg))
	return true
}

// config returns what the visitor chose, as the trainer takes it.
func (m *Model) config() wire.Config {
	s := m.State
	c := wire.Config{
		TrainN: uint32(s.N), Seed: s.Seed, LR: float32(s.LR), Batch: uint32(s.Batch),
		Optimizer: wire.Optimizer(slices.Index(optimizers, s.Opt)),
		Hidden:    uint32s(s.Hidden), Activation: wire.Activation(slices.Index(activations, s.Act)),
		Dropout: float32(s.Dropout), Decay: float32(s.Decay), Data: wire.Data(slices.Index(sources, s.Data)),
		Device: m.device(),
	}
	if s.Net == "cnn" {
		c.Channels, c.Pool = uint32s(s.Channels), s.Pool
	}
	return c
}

// device returns what the visitor chose to compute on.
func (m *Model) device() wire.Device { return wire.Device(slices.Index(devices, m.State.Device)) }

// The address's words for the trainer's values.
var (
	activations = []string{wire.ReLU: "relu", wire.Tanh: "tanh", wire.Sigmoid: "sigmoid"}
	sources     = []string{wire.MNIST: "mnist", wire.Generated: "generated", wire.Own: "own"}
	optimizers  = []string{wire.Adam: "adam", wire.Momentum: "momentum", wire.SGD: "sgd"}
	speeds      = []string{wire.Slow: "slow", wire.Watch: "watch", wire.Full: "full"}
	devices     = []string{wire.DeviceAuto: "auto", wire.DeviceCPU: "cpu", wire.DeviceSIMD: "simd", wire.DeviceWebGPU: "webgpu"}
)

func uint32s(sizes []int) (out []uint32) {
	for _, n := range sizes {
		out = append(out, uint32(n))
	}
	return out
}

func ints(sizes []uint32) (out []int) {
	for _, n := range sizes {
		out = append(out, int(n))
	}
	return out
}

// acknowledge takes what the trainer says it works with: that is the truth, and
// the address follows. A device that was left to choose stays so.
func (m *Model) acknowledge(c wire.Config, speed wire.Speed) {
	s := m.State
	if s.Net, s.Pool = "mlp", c.Pool; len(c.Channels) > 0 {
		s.Net, s.Channels = "cnn", ints(c.Channels)
	}
	s.Hidden, s.Act, s.Data = ints(c.Hidden), activations[c.Activation], sources[c.Data]
	s.Dropout, s.Decay = shortest(c.Dropout), shortest(c.Decay)
	s.N, s.Seed, s.LR, s.Batch = int(c.TrainN), c.Seed, shortest(c.LR), int(c.Batch)
	s.Opt, s.Speed = optimizers[c.Optimizer], speeds[speed]
}

// Speed returns the chosen speed.
func (m *Model) Speed() wire.Speed { return wire.Speed(slices.Index(speeds, m.State.Speed)) }

// Running tells whether the visitor wants training to go on.
func (m *Model) Running() bool { return m.running && !m.Missing }

// Ready tells whether the network is there and can be trained.
func (m *Model) Ready() bool {
	return m.Link != nil && m.Status != nil && m.Status.State != wire.Loading && m.Status.State != wire.Stopped
}

// Configure begins a run with the chosen settings, at its start.
func (m *Model) Configure(run bool) {
	m.header.Run++
	m.begin(run)
	m.clear()
	if !m.revive() {
		m.send(&wire.Configure{Config: m.config(), Speed: m.Speed(), Run: run})
	}
	m.Ask()
	m.Announce(Controls, Progress, Prediction)
}

// revive starts another trainer where none was tried any more, and tells whether it
// did. That one is told what the visitor wants as it comes.
func (m *Model) revive() bool {
	if m.GaveUp == "" {
		return false
	}
	m.Again()
	return true
}

// begin makes what comes from now on belong to a new configuration.
func (m *Model) begin(run bool) {
	m.header.Config++
	m.running, m.Problem, m.Pending, m.resuming = run, nil, nil, nil
	m.asked, m.askAgain, m.looking = false, false, false
	m.tracing, m.Measuring = false, false
}

// clear forgets the run before.
func (m *Model) clear() {
	m.Step, m.Epoch, m.Curve, m.Test, m.Crashed, m.checkpoint, m.savedAt = 0, 0, Curve{}, nil, nil, nil, 0
	m.ranOn = wire.DeviceAuto
	m.restartWatch()
	m.forgetBeside()
}

// Toggle starts, goes on, or pauses.
func (m *Model) Toggle() {
	switch {
	case m.Status != nil && m.Status.State == wire.Stopped:
		m.Configure(true)
	case m.running:
		m.running = false
		m.send(&wire.Pause{})
	default:
		m.running = true
		if !m.revive() {
			m.send(&wire.Start{})
		}
	}
	m.Announce(Controls)
}

// Retry asks again for digits that did not arrive.
func (m *Model) Retry() {
	if m.checkpoint != nil && m.Status != nil && m.Status.State == wire.Stopped {
		m.resume(&resumption{from: FromCrash, run: true, blob: m.checkpoint, curve: m.Curve, bet: m.betSoFar()})
		return
	}
	setData(m.State, "mnist")
	m.Configure(true)
}

// StepOnce trains one batch.
func (m *Model) StepOnce() {
	if m.Ready() {
		m.running = false
		m.send(&wire.StepOnce{})
		m.Announce(Controls)
	}
}

// Reset goes back to the same start, without running.
func (m *Model) Reset() { m.Configure(false) }

// NewSeed starts from other weights and another order of digits; it goes on
// running if it ran.
func (m *Model) NewSeed(seed uint32) {
	m.State.Seed = seed
	m.Configure(m.running)
}

// Change makes a change of the settings that needs a new run: at once while
// nothing has been trained, otherwise when the visitor says yes.
func (m *Model) Change(apply func()) {
	if m.Step == 0 {
		apply()
		m.Configure(m.running)
		return
	}
	m.Pending = apply
	m.Announce(Controls)
}

// Decide says yes or no to the pending change.
func (m *Model) Decide(yes bool) {
	apply := m.Pending
	m.Pending = nil
	if yes && apply != nil {
		apply()
		m.Configure(m.running)
		return
	}
	m.Announce(Controls)
}

// Adjust sends learning rate and speed, which change in mid-run.
func (m *Model) Adjust() {
	m.send(&wire.Adjust{LR: float32(m.State.LR), Speed: m.Speed()})
	m.Announce(Controls)
}

// Bar is told that there can be no trainer.
func (m *Model) Bar() {
	m.Barred, m.running = true, false
	m.event(Event{Error: &Failure{"no-worker", m.noWorker().EN}})
	m.Announce(Controls)
}

// noWorker says that there can be none, and what to do.
func (m *Model) noWorker() text.Sentence {
	if m.State.Embed {
		return text.FrameNoWorks
	}
	return text.BrowserNoWorks
}

// Draw takes what is on the pad, nil for nothing. An empty pad predicts nothing.
func (m *Model) Draw(image *[wire.Pixels]byte) {
	m.Image = image
	if image == nil {
		m.Answer = nil
	}
	m.Ask()
	m.lookDrawn()
	m.Announce(Drawing, Prediction)
}

// Repaint has what is drawn drawn again, in other colours.
func (m *Model) Repaint() { m.Announce(Drawing) }

// Ask asks what the drawing is: never more than one question is under way, and
// the latest drawing is asked about next.
func (m *Model) Ask() {
	switch {
	case m.Image == nil:
	case m.asked:
		m.askAgain = true
	default:
		m.nextID++
		m.asked, m.askAgain = true, false
		m.send(&wire.Predict{ID: m.nextID, Image: *m.Image})
	}
}

// Connect takes a new trainer, at the first start, after a crash, or because the
// visitor wants something of it again.
func (m *Model) Connect(l Link) {
	m.Link = l
	if m.GaveUp != "" {
		m.GaveUp, m.restarts = "", nil
		m.Announce(Controls)
	}
	if m.Missing {
		m.Missing = false
		m.Announce(Controls)
	}
	if m.Absent {
		return
	}
	if m.header.Run == 0 {
		m.Configure(m.State.Autostart)
		return
	}
	if m.own != nil {
		// A new trainer has no configuration yet.
		l.Send(wire.Encode(wire.Header{}, m.own))
	}
	run, problem := m.running, m.Problem
	defer m.refilter()
	m.begin(run)
	if m.checkpoint != nil {
		m.send(&wire.Resume{Checkpoint: m.checkpoint, Device: m.device(), Speed: m.Speed(), Run: run})
		m.Curve.cut(m.savedAt)
		if m.Bet.Reached > m.savedAt {
			m.Bet.Reached, m.Bet.Seconds = 0, 0
		}
	} else {
		m.send(&wire.Configure{Config: m.config(), Speed: m.Speed(), Run: run})
	}
	m.Ask()
	m.Problem = problem
}

// Crash is told that the trainer is gone, and at what time in milliseconds; it
// returns whether another one should be started.
func (m *Model) Crash(now float64, why string) bool {
	m.Link = nil
	if m.Tenant != nil {
		m.Tenant.Lost()
	}
	if !m.begun {
		// It is missing or damaged, or cannot run here: fetched anew it may be whole,
		// but hardly by asking a third time at once.
		m.Missing, m.anew = m.anew, true
		if m.Missing {
			m.event(Event{Error: &Failure{"trainer-failed", text.ProblemMissing.EN}})
		}
		m.Announce(Controls)
		return !m.Missing
	}
	m.begun = false
	recent := m.restarts[:0]
	for _, t := range m.restarts {
		if now-t < 60_000 {
			recent = append(recent, t)
		}
	}
	m.restarts = append(recent, now)
	step := m.savedAt
	m.Crashed = &step
	if len(m.restarts) > 3 {
		m.GaveUp, m.running, m.Measuring = why, false, false
		m.event(Event{Error: &Failure{"gave-up", text.ProblemGaveUp.In(text.EN, why)}})
	} else {
		m.event(Event{Error: &Failure{"crashed", text.ProblemCrashed.In(text.EN, whole(step))}})
	}
	m.Announce(Controls)
	return m.GaveUp == ""
}
