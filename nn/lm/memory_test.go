package lm

import (
	"slices"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

// listener is a device that knows what it has compiled.
type listener struct {
	device.Device
	programs map[device.Plan][]device.Op
}

func (l *listener) Compile(ops []device.Op) (device.Plan, error) {
	p, err := l.Device.Compile(ops)
	l.programs[p] = ops
	return p, err
}

// join makes one piece of a plan, and tells how many it had.
func (l *listener) join(p *plan) int {
	var all []device.Op
	for _, piece := range *p {
		all = append(all, l.programs[piece]...)
	}
	whole, err := l.Compile(all)
	must(err)
	n := len(*p)
	*p = plan{whole}
	return n
}

// What is done in pieces has the bits of what is done in one go.
func TestPieces(t *testing.T) {
	cfg := Recipe(64)
	cfg.Layers = 1
	dev := &listener{cpu.New(gonum.Implementation{}, cpu.Generic{}), map[device.Plan][]device.Op{}}
	base, err := NewModel(dev, cfg, cfg.Init(1))
	if err != nil {
		t.Fatal(err)
	}
	x := make([]uint32, cfg.Context)
	for i := range x {
		x[i] = uint32(i*i) % 64
	}
	list := []corpus.Document{{Tokens: x, Weights: make([]float32, len(x))}, {Tokens: x[7:], Weights: make([]float32, len(x)-7)}}
	for _, d := range list {
		d.Weights[len(d.Weights)-1] = 1
	}
	run := func(rank int, whole bool) []float32 {
		tu := tunerOf(t, base, list, DefaultTuning(rank))
		in, err := NewInfluence(base)
		if err != nil {
			t.Fatal(err)
		}
		s, err := NewSession(base)
		if err != nil {
			t.Fatal(err)
		}
		if whole {
			for _, p := range []*plan{&tu.forward, &tu.backward, &in.forward, &in.backward} {
				if n := dev.join(p); n < 5 {
					t.Errorf("rank %d: a program has %d pieces", rank, n)
				}
			}
			for _, p := range []*plan{&tu.head, &in.head, &s.forward, &s.head} {
				dev.join(p)
			}
		}
		bits := stepsOf(t, tu, 2)
		w, err := tu.Model().Weights()
		if err != nil {
			t.Fatal(err)
		}
		adapter, err := tu.read(tu.model.adapter)
		if err != nil {
			t.Fatal(err)
		}
		influence, err := in.Of(x, 3)
		if err != nil {
			t.Fatal(err)
		}
		return slices.Concat(bits, w, adapter, influence, feed(t, s, x...))
	}
	for _, rank := range []int{0, 4} {
		if !slices.Equal(run(rank, false), run(rank, true)) {
			t.Errorf("rank %d: in pieces it gives other bits", rank)
		}
	}
}

// A piece has as many operations as are small enough together, in their order.
func TestCuts(t *testing.T) {
	b, err := cpu.New(gonum.Implementation{}, cpu.Generic{}).Alloc(1, device.F32)
	if err != nil {
		t.Fatal(err)
	}
	adds := func(of ...float64) (list []device.Op) { // each with so many thirds of what a piece may have
		for _, thirds := range of {
			list = append(list, device.Op{Kind: device.KindAdd, Rows: 1, Dims: []int{int(thirds * pieceFLOPs / 3)}, Out: []device.View{b.All()}})
		}
		return list
	}
	var got []int
	for _, p := range pieces(adds(1, 1, 1, 1, 9, 1, 2, 3, .5, 3)) {
		got = append(got, len(p))
	}
	if want := []int{3, 1, 1, 2, 1, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("pieces have %v operations, want %v", got, want)
	}
}
