package devicetest

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/ref"
)

// guard surrounds every output; no operation gives it.
const guard = -12345.5

// bench holds the device under test and the oracle, with the same buffers.
type bench struct {
	t        *testing.T
	dev      device.Device
	oracle   device.Device
	tol      Tolerance
	rand     *rand.Rand
	pairs    []pair
	programs [2][]device.Op
}

type pair struct {
	name     string
	dev, ref device.View
	out      bool
	before   []byte
}

func (s *suite) bench(t *testing.T) *bench {
	d := s.open(t)
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return &bench{t: t, dev: d, oracle: ref.New(), tol: s.tol, rand: rand.New(rand.NewPCG(1, 2))}
}

// handle is a view on both devices.
type handle int

// floats makes an input or in-out view, surrounded by guards.
func (b *bench) floats(name string, out bool, values []float32) handle {
	return b.add(name, out, device.F32, len(values), func(i int) []byte {
		v := float32(guard)
		if i >= 0 && i < len(values) {
			v = values[i]
		}
		return binary.LittleEndian.AppendUint32(nil, math.Float32bits(v))
	})
}

func (b *bench) ints(name string, out bool, t device.DType, values []uint32) handle {
	return b.add(name, out, t, len(values), func(i int) []byte {
		v := uint32(99)
		if i >= 0 && i < len(values) {
			v = values[i]
		}
		if t == device.U8 {
			return []byte{byte(v)}
		}
		return binary.LittleEndian.AppendUint32(nil, v)
	})
}

// margin is a guard's width: wider than any vector register, and odd, so that
// views are not aligned.
const margin = 17

func (b *bench) add(name string, out bool, t device.DType, n int, at func(i int) []byte) handle {
	var data []byte
	for i := -margin; i < n+margin; i++ {
		data = append(data, at(i)...)
	}
	p := pair{name: name, out: out, before: data}
	for i, d := range []device.Device{b.dev, b.oracle} {
		buf, err := d.Alloc(n+2*margin, t)
		if err != nil {
			b.t.Fatal(err)
		}
		if err := d.Write(buf.All(), data); err != nil {
			b.t.Fatal(err)
		}
		v := buf.View(margin, n)
		if i == 0 {
			p.dev = v
		} else {
			p.ref = v
		}
	}
	b.pairs = append(b.pairs, p)
	return handle(len(b.pairs) - 1)
}

func (b *bench) random(n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(b.rand.NormFloat64())
	}
	return v
}

// below gives n numbers that are less than limit.
func (b *bench) below(limit, n int) []uint32 {
	v := make([]uint32, n)
	for i := range v {
		v[i] = uint32(b.rand.IntN(limit))
	}
	return v
}

// garbage is for outputs that must be overwritten: arithmetic with what stood
// there before would show.
func garbage(n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(math.NaN())
	}
	return v
}

// views gives a handle's view on one of the two devices, and the zero view for
// −1.
type views func(handle) device.View

// program appends operations for both devices.
func (b *bench) program(ops func(v views) []device.Op) {
	for i := range b.programs {
		b.programs[i] = append(b.programs[i], ops(func(h handle) device.View {
			switch {
			case h < 0:
				return device.View{}
			case i == 0:
				return b.pairs[h].dev
			}
			return b.pairs[h].ref
		})...)
	}
}

// check runs the steps on both and compares every view; guards and inputs must
// be as they were, bit for bit.
func (b *bench) check(what string, steps ...device.Step) {
	b.t.Helper()
	for i, d := range []device.Device{b.dev, b.oracle} {
		p, err := d.Compile(b.programs[i])
		if err != nil {
			b.t.Fatalf("%s: %v", what, err)
		}
		if err := d.Run(context.Background(), p, steps); err != nil {
			b.t.Fatalf("%s: %v", what, err)
		}
	}
	for _, p := range b.pairs {
		got, want := b.read(b.dev, p.dev), b.read(b.oracle, p.ref)
		size := p.dev.Buf.Type().Size()
		lo, hi := margin*size, len(got)-margin*size
		switch {
		case !slices.Equal(got[:lo], p.before[:lo]) || !slices.Equal(got[hi:], p.before[hi:]):
			b.t.Fatalf("%s: wrote around %s", what, p.name)
		case !p.out && !slices.Equal(got, p.before):
			b.t.Fatalf("%s: changed its input %s", what, p.name)
		case p.dev.Buf.Type() != device.F32:
			if !slices.Equal(got, want) {
				b.t.Fatalf("%s: %s is %v, want %v", what, p.name, got[lo:hi], want[lo:hi])
			}
		default:
			if err := b.tol.compare(floats(got[lo:hi]), floats(want[lo:hi])); err != nil {
				b.t.Fatalf("%s: %s%v", what, p.name, err)
			}
		}
	}
}

func (b *bench) read(d device.Device, v device.View) []byte {
	data := make([]byte, v.Buf.Len()*v.Buf.Type().Size())
	if err := d.Read(context.Background(), v.Buf.All(), data); err != nil {
		b.t.Fatal(err)
	}
	return data
}

func floats(b []byte) []float32 {
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v
}

func (tol Tolerance) compare(got, want []float32) error {
	scale := 0.0
	for _, w := range want {
		if a := math.Abs(float64(w)); !math.IsNaN(a) && !math.IsInf(a, 0) {
			scale = max(scale, a)
		}
	}
	for i, w := range want {
		g, w := float64(got[i]), float64(w)
		if g == w || math.IsNaN(g) && math.IsNaN(w) {
			continue
		}
		if !(math.Abs(g-w) <= tol.Abs+tol.Rel*scale) {
			return fmt.Errorf("[%d] is %g, want %g (largest %g)", i, g, w, scale)
		}
	}
	return nil
}

// step is a whole batch of n rows in one micro-batch.
func step(n int) device.Step {
	return device.Step{Rows: n, Batch: n, First: true, Last: true, T: 1, LR: 0.01}
}

func panics(f func()) (yes bool) {
	defer func() { yes = recover() != nil }()
	f()
	return false
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
