package engine

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
	"breakeven/nn/train"
)

// gpu is what is known of WebGPU.
type gpu struct {
	sought  bool     // GPUFound has followed, or will
	verdict wire.GPU // before any network is timed
	report  string   // of the self-test
	trials  map[string]trial
}

// trial is how fast a network runs on both devices, in steps a second.
type trial struct{ simd, gpu float64 }

func (t trial) faster() bool { return t.gpu > t.simd }

// GPUFound is told once whether the browser's GPU can be used: wire.GPUNone,
// GPUWrong or, when it computes right, GPUUntried; what a bug report should say
// of it; and what Remember was given by an earlier visit with the same browser
// and GPU, or "".
func (e *Engine) GPUFound(verdict wire.GPU, report, remembered string) {
	e.gpu = gpu{sought: true, verdict: verdict, report: report, trials: readTrials(remembered)}
	e.devices()
	e.build() // a run may wait for it
}

// seek looks for the GPU, once.
func (e *Engine) seek() {
	if !e.gpu.sought {
		e.gpu.sought = true
		e.world.Prove()
	}
}

// seekAt returns when to look for the GPU: once a run that was left to choose has
// stood at its start for a while. Start-up has enough to do, training has other
// use for the cores, and on most visits nobody waits for it.
func (e *Engine) seekAt() float64 {
	if e.gpu.sought || e.run == nil || e.state != wire.Paused || !e.auto || e.run.Step() > 0 {
		return never
	}
	return e.since + proofAfter
}

// writeTrials is what is remembered of trials: a line each, the network and its
// speeds without and with the GPU.
func writeTrials(trials map[string]trial) string {
	var b strings.Builder
	for _, n := range slices.Sorted(maps.Keys(trials)) {
		fmt.Fprintf(&b, "%s\t%g\t%g\n", n, trials[n].simd, trials[n].gpu)
	}
	return b.String()
}

// readTrials leaves out what writeTrials has not written.
func readTrials(text string) map[string]trial {
	trials := map[string]trial{}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || len(trials) == mostTrials {
			continue
		}
		simd, err1 := strconv.ParseFloat(f[1], 64)
		gpu, err2 := strconv.ParseFloat(f[2], 64)
		if err1 == nil && err2 == nil && simd > 0 && gpu > 0 {
			trials[f[0]] = trial{simd, gpu}
		}
	}
	return trials
}

// mostTrials is how many networks' speeds are remembered.
const mostTrials = 200

// devices tells the page what is known, once there is anything.
func (e *Engine) devices() {
	if e.gpu.verdict == wire.GPUAsking {
		return
	}
	m := &wire.Devices{GPU: e.gpu.verdict, Report: e.gpu.report}
	if t, ok := e.gpu.trials[network(e.config)]; ok {
		m.SIMDRate, m.GPURate = float32(t.simd), float32(t.gpu)
		if e.gpu.verdict == wire.GPUUntried {
			m.GPU = wire.GPUSlower
			if t.faster() {
				m.GPU = wire.GPUFaster
			}
		}
	}
	e.send(m)
}

// network is what of a configuration decides how fast it runs.
func network(c wire.Config) string {
	return fmt.Sprint(c.Channels, c.Pool, c.Hidden, c.Activation, c.Dropout > 0, c.Decay > 0, c.Optimizer, c.Batch)
}

// chooseDevice takes what the run asks for, or the best that proved right here;
// known is false while WebGPU is asked for and still proving itself.
func (e *Engine) chooseDevice(c wire.Config) (d wire.Device, known bool) {
	usable := e.gpu.verdict == wire.GPUUntried
	switch {
	case c.Device == wire.DeviceCPU:
		return wire.DeviceCPU, true
	case c.Device == wire.DeviceWebGPU && e.gpu.verdict == wire.GPUAsking:
		e.seek()
		return c.Device, false
	case c.Device == wire.DeviceWebGPU && usable:
		return c.Device, true
	case c.Device == wire.DeviceWebGPU:
		e.problem(wire.NoWebGPU, 0, 0, "")
	case c.Device == wire.DeviceAuto && usable:
		if t, ok := e.gpu.trials[network(c)]; ok && t.faster() {
			return wire.DeviceWebGPU, true
		}
	}
	if e.kernels != wire.NoKernels {
		return wire.DeviceSIMD, true
	}
	if c.Device == wire.DeviceSIMD {
		e.problem(wire.NoSIMD, 0, 0, "")
	}
	return wire.DeviceCPU, true
}

// tryable tells whether this is a moment to time the network on the GPU: one at
// its start, that was left to choose and does not run yet.
func (e *Engine) tryable() bool {
	if e.gpu.verdict != wire.GPUUntried || e.run == nil || e.state != wire.Paused || !e.auto || e.run.Step() > 0 || e.news() {
		return false
	}
	_, tried := e.gpu.trials[network(e.config)]
	return !tried
}

