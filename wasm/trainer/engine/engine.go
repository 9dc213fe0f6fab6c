// Package engine is what the trainer does, without the browser that it does it
// in: commands come in, digits are asked for, slices of training are done when
// the caller says so, snapshots go out. A test drives it with a clock of its
// own.
package engine

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/optim"
	"breakeven/nn/train"
)

// World is what the engine needs of its surroundings.
type World interface {
	// Now returns milliseconds that never go back.
	Now() float64
	// Send hands a message to the page.
	Send([]byte)
	// Show hands a Picture to the stage that looks.
	Show([]byte)
	// Fetch begins to load a pack; PackArrived or PackFailed follow.
	Fetch(pack int)
	// Open gives a device, never wire.DeviceAuto; only wire.DeviceWebGPU may fail.
	Open(wire.Device) (device.Device, error)
	// Prove begins to look for the browser's GPU and to have it prove itself;
	// GPUFound follows.
	Prove()
	// Remember keeps a text for the next visit with the same browser and GPU; "" also
	// takes back that this GPU has proved itself.
	Remember(string)
	// Peak multiplies and adds so many rounds as fast as this core can, and
	// returns the floating-point operations done; 0 where nobody can tell.
	Peak(rounds int) float64
}

// How time is shared out, in milliseconds. All that is not training may take
// less than three parts in a hundred at full speed: the shares below and
// picturePer's add up to 2.8.
const (
	slice         = 16   // of work between two looks at the page's commands; each look costs .3
	gpuBlock      = 24   // the same, of a GPU: two under way are done within 50
	softwareBlock = 80   // and of one in software, to which every block costs some ms by itself
	proofAfter    = 3000 // that a run stands at its start, before the GPU is looked for
	early         = 0.5  // timers count whole milliseconds: so much sooner is in time
	metricsEvery  = 100  // snapshots: ten a second are more than an eye follows
	metricsPer    = 250  // they take at most one part in so many of the time, 0.4 %
	seldom        = 500  // snapshots and pictures come at least so often
	statusEvery   = 100  // news of loading
	slowStep      = 1000 // a step, in slow motion
	watchStep     = 1000.0 / 60
	predictEvery  = 50   // answers while training
	checkpoints   = 2000 // what a crash may cost
	rest          = 80   // of training at full speed, for what the visitor does
	rateWindow    = 2000 // over which steps a second are measured
	checkpointPer = 200  // checkpoints: 0.5 %
	samplePer     = 140  // tests on a sample: 0.7 %, for the curve needs points
	wholePer      = 250  // tests on all digits: 0.4 %
	firstSample   = 150  // after the start, where the curve is steepest, if watched
	watchedPer    = 12   // samples while watched, when training leaves most of the time idle
)

// The most digits to train on.
const (
	maxTrain     = 60000
	maxGenerated = 120000
)

// chanceDigits tell what chance alone gives; the first point waits for them.
const chanceDigits = 256

// never is a time that does not come.
var never = math.Inf(1)

// Engine is the trainer's state. Its methods are called from one goroutine.
type Engine struct {
	world   World
	kernels wire.Kernels
	gpu     gpu
	packs   []pack
	made    generated
	own     digits

	header  wire.Header
	wanted  *wanted     // waiting for digits
	config  wire.Config // of the run, as it holds
	testOn  wire.Data   // what it is tested on
	state   wire.State
	speed   wire.Speed
	run     *train.Run
	device  device.Device
	auto    bool // the device was left to choose
	resumed bool
	once    bool // pause after the batch under way

	safe       []byte // the last good state of a run on a device that can be lost
	safeStep   int
	safeAt     float64                // when the next one is due
	saving     func() ([]byte, error) // ends one that is under way, or nil
	savingStep int

	tests    dataset.Digits // those of the run
	test     *train.Test
	testCost float64 // ms that it has taken
	tested   int     // the step of the last test on all digits, or -1
	sampleAt float64 // when the next one is affordable
	wholeAt  float64 // and one on all digits

	points     points
	results    []wire.Test
	ends       []wire.Point
	epoch      epochSum
	credit     bool    // the page has taken the last snapshot
	metricsDue float64 // when the next one may go
	statusAt   float64
	checkDue   float64 // when the next checkpoint must go
	checked    bool    // one has gone
	due        float64 // when the next step must be done, unless at full speed
	training   pace
	trained    float64 // when the last slice of it ended
	testing    pace
	marks      []mark
	since      float64 // when the state began
	ran, side  float64 // ms of running up to then, and of all running not training
	predict    *wire.Predict
	predictAt  float64
	beside     side
	pictures   pictures
	pass       func(wire.Message) bool
}

