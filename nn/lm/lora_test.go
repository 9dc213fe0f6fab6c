package lm

import (
	"math"
	"math/rand/v2"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/ref"
	"gonum.org/v1/gonum/blas/gonum"
)

// adapted returns a model under an adapter in which B, too, is random.
func adapted(t *testing.T, dev device.Device, cfg Config, rank int) (base, m *Model) {
	base, err := NewModel(dev, cfg, cfg.Init(1))
	if err != nil {
		t.Fatal(err)
	}
	if m, err = base.adapt(rank, 1); err != nil {
		t.Fatal(err)
	}
	b := make([]float32, m.adapter.Len/2)
	normal(b, .1, rand.New(rand.NewPCG(3, 3)))
	if err := write(&m.memory, m.adapter.View(len(b), len(b)), b); err != nil {
		t.Fatal(err)
	}
	return base, m
}

// Every number of A and B, with a frozen base.
func TestAdapterGradient(t *testing.T) {
	dev := ref.New()
	_, m := adapted(t, dev, tiny, 2)
	l := backprop{memory: memory{dev: dev}}
	g := l.floats(m.adapter.Len)
	l.prepare(tiny, m.parts(device.View{}, g), 13)
	b := documents(tiny.Vocab, 7, 1, 5)
	loss := func() float64 {
		if err := l.gradient(b); err != nil {
			t.Fatal(err)
		}
		return dev.Values(l.metrics)[0]
	}
	loss()
	got := append([]float64(nil), dev.Values(g)...)
	w := dev.Values(m.adapter)
	n := len(w) / 2
	compare(t, "A", w[:n], got[:n], 1, 1e-3, loss)
	compare(t, "B", w[n:], got[n:], 1, 1e-3, loss)
}

// A model under an adapter says the same as the one that both were merged into,
// and not what it said without; a new adapter changes nothing.
func TestMerge(t *testing.T) {
	x := randomTokens(70)
	say := func(m *Model) []float32 {
		s, err := NewSession(m)
		if err != nil {
			t.Fatal(err)
		}
		return feed(t, s, x...)
	}
	furthest := func(a, b []float32) (d float64) {
		for i := range a {
			d = max(d, math.Abs(float64(a[i]-b[i])))
		}
		return d
	}
	for name, c := range map[string]struct {
		dev       device.Device
		tolerance float64 // of logits of about 1
	}{
		"oracle": {ref.New(), 1e-6}, // they are read, and weights copied, as float32
		"cpu":    {cpu.New(gonum.Implementation{}, cpu.Generic{}), 1e-5},
	} {
		base, m := adapted(t, c.dev, long, 3)
		merged, err := m.Merge()
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := base.adapt(3, 1)
		if err != nil {
			t.Fatal(err)
		}
		plain, unmerged := say(base), say(m)
		if d := furthest(unmerged, say(merged)); d > c.tolerance {
			t.Errorf("%s: merged and unmerged logits differ by %g", name, d)
		}
		if d := furthest(unmerged, plain); d < .01 {
			t.Errorf("%s: the adapter changes logits by %g: nothing was tested", name, d)
		}
		if d := furthest(say(fresh), plain); d != 0 {
			t.Errorf("%s: a new adapter changes logits by %g", name, d)
		}
	}
}

func TestAdapterParams(t *testing.T) {
	for _, c := range []Config{tiny, Recipe(1352)} {
		for _, rank := range []int{1, 4, MaxRank} {
			want := 0
			for _, x := range c.Tensors() {
				if x.Muon {
					want += rank * (x.Shape[0] + x.Shape[1])
				}
			}
			if got := c.AdapterParams(rank); got != want {
				t.Errorf("rank %d: %d weights, want %d", rank, got, want)
			}
		}
	}
	if got := Recipe(1352).AdapterParams(4); got != 27648 {
		t.Errorf("%d weights, docs/model.md says 27,648", got)
	}
}
