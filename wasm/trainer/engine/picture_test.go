package engine

import (
	"math"
	"testing"

	"breakeven/app/wire"
)

// shown returns the pictures that the stage got.
func (f *fixture) shown() (out []*wire.Picture) {
	for _, b := range f.w.shown {
		_, m, err := wire.Decode(b)
		if err != nil {
			f.w.t.Fatal(err)
		}
		out = append(out, m.(*wire.Picture))
	}
	return out
}

// A picture shows what the network really makes of the digit.
func TestPictureIsTrue(t *testing.T) {
	for name, c := range map[string]wire.Config{
		"mlp": config(),
		"cnn": {Channels: []uint32{3, 12}, Pool: true, Hidden: []uint32{20}, TrainN: 500, LR: 0.001, Batch: 64, Seed: 1},
		"all": {Channels: []uint32{3, 4}, Hidden: []uint32{9}, TrainN: 500, LR: 0.001, Batch: 64, Seed: 1}, // of it is shown
	} {
		f := newFixture(t)
		f.ready(&wire.Configure{Config: c, Speed: wire.Full})
		f.command(&wire.Look{})
		f.work(1000, true)
		p := last[*wire.Picture](t, f)
		if p.Origin != wire.Unseen || p.Running || p.Step != 0 || p.Phase != wire.Whole {
			t.Errorf("%s: before the run %+v", name, p)
		}
		probs, err := f.run.Predict(p.Image[:])
		if err != nil {
			t.Fatal(err)
		}
		outs := p.Layers[len(p.Layers)-1]
		for d, u := range outs.Units {
			if u.Out != probs[d] {
				t.Errorf("%s: output %d of %g, want %g", name, d, u.Out, probs[d])
			}
			if want := math.Exp(float64(u.Sum - outs.Units[0].Sum)); math.Abs(want-float64(probs[d]/probs[0])) > 1e-4*want {
				t.Errorf("%s: sums and probabilities of %d disagree", name, d)
			}
		}
		first := p.Layers[0]
		for _, u := range first.Units {
			sum := u.Bias
			if first.Kind == wire.DenseLayer {
				for i, w := range u.Weights {
					sum += float32(p.Image[i]) / 255 * (float32(w) - wire.Zero) / 127 * first.Most
				}
				if math.Abs(float64(sum-u.Sum)) > 0.05 || math.Abs(float64(max(u.Sum, 0)-u.Out)) > 1e-5 {
					t.Errorf("%s: unit %d sums to %g by its bytes, %g by itself, and gives %g", name, u.Index, sum, u.Sum, u.Out)
				}
			}
		}
		kinds := ""
		for i, l := range p.Layers {
			for _, u := range l.Units {
				sum := u.Bias
				for _, v := range u.Links {
					sum += v
				}
				// Where all of the layer before is shown, its links and the bias are the sum.
				if i > 0 && l.Kind == wire.DenseLayer && len(p.Layers[i-1].Units) == int(p.Layers[i-1].Total) && math.Abs(float64(sum-u.Sum)) > 1e-4 {
					t.Errorf("%s: layer %d unit %d gets %g, but sums to %g", name, i, u.Index, sum, u.Sum)
				}
			}
			kinds += string("DCP"[l.Kind])
		}
		if want := map[string]string{"mlp": "DD", "cnn": "CCPDD", "all": "CCDD"}[name]; kinds != want {
			t.Errorf("%s: layers %s, want %s", name, kinds, want)
		}
	}
}

// The stage gets at most ten pictures a second, none before it has drawn the
// last, and none that shows the same.
func TestPicturesOnDemand(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Watch, Run: true})
	f.work(1000, true)
	if n := len(f.w.shown); n != 0 {
		t.Fatalf("%d pictures that nobody asked for", n)
	}
	f.Look(true)
	f.work(1000, true)
	if n := len(f.w.shown); n != 1 {
		t.Fatalf("%d pictures for one look", n)
	}
	n := f.watch(3000)
	if n < 15 || n > 31 {
		t.Errorf("%d pictures in three seconds", n)
	}
	if p := f.shown()[len(f.w.shown)-1]; p.Origin != wire.Stream || !p.Running || p.Label > 9 {
		t.Errorf("while running: %v %v %v", p.Origin, p.Running, p.Label)
	}
	f.command(&wire.Pause{})
	if n := f.watch(3000); n != 1 {
		t.Errorf("%d pictures in a pause, want the one that says so", n)
	}
	f.Look(true)
	if n := f.watch(1000); n != 1 {
		t.Errorf("%d pictures for a new stage, want 1", n)
	}
	image := [wire.Pixels]byte{300: 255}
	f.command(&wire.Look{Drawn: true, Image: image})
	if n := f.watch(1000); n != 1 {
		t.Errorf("%d pictures for a drawing, want 1", n)
	}
	if p := f.shown()[len(f.w.shown)-1]; p.Origin != wire.Drawn || p.Image != image || p.Label != 10 {
		t.Errorf("the drawing is shown as %v %v", p.Origin, p.Label)
	}
}

// Slow motion shows the parts of a step, in order, at most ten times a second.
func TestSlowMotion(t *testing.T) {
	f := newFixture(t)
	f.ready(&wire.Configure{Config: config(), Speed: wire.Slow, Run: true})
	f.Look(true)
	f.watch(1000)
	from := len(f.w.shown)
	if n := f.watch(4000); n < 30 || n > 41 {
		t.Errorf("%d pictures in four seconds", n)
	}
	var phases []wire.Phase
	for _, p := range f.shown()[from:] {
		if len(phases) == 0 || phases[len(phases)-1] != p.Phase {
			phases = append(phases, p.Phase)
		}
		if got := len(p.Layers[0].Units[0].Gradient) > 0; got != (p.Phase == wire.Backward) {
			t.Errorf("a gradient in phase %d: %v", p.Phase, got)
		}
	}
	for i := 1; i < len(phases); i++ {
		if phases[i] != phases[i-1]%4+1 {
			t.Fatalf("phases %v are out of order", phases)
		}
	}
	if len(phases) < 15 {
		t.Errorf("phases of four steps: %v", phases)
	}
}

// watch works for a while with a stage that draws at once, and returns how many
// pictures it got.
func (f *fixture) watch(ms float64) int {
	from := len(f.w.shown)
	f.Look(false)
	for end := f.w.now + ms; f.w.now < end; {
		n := len(f.w.shown)
		wait := f.Work()
		if len(f.w.shown) > n {
			f.Look(false)
			continue
		}
		if wait < 0 {
			break
		}
		f.w.now += max(wait, 0)
	}
	return len(f.w.shown) - from
}
