package engine

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/device"
)

// fakeGPU is a device that can be lost, takes a time of its own, and may compute
// wrong.
type fakeGPU struct {
	timed
	lost chan error
}

func (d *fakeGPU) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	d.w.now += d.w.gpu * float64(len(steps))
	if d.w.gpuBroken != nil {
		return d.w.gpuBroken
	}
	return d.timed.Device.Run(ctx, p, steps)
}

func (d *fakeGPU) Write(v device.View, data []byte) error {
	if x := d.w.gpuWrong; x != 0 && v.Buf.Type() == device.F32 && len(data) > 4000 {
		data = append([]byte(nil), data...)
		for i := 0; i+4 <= len(data); i += 4 {
			w := math.Float32frombits(binary.LittleEndian.Uint32(data[i:]))
			binary.LittleEndian.PutUint32(data[i:], math.Float32bits(w*(1+x)))
		}
	}
	return d.timed.Device.Write(v, data)
}

func (d *fakeGPU) Read(ctx context.Context, v device.View, data []byte) error {
	if d.w.gpuBroken != nil {
		return d.w.gpuBroken
	}
	return d.timed.Device.Read(ctx, v, data)
}

func (d *fakeGPU) Lost() <-chan error { return d.lost }

// The GPU is looked for once: when a run has stood at its start for a while, or
// at once where it was asked for by name; while training nobody looks.
func TestGPUIsSought(t *testing.T) {
	byName, without := config(), config()
	byName.Device, without.Device = wire.DeviceWebGPU, wire.DeviceCPU
	for _, tt := range []struct {
		name         string
		c            wire.Config
		run          bool
		early, later int
	}{
		{"left to choose", config(), false, 0, 1}, {"by name", byName, false, 1, 1},
		{"training", config(), true, 0, 0}, {"without", without, false, 0, 0},
	} {
		f := newFixture(t)
		f.ready(&wire.Configure{Config: tt.c, Speed: wire.Full, Run: tt.run})
		f.work(proofAfter-500, true)
		if f.w.sought != tt.early {
			t.Errorf("%s: at first it was looked for %d times, want %d", tt.name, f.w.sought, tt.early)
		}
		f.work(2000, true)
		if f.w.sought != tt.later {
			t.Errorf("%s: later it was looked for %d times, want %d", tt.name, f.w.sought, tt.later)
		}
	}
}

// An automatic run takes the GPU where it is faster, and only there.
func TestAutomaticChoice(t *testing.T) {
	for _, tt := range []struct {
		name    string
		gpu     float64 // ms a micro-batch; 4 without it
		wrong   float32
		verdict wire.GPU
		device  wire.Device
	}{
		{"faster", 1, 0, wire.GPUFaster, wire.DeviceWebGPU},
		{"slower", 9, 0, wire.GPUSlower, wire.DeviceSIMD},
		{"faster, but wrong", 1, 0.2, wire.GPUWrong, wire.DeviceSIMD},
	} {
		f := newFixture(t)
		f.w.gpu, f.w.gpuWrong = tt.gpu, tt.wrong
		f.ready(&wire.Configure{Config: config(), Speed: wire.Full})
		if s := last[*wire.Status](t, f); s.Config.Device != wire.DeviceSIMD {
			t.Fatalf("%s: before the GPU answers, the run is on %v", tt.name, s.Config.Device)
		}
		f.GPUFound(wire.GPUUntried, "adapter: fake", "")
		f.work(3000, true)
		d := last[*wire.Devices](t, f)
		if s := last[*wire.Status](t, f); d.GPU != tt.verdict || s.Config.Device != tt.device || s.State != wire.Paused || s.Step != 0 {
			t.Errorf("%s: verdict %v, run on %v, %+v", tt.name, d.GPU, s.Config.Device, s)
		}
		if f.w.forgets != (tt.wrong != 0) {
			t.Errorf("%s: forgotten: %v", tt.name, f.w.forgets)
		}
		if tt.wrong == 0 && (d.SIMDRate < 100 || d.GPURate < 50 || (d.GPURate > d.SIMDRate) != (tt.gpu < 4)) {
			t.Errorf("%s: measured %g and %g steps/s", tt.name, d.SIMDRate, d.GPURate)
		}
		if !strings.HasPrefix(d.Report, "adapter: fake") {
			t.Errorf("%s: report %q", tt.name, d.Report)
		}
	}
}