// How long a network is timed on each device, in ms, and on how many digits.
const (
	trialTime   = 150
	trialDigits = 2048
)

// try times the run's network on both devices; if the GPU is faster, the run
// moves there, since it has not begun.
func (e *Engine) try() {
	digits, test, _, here := e.digits(e.config)
	if !here {
		return
	}
	digits = digits.First(trialDigits)
	var t trial
	simd, losses, err := e.time(e.config.Device, digits)
	if err == nil {
		t.simd = simd
		var other []float32
		if t.gpu, other, err = e.time(wire.DeviceWebGPU, digits); err == nil && !agree(losses, other) {
			err = fmt.Errorf("losses %v, must be %v", other, losses)
			e.gpu.verdict = wire.GPUWrong
		}
	}
	if err != nil {
		if e.gpu.verdict == wire.GPUUntried {
			e.gpu.verdict = wire.GPULost
		}
		e.gpu.report += "\nthis network: " + err.Error()
		e.world.Remember("")
		e.devices()
		return
	}
	e.gpu.trials[network(e.config)] = t
	e.world.Remember(writeTrials(e.gpu.trials))
	e.gpu.report += fmt.Sprintf("\n%s: %.1f steps/s, without GPU %.1f", network(e.config), t.gpu, t.simd)
	e.devices()
	if t.faster() && test.N() == e.run.TestN() {
		c := e.config
		c.Device = wire.DeviceAuto
		e.configure(wanted{config: c}, e.speed)
	}
}

// time trains a network like the run's for a moment; it returns steps a second
// and the first losses.
func (e *Engine) time(d wire.Device, digits dataset.Digits) (rate float64, losses []float32, err error) {
	dev, err := e.world.Open(d)
	if err != nil {
		return 0, nil, err
	}
	defer dev.Close()
	run, err := train.New(dev, trainConfig(e.config), digits, dataset.Digits{})
	if err != nil {
		return 0, nil, err
	}
	defer run.Close()
	steps := func(micros int) error {
		points, err := run.Train(micros)
		if err == nil && len(points) == 0 {
			points, err = run.Drain()
		}
		for _, p := range points {
			if len(losses) < 3 {
				losses = append(losses, p.Loss)
			}
		}
		return err
	}
	perBatch := (int(e.config.Batch) + train.MicroBatch - 1) / train.MicroBatch
	for range 3 { // kernels are compiled meanwhile
		if err := steps(perBatch); err != nil {
			return 0, nil, err
		}
	}
	if _, err := run.Drain(); err != nil {
		return 0, nil, err
	}
	from, first, p := e.world.Now(), run.Step(), pace(0)
	for e.world.Now()-from < trialTime {
		at, micros := e.world.Now(), p.micros(slice)
		if err := steps(micros); err != nil {
			return 0, nil, err
		}
		p.took(e.world.Now()-at, micros)
	}
	if _, err := run.Drain(); err != nil {
		return 0, nil, err
	}
	return float64(run.Step()-first) / (e.world.Now() - from) * 1000, losses, nil
}

// agree tells whether two devices begin alike: with the same loss to 1 part in
// 1,000, and close to each other in the steps after it.
func agree(a, b []float32) bool {
	if len(a) == 0 || len(a) != len(b) {
		return false
	}
	for i := range a {
		if d := math.Abs(float64(a[i] - b[i])); !(d <= 1e-3*(1+math.Abs(float64(a[i])))*float64(i+1)) {
			return false
		}
	}
	return true
}

// lost goes on on the next device, from the last state that is known to be good.
func (e *Engine) lost(err error) {
	e.gpu.verdict = wire.GPULost
	e.gpu.report += "\nlost: " + err.Error()
	e.world.Remember("")
	next := wanted{config: e.config, run: e.state == wire.Running, checkpoint: e.safe}
	step := e.safeStep
	if e.wanted != nil { // it did not even begin
		next, step = *e.wanted, 0
	}
	next.config.Device = wire.DeviceAuto
	ran, side := e.running(), e.side
	e.configure(next, e.speed)
	e.ran, e.side = ran, side
	e.problem(wire.DeviceLost, float64(step), 0, err.Error())
}

// keepSafe takes the state that a lost device would go on from: it begins to, and
// ends it after the next slice, so that the device is never without work.
func (e *Engine) keepSafe() {
	from := e.world.Now()
	if e.saving == nil {
		e.saving, e.savingStep = e.run.StartState(), e.run.Step()
		e.safeAt = from + safeEvery
		e.spend(from)
		return
	}
	blob, err := e.saving()
	e.saving = nil
	if err != nil {
		e.deviceError(err)
		return
	}
	e.safe, e.safeStep = blob, e.savingStep
	e.spend(from)
}

// safeEvery is how often, in ms of training: what a lost device may lose.
const safeEvery = 800