// wanted is a run that waits for its digits.
type wanted struct {
	config     wire.Config
	run        bool   // start training at once
	checkpoint []byte // to go on from, or nil
}

// mark is a place in time, to measure speed from.
type mark struct {
	at   float64
	step int
}

// New returns an engine that has said Hello, with so many packs to load when a
// configuration wants them.
func New(world World, kernels wire.Kernels, packs int) *Engine {
	e := &Engine{world: world, kernels: kernels, packs: make([]pack, packs), beside: side{cell: wire.NoCell}}
	e.send(&wire.Hello{Kernels: kernels})
	return e
}

// Pass has messages that are not about digits taken by f, which tells whether it
// has taken one.
func (e *Engine) Pass(f func(wire.Message) bool) { e.pass = f }

func (e *Engine) send(m wire.Message) { e.world.Send(wire.Encode(e.header, m)) }

func (e *Engine) problem(code wire.Code, a, b float64, text string) {
	e.send(&wire.Problem{Code: code, A: a, B: b, Text: text})
}

// Receive takes a message of the page. What is no message, or of another
// version, is answered and changes nothing; commands that speak of an older
// configuration are dropped.
func (e *Engine) Receive(b []byte) {
	h, m, err := wire.Decode(b)
	var version *wire.VersionError
	switch {
	case errors.As(err, &version):
		e.problem(wire.OtherVersion, float64(version.Got), 0, "")
		return
	case err != nil:
		e.problem(wire.BadMessage, 0, 0, err.Error())
		return
	}
	if e.pass != nil && e.pass(m) || h.Config < e.header.Config {
		return
	}
	switch m := m.(type) {
	case *wire.Configure:
		e.header = h
		e.configure(wanted{config: m.Config, run: m.Run}, m.Speed)
		return
	case *wire.Resume:
		e.header = h
		e.resume(m)
		return
	}
	if h != e.header {
		return
	}
	switch m := m.(type) {
	case *wire.Start:
		e.start(false)
	case *wire.StepOnce:
		e.start(true)
	case *wire.Pause:
		e.pause()
	case *wire.Adjust:
		e.adjust(m)
	case *wire.Predict:
		e.predict = m // the latest is the only one of interest
	case *wire.Credit:
		e.credit = true
	case *wire.Look:
		e.look(m)
	case *wire.Export:
		e.export(m.Format)
	case *wire.Digits:
		e.takeOwn(m)
	case *wire.Filter:
		e.beside.cell, e.beside.fresh, e.beside.nextAt = m.Cell, e.beside.test != nil, 0
	case *wire.Trace:
		e.beside.trace = m
	case *wire.Measure:
		e.measure()
	default:
		e.problem(wire.BadMessage, 0, 0, "the page sent what only the trainer sends")
	}
}

// Acknowledge is given a message before its turn, while the engine may be waiting
// for a GPU: a pause is acknowledged now, and obeyed when Receive gets it, once
// the GPU has done the two blocks that it may have in hand. It changes nothing.
func (e *Engine) Acknowledge(b []byte) {
	if e.state != wire.Running || e.config.Device != wire.DeviceWebGPU || len(b) > shortMessage {
		return
	}
	if h, m, err := wire.Decode(b); err == nil && h == e.header {
		if _, ok := m.(*wire.Pause); ok {
			e.say(wire.Pausing)
		}
	}
}