// What was measured on an earlier visit need not be measured again.
func TestRemembers(t *testing.T) {
	f := newFixture(t)
	f.w.gpu = 1
	f.GPUFound(wire.GPUUntried, "", "")
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full})
	f.work(3000, true)
	if f.w.remembered == "" {
		t.Fatal("nothing was remembered")
	}
	again := newFixture(t)
	again.GPUFound(wire.GPUUntried, "", "damaged\nline\tx\t2\n"+f.w.remembered)
	again.ready(&wire.Configure{Config: config(), Speed: wire.Full})
	if s := last[*wire.Status](t, again); s.Config.Device != wire.DeviceWebGPU {
		t.Errorf("with %q remembered, the run is on %v", f.w.remembered, s.Config.Device)
	}
}

// A run that has begun does not change its device by itself.
func TestRunKeepsItsDevice(t *testing.T) {
	f := newFixture(t)
	f.w.gpu = 1
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(200, true)
	f.GPUFound(wire.GPUUntried, "", "")
	f.work(200, true)
	f.command(&wire.Pause{})
	f.work(1000, true)
	if s := last[*wire.Status](t, f); s.Config.Device != wire.DeviceSIMD || s.Step == 0 {
		t.Errorf("the run is on %v at step %d", s.Config.Device, s.Step)
	}
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full}) // the same start again
	f.work(3000, true)
	if s := last[*wire.Status](t, f); s.Config.Device != wire.DeviceWebGPU {
		t.Errorf("after a reset the run is on %v", s.Config.Device)
	}
}

func TestGPUAskedFor(t *testing.T) {
	c := config()
	c.Device = wire.DeviceWebGPU
	f := newFixture(t)
	f.w.gpu = 9
	f.ready(&wire.Configure{Config: c, Speed: wire.Full})
	if s := last[*wire.Status](t, f); s.State != wire.Loading {
		t.Errorf("before the GPU has proved itself: %+v", s)
	}
	f.GPUFound(wire.GPUUntried, "", "")
	f.work(100, true)
	if s := last[*wire.Status](t, f); s.State != wire.Paused || s.Config.Device != wire.DeviceWebGPU {
		t.Errorf("a slow GPU that was asked for: %+v", s)
	}
	for _, none := range []wire.GPU{wire.GPUNone, wire.GPUWrong} {
		f := newFixture(t)
		f.GPUFound(none, "", "")
		f.ready(&wire.Configure{Config: c, Speed: wire.Full})
		if s, p := last[*wire.Status](t, f), last[*wire.Problem](t, f); s.Config.Device != wire.DeviceSIMD || p.Code != wire.NoWebGPU {
			t.Errorf("GPU %v asked for: %+v, %+v", none, s, p)
		}
	}
}

