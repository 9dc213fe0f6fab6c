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
		in, s := readersOf(t, base)
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

// What is begun while something else is under way takes its place, and says what it would
// have said alone.
func TestBeginsAnew(t *testing.T) {
	m := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
	in, s := readersOf(t, m)
	x, y := []uint32{1, 2, 3, 0}, []uint32{4, 5, 0}
	for name, c := range map[string]struct {
		busy   func() bool
		begin  func(tokens []uint32) error
		piece  func() ([]float32, error)
		forget func()
	}{
		"influence": {in.Busy, func(tokens []uint32) error { return in.Begin(tokens, 1) }, in.Piece, func() {}},
		"session":   {s.Busy, s.Begin, s.Piece, func() { s.Rewind(0) }},
		"unwound":   {s.Busy, func(tokens []uint32) error { s.Rewind(0); return s.Begin(tokens) }, s.Piece, func() { s.Rewind(0) }},
	} {
		all := func(tokens []uint32) (result []float32, pieces int) {
			err := c.begin(tokens)
			for ; err == nil && result == nil; pieces++ {
				result, err = c.piece()
			}
			if err != nil || c.busy() {
				t.Fatalf("%s: error %v, busy %v", name, err, c.busy())
			}
			c.forget()
			return result, pieces
		}
		want, pieces := all(y)
		if err := c.begin(x); err != nil {
			t.Fatal(err)
		}
		if r, err := c.piece(); err != nil || r != nil || !c.busy() {
			t.Fatalf("%s: the first piece gives %v, %v", name, r, err)
		}
		if got, n := all(y); !slices.Equal(got, want) || n != pieces {
			t.Errorf("%s: begun anew, it gives %v in %d pieces, want %v in %d", name, got, n, want, pieces)
		}
	}
	if err := s.Begin(x); err != nil {
		t.Fatal(err)
	}
	if s.Rewind(0); s.Busy() {
		t.Error("rewound, it is still to read what was begun")
	}
}