// Hand is told that the visitor presses something. At full speed training rests for
// a moment: the page needs the core to show what follows.
func (e *Engine) Hand() {
	if e.state == wire.Running && e.speed == wire.Full {
		e.due = e.world.Now() + rest
	}
}

// shortMessage is more than the bytes of a command without contents.
const shortMessage = 64

func (e *Engine) configure(w wanted, speed wire.Speed) {
	e.close()
	e.enter(wire.Loading)
	e.wanted, e.speed = &w, speed
	e.config = w.config
	if err := trainConfig(w.config).Check(); err != nil {
		e.fail(wire.BadConfig, 0, 0, err.Error())
		return
	}
	most := uint32(maxTrain)
	if w.config.Data == wire.Generated {
		most = maxGenerated
	}
	if n := w.config.TrainN; n < 1 || n > most {
		e.fail(wire.BadConfig, 0, 0, fmt.Sprintf("the number of training digits must be 1 to %d", most))
		return
	}
	e.build()
}

// fail stops with a problem.
func (e *Engine) fail(code wire.Code, a, b float64, text string) {
	e.enter(wire.Stopped)
	e.beside.close()
	e.wanted, e.test = nil, nil
	e.problem(code, a, b, text)
	e.status()
}

// build makes the wanted run once all its digits are here.
func (e *Engine) build() {
	w := e.wanted
	if w == nil {
		return
	}
	digits, test, testOn, here := e.digits(w.config)
	if !here {
		if e.state == wire.Loading {
			e.status()
		}
		return
	}
	chosen, known := e.chooseDevice(w.config)
	if !known {
		return // GPUFound follows
	}
	e.config.Device, e.auto = chosen, w.config.Device == wire.DeviceAuto
	var err error
	var run *train.Run
	if e.device, err = e.world.Open(chosen); err == nil {
		run, err = train.New(e.device, trainConfig(e.config), digits, test)
	}
	if err != nil {
		e.deviceError(err)
		return
	}
	e.wanted = nil
	e.run, e.config.TrainN, e.tests, e.testOn = run, uint32(run.TrainN()), test, testOn
	run.SetSource(sources[e.config.Data])
	if w.checkpoint != nil {
		if err := run.Restore(w.checkpoint); err != nil {
			e.badCheckpoint(err)
		} else {
			e.resumed = true
			e.config.LR = run.Config().LR
		}
	}
	e.epoch = epochSum{epoch: int(run.Epoch())}
	e.credit, e.metricsDue, e.checkDue, e.marks = true, 0, never, nil
	e.tested, e.sampleAt, e.wholeAt = -1, 0, 0
	e.enter(wire.Paused)
	e.training, e.testing, e.ran, e.side, e.safeAt = 0, 0, 0, 0, 0
	if w.run {
		e.start(false)
	} else {
		e.status()
	}
	e.devices()
}

// deviceError goes on elsewhere if the device is one that can be lost, and
// otherwise stops.
func (e *Engine) deviceError(err error) {
	if e.config.Device == wire.DeviceWebGPU {
		e.lost(err)
		return
	}
	e.fail(wire.DeviceFailed, 0, 0, err.Error())
}

func (e *Engine) close() {
	e.beside.close()
	e.beside = side{cell: e.beside.cell}
	if e.run != nil {
		e.run.Close()
		e.device.Close()
	}
	e.run, e.device, e.test, e.resumed, e.once = nil, nil, nil, false, false
	e.points, e.results, e.ends, e.safe, e.saving = points{}, nil, nil, nil, nil
	e.pictures.run++
}

// enter changes the state, and keeps account of the time spent running.
func (e *Engine) enter(s wire.State) {
	e.ran = e.running()
	e.state, e.since = s, e.world.Now()
}