// A lost device costs less than a second of training, and the run says so.
func TestDeviceLost(t *testing.T) {
	c := config()
	c.Device = wire.DeviceWebGPU
	for name, run := range map[string]func(f *fixture){
		"training": func(f *fixture) {},
		"paused":   func(f *fixture) { f.command(&wire.Pause{}); f.work(500, true); f.command(&wire.Start{}) },
	} {
		f := newFixture(t)
		f.w.gpu = 2
		f.GPUFound(wire.GPUUntried, "", "")
		f.ready(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
		f.work(5000, true)
		run(f)
		at, from := f.run.Step(), f.w.now
		f.w.gpuBroken = errors.New("the GPU was lost")
		f.work(100, true)
		s, p := last[*wire.Status](t, f), last[*wire.Problem](t, f)
		if p.Code != wire.DeviceLost || s.Config.Device != wire.DeviceSIMD || s.State != wire.Running || !f.w.forgets {
			t.Fatalf("%s: %+v, %+v, forgotten: %v", name, p, s, f.w.forgets)
		}
		if lost := float64(at-int(p.A)) * f.w.gpu; lost < 0 || lost > 1000 {
			t.Errorf("%s: from step %d back to %g: %g ms of training lost", name, at, p.A, lost)
		}
		if took := f.w.now - from; took > 1000 {
			t.Errorf("%s: goes on after %g ms", name, took)
		}
		f.work(2000, true)
		if m := last[*wire.Metrics](t, f); int(m.Step) <= at {
			t.Errorf("%s: stands still at step %d", name, m.Step)
		}
	}
	f := newFixture(t)
	f.GPUFound(wire.GPUUntried, "", "")
	f.w.gpuBroken = errors.New("out of memory")
	f.ready(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
	f.work(100, true)
	if s, p := last[*wire.Status](t, f), last[*wire.Problem](t, f); p.Code != wire.DeviceLost || s.Config.Device != wire.DeviceSIMD || s.State != wire.Running {
		t.Errorf("a device that does not begin: %+v, %+v", p, s)
	}
}

// queuedGPU is a fakeGPU that runs ahead: what it is given it does in a time of its
// own, and who reads waits for that.
type queuedGPU struct {
	fakeGPU
	done float64 // when it has done everything
}

func (d *queuedGPU) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	w := d.w
	if len(steps) > 0 && steps[0].T > 0 { // of training
		w.blocks = append(w.blocks, len(steps))
	}
	d.done = max(d.done, w.now) + w.gpu*float64(len(steps))
	return d.timed.Device.Run(ctx, p, steps)
}

func (d *queuedGPU) StartRead(v device.View) func(context.Context, []byte) error {
	data, done := make([]byte, v.Len*v.Buf.Type().Size()), d.done
	err := d.timed.Device.Read(context.Background(), v, data)
	return func(_ context.Context, to []byte) error {
		if f := d.w.waiting; f != nil {
			d.w.waiting = nil
			f()
		}
		d.w.now = max(d.w.now, done)
		copy(to, data)
		return err
	}
}

func (d *queuedGPU) Read(ctx context.Context, v device.View, data []byte) error {
	return d.StartRead(v)(ctx, data)
}

// Software: one that takes over 10 ms a micro-batch is none of hardware.
func (d *queuedGPU) Software() bool { return d.w.gpu > 10 }

// onQueuedGPU returns a run on a queuedGPU that takes so many ms a micro-batch.
func onQueuedGPU(t *testing.T, ms float64, batch uint32) *fixture {
	c := config()
	c.Device, c.Batch, c.TrainN = wire.DeviceWebGPU, batch, 640
	f := newFixture(t)
	f.w.gpu, f.w.queued = ms, true
	f.GPUFound(wire.GPUUntried, "", "")
	f.ready(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
	return f
}

// A GPU gets blocks of some 24 ms, one in software of 80, from the first on never
// much longer ones, whatever it has to wait for in between.
func TestBlocksOfAGPU(t *testing.T) {
	for _, tt := range []struct {
		ms    float64
		batch uint32
	}{{5, 64}, {8, 64}, {13, 64}, {30, 64}, {300, 64}, {13, 512}} {
		f := onQueuedGPU(t, tt.ms, tt.batch)
		f.work(150*tt.ms, true)
		block := float64(gpuBlock)
		if tt.ms > 10 {
			block = softwareBlock
		}
		most, full := max(1, int(block/tt.ms)), 0
		for i, n := range f.w.blocks {
			if n > most+1 {
				t.Fatalf("%g ms a micro-batch, batch %d: block %d has %d of them, want at most %d", tt.ms, tt.batch, i, n, most+1)
			}
			if n >= most {
				full++
			}
		}
		// Some end with the epoch, after ten micro-batches.
		if full < len(f.w.blocks)/3 {
			t.Errorf("%g ms a micro-batch, batch %d: of %d blocks only %d take some %g ms", tt.ms, tt.batch, len(f.w.blocks), full, block)
		}
	}
}

// A pause is acknowledged while the engine waits for the GPU; Paused follows with
// the step that holds, and commands that came in between are obeyed in their order.
func TestPauseDoesNotWaitForTheGPU(t *testing.T) {
	pause := wire.Encode(header, &wire.Pause{})
	for name, then := range map[string]wire.Message{"nothing": nil, "go on": &wire.Start{}, "a step": &wire.StepOnce{}, "other settings": &wire.Adjust{LR: 0.001, Speed: wire.Watch}} {
		f := onQueuedGPU(t, 13, 64)
		f.work(1000, true)
		asked, at := 0.0, 0
		f.w.waiting = func() {
			asked, at = f.w.now, len(f.w.sent)
			f.Acknowledge(pause)
		}
		f.work(1, true)
		s, ok := f.w.sent[at].m.(*wire.Status)
		if !ok || s.State != wire.Pausing || f.w.sent[at].at != asked {
			t.Fatalf("%s: asked after %g ms, it says %+v after %g", name, asked, f.w.sent[at].m, f.w.sent[at].at)
		}
		f.command(&wire.Pause{})
		s = last[*wire.Status](t, f)
		if s.State != wire.Paused || int(s.Step) != f.run.Step() || f.run.Ahead() != 0 {
			t.Errorf("%s: after the pause %+v, at step %d, %d micro-batches under way", name, s, f.run.Step(), f.run.Ahead())
		}
		if then == nil {
			f.work(1000, true)
			if m := last[*wire.Metrics](t, f); m.Step != s.Step || len(m.Tests) == 0 || m.Tests[0].N != 200 {
				t.Errorf("after the pause at step %d: metrics %+v", s.Step, m)
			}
			if c := last[*wire.Checkpoint](t, f); c.Step != s.Step {
				t.Errorf("paused at step %d, kept is step %d", s.Step, c.Step)
			}
			continue
		}
		f.command(then)
		f.work(500, true)
		after := last[*wire.Status](t, f)
		_, adjusted := then.(*wire.Adjust)
		_, once := then.(*wire.StepOnce)
		if steps := after.Step - s.Step; adjusted && (after.State != wire.Paused || steps != 0 || after.Config.LR != 0.001) ||
			once && (after.State != wire.Paused || steps != 1) || !adjusted && !once && (after.State != wire.Running || f.run.Step() < int(s.Step)+10) {
			t.Errorf("%s: from step %d to %d, %+v", name, s.Step, f.run.Step(), after)
		}
	}
}

// What is no pause of this run changes nothing, and neither does a pause where
// nothing waits.
func TestNotAcknowledged(t *testing.T) {
	f := onQueuedGPU(t, 13, 64)
	f.work(1000, true)
	n := len(f.w.sent)
	other := header
	other.Config--
	for _, b := range [][]byte{nil, {1, 2}, wire.Encode(other, &wire.Pause{}), wire.Encode(header, &wire.Start{}), make([]byte, 1<<20)} {
		f.Acknowledge(b)
	}
	simd := newFixture(t)
	simd.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	m := len(simd.w.sent)
	simd.Acknowledge(wire.Encode(header, &wire.Pause{}))
	f.command(&wire.Pause{})
	paused := len(f.w.sent)
	f.Acknowledge(wire.Encode(header, &wire.Pause{}))
	if len(f.w.sent) != paused || paused != n+1 || len(simd.w.sent) != m {
		t.Errorf("%d answers, then %d more, and %d by SIMD; want 1, 0 and 0", paused-n, len(f.w.sent)-paused, len(simd.w.sent)-m)
	}
}
