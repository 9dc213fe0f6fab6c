package engine

import (
	"context"
	"math"
	"testing"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/train"
)

// How the engine shares out its time.

// bigPack has more test digits than a test in mid-epoch looks at.
var bigPack = dataset.WritePack(sampleDigits(640), sampleDigits(1200))

// Read takes time for whole networks, as checkpoints need them.
func (d timed) Read(ctx context.Context, v device.View, data []byte) error {
	if v.Len > 1000 {
		d.w.now += d.w.read
	}
	return d.Device.Read(ctx, v, data)
}

func TestNoSliceIsLong(t *testing.T) {
	for _, micro := range []float64{0.1, 3, 30} {
		for _, batch := range []uint32{64, 640} {
			f := newFixture(t)
			f.w.micro = micro
			c := config()
			c.Batch = batch
			f.command(&wire.Configure{Config: c, Speed: wire.Full, Run: true})
			f.PackArrived(0, bigPack, nil)
			longest := 0.0
			for range 150 {
				from := f.w.now
				if f.Work() != 0 {
					t.Fatal("full speed waits")
				}
				longest = max(longest, f.w.now-from)
			}
			if longest > max(2*slice, micro) {
				t.Errorf("a micro-batch of %g ms, batch %d: a slice of %g ms", micro, batch, longest)
			}
			if len(all[*wire.Metrics](f)) == 0 {
				t.Error("nothing was measured")
			}
		}
	}
}

func TestTestsTakeLittle(t *testing.T) {
	f := newFixture(t)
	f.w.micro = 10
	f.command(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.PackArrived(0, bigPack, nil)
	f.work(60000, true)
	whole, samples := 0, 0
	for _, m := range all[*wire.Metrics](f) {
		for _, r := range m.Tests {
			switch {
			case r.N == 1200 && r.Epoch == math.Trunc(r.Epoch):
				whole++
			case r.N == 1000:
				samples++
			case r.N == chanceDigits && r.Step == 0:
			default:
				t.Errorf("a test of %d digits at epoch %g", r.N, r.Epoch)
			}
		}
	}
	if whole < 2 || samples < 1 {
		t.Errorf("%d tests on all digits, %d on a sample", whole, samples)
	}
	if share := last[*wire.Metrics](t, f).Share; share < 0.005 || share > 0.03 {
		t.Errorf("testing took %.1f %% of the time", 100*share)
	}
}

// Before the first step, chance is measured: also when training begins at once.
func TestChanceFirst(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
	f.work(500, true)
	var tests []wire.Test
	for _, m := range all[*wire.Metrics](f) {
		tests = append(tests, m.Tests...)
	}
	if len(tests) == 0 || tests[0].Step != 0 || math.Abs(float64(tests[0].Loss)-math.Log(10)) > 0.3 {
		t.Errorf("tests %+v, want the first at step 0 with a loss near ln 10", tests)
	}
}

func TestCheckpoints(t *testing.T) {
	for _, tt := range []struct{ read, every float64 }{{0, 2000}, {10, 6000}} { // the weights and two moments: 30 ms
		f := newFixture(t)
		f.w.micro, f.w.read = 25, tt.read
		f.ready(&wire.Configure{Config: config(), Speed: wire.Full, Run: true})
		f.work(30000, true)
		before, n := 0.0, 0
		for _, s := range f.w.sent {
			if _, ok := s.m.(*wire.Checkpoint); !ok {
				continue
			}
			want := tt.every
			if n == 1 { // the first one's cost is not taken for the next one's
				want = 2000
			}
			if gap := s.at - before; n > 0 && math.Abs(gap-want) > 500 {
				t.Errorf("checkpoints that take %g ms: %g ms from one to the next, want %g", 3*tt.read, gap, want)
			}
			before = s.at
			n++
		}
		if n < 3 {
			t.Errorf("checkpoints that take %g ms: %d in thirty seconds", 3*tt.read, n)
		}
	}
}

func TestPoints(t *testing.T) {
	for _, n := range []int{1, 199, 200, 201, 1000, 12345} {
		var p points
		for i := range n {
			p.add(train.Point{Step: i + 1, Loss: float32(i)})
		}
		list := p.take(n)
		if len(list) > maxPoints || n < maxPoints && len(list) != n || n > 400 && len(list) < maxPoints/2 {
			t.Errorf("%d updates became %d points", n, len(list))
		}
		// Each is the mean of the updates since the one before.
		from := 0
		for _, q := range list {
			if want := float64(from+int(q.Step)-1) / 2; math.Abs(float64(q.Loss)-want) > 1e-3*max(want, 1) {
				t.Fatalf("%d updates: the point of steps %d to %d is %g, want %g", n, from+1, q.Step, q.Loss, want)
			}
			from = int(q.Step)
		}
		if from != n {
			t.Errorf("%d updates: the last point is of step %d", n, from)
		}
		p.add(train.Point{Step: n + 1, Loss: 7})
		if again := p.take(n + 1); len(again) != 1 || again[0].Loss != 7 {
			t.Errorf("after %d updates the next snapshot has %+v", n, again)
		}
	}
}