// running returns the ms of running so far.
func (e *Engine) running() float64 {
	if e.state == wire.Running {
		return e.ran + e.world.Now() - e.since
	}
	return e.ran
}

// start trains on, or for one batch only. While digits are on their way, it is
// remembered until they are here; a single step is not.
func (e *Engine) start(once bool) {
	switch {
	case e.wanted != nil:
		e.wanted.run = e.wanted.run || !once
	case e.run != nil && e.state != wire.Stopped:
		now := e.world.Now()
		e.enter(wire.Running)
		e.once, e.test = once, nil
		e.due, e.checkDue, e.marks = now, now+checkpoints, []mark{{now, e.run.Step()}}
		if e.speed != wire.Full {
			e.sampleAt = min(e.sampleAt, now+firstSample)
		}
		if e.run.Step() == 0 && e.tested != 0 && !once {
			e.beginTest(chanceDigits)
		}
	}
	e.status()
}

// pause obeys at once. A test on all digits and a checkpoint follow in the
// slices after it.
func (e *Engine) pause() {
	switch {
	case e.wanted != nil:
		e.wanted.run = false
	case e.state == wire.Running:
		e.enter(wire.Paused)
		e.once, e.test = false, nil
		if e.taken(e.run.Drain()); e.state != wire.Paused {
			return
		}
		e.metricsDue, e.checkDue, e.pictures.due = 0, 0, 0
	}
	e.status()
}

func (e *Engine) adjust(m *wire.Adjust) {
	e.speed = m.Speed
	e.due = e.world.Now()
	if e.run != nil {
		e.marks = []mark{{e.due, e.run.Step()}}
	}
	c := e.config
	c.LR = m.LR
	err := trainConfig(c).Check()
	if err == nil && e.run != nil {
		err = e.run.SetLR(m.LR)
	}
	if err != nil {
		e.problem(wire.BadConfig, 0, 0, err.Error())
	} else {
		e.config = c
	}
	e.status()
}

func (e *Engine) status() { e.say(e.state) }

func (e *Engine) say(state wire.State) {
	e.statusAt = e.world.Now()
	s := &wire.Status{State: state, Config: e.config, Speed: e.speed, Params: uint32(trainConfig(e.config).Params()), Resumed: e.resumed}
	if e.run != nil {
		s.Step, s.Epoch, s.TestN, s.TestOn = uint32(e.run.Step()), e.run.Epoch(), uint32(e.run.TestN()), e.testOn
	} else if e.wanted != nil {
		s.Loaded, s.ToLoad = e.progress(e.wanted.config)
	}
	e.send(s)
}

// optimizers are the network's names of the page's.
var optimizers = []optim.Kind{wire.Adam: optim.Adam, wire.Momentum: optim.Momentum, wire.SGD: optim.SGD}

func trainConfig(c wire.Config) train.Config {
	return train.Config{
		Channels: convert[int](c.Channels), Pool: c.Pool, Hidden: convert[int](c.Hidden), Activation: train.Activation(c.Activation),
		Dropout: c.Dropout, Decay: c.Decay, Optimizer: optimizers[c.Optimizer], LR: c.LR, Batch: int(min(c.Batch, 1<<20)), Seed: c.Seed,
	}
}

// wireConfig is trainConfig's inverse; what a network does not know is zero.
func wireConfig(c train.Config) wire.Config {
	return wire.Config{
		Channels: convert[uint32](c.Channels), Pool: c.Pool, Hidden: convert[uint32](c.Hidden), Activation: wire.Activation(c.Activation),
		Dropout: c.Dropout, Decay: c.Decay, Optimizer: wire.Optimizer(slices.Index(optimizers, c.Optimizer)), LR: c.LR, Batch: uint32(c.Batch), Seed: c.Seed,
	}
}

func convert[To, From int | uint32](v []From) (out []To) {
	for _, x := range v {
		out = append(out, To(min(x, 1<<20)))
	}
	return out
}
