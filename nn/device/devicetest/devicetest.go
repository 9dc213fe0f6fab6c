// Package devicetest proves a device correct: every operation against the
// oracle, at odd sizes, with guard values around every output. A device gets
// all of it with one line. It is a test, not a benchmark.
package devicetest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/ref"
)

// Tolerance says how far a device may be from the oracle:
// |got − want| ≤ Abs + Rel·scale, where scale is the largest |want| of the same
// output. Relative to the output and not to the element, because a sum of
// products that cancel is off by its terms' rounding, not by its own.
type Tolerance struct{ Abs, Rel float64 }

// F32 is for devices that compute in float32: sums of up to about 1,000 terms
// in any order, and an exponential good to a few units in the last place.
var F32 = Tolerance{Abs: 1e-6, Rel: 2e-5}

// guard surrounds every output; no operation gives it.
const guard = -12345.5

// sizes are around the widths of registers and tiles, where tails go wrong.
var sizes = []int{1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 130}

// Run runs the whole suite on devices that open gives.
func Run(t *testing.T, open func(t *testing.T) device.Device, tol Tolerance) {
	s := &suite{open: open, tol: tol}
	t.Run("Memory", s.memory)
	t.Run("Gather", s.gather)
	t.Run("Dense", s.dense)
	t.Run("ReLU", s.relu)
	t.Run("Softmax", s.softmax)
	t.Run("SoftmaxCrossEntropy", s.crossEntropy)
	t.Run("Optimizers", s.optimizers)
	t.Run("Diverged", s.diverged)
	t.Run("Refuses", s.refuses)
	t.Run("Cancel", s.cancel)
	t.Run("Network", s.network)
}

type suite struct {
	open func(t *testing.T) device.Device
	tol  Tolerance
}

// bench holds the device under test and the oracle, with the same buffers.
type bench struct {
	t        *testing.T
	dev      device.Device
	oracle   device.Device
	tol      Tolerance
	rand     *rand.Rand
	views    []pair
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
	b.views = append(b.views, p)
	return handle(len(b.views) - 1)
}

func (b *bench) random(n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(b.rand.NormFloat64())
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

// program appends an operation for both devices; view gives a handle's view on
// the device that the operation is for, and the zero view for −1.
func (b *bench) program(op func(view func(handle) device.View) device.Op) {
	for i := range b.programs {
		b.programs[i] = append(b.programs[i], op(func(h handle) device.View {
			switch {
			case h < 0:
				return device.View{}
			case i == 0:
				return b.views[h].dev
			}
			return b.views[h].ref
		}))
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
	for _, p := range b.views {
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

func (s *suite) memory(t *testing.T) {
	d := s.bench(t).dev
	for _, typ := range []device.DType{device.F32, device.U8, device.U32} {
		buf, err := d.Alloc(37, typ)
		if err != nil {
			t.Fatal(err)
		}
		size := typ.Size()
		got := make([]byte, 37*size)
		must(t, d.Read(context.Background(), buf.All(), got))
		if !slices.Equal(got, make([]byte, len(got))) {
			t.Errorf("%v: new memory is not zero", typ)
		}
		data := make([]byte, 9*size)
		for i := range data {
			data[i] = byte(i + 1)
		}
		must(t, d.Write(buf.View(5, 9), data))
		must(t, d.Read(context.Background(), buf.All(), got))
		want := make([]byte, 37*size)
		copy(want[5*size:], data)
		if !slices.Equal(got, want) {
			t.Errorf("%v: read %v, want %v", typ, got, want)
		}
		d.Free(buf)
		for name, use := range map[string]func(){
			"Read":  func() { d.Read(context.Background(), buf.All(), got) },
			"Write": func() { d.Write(buf.All(), got) },
			"Free":  func() { d.Free(buf) },
		} {
			if !panics(use) {
				t.Errorf("%v: %s used memory that was freed", typ, name)
			}
		}
	}
	if _, err := d.Alloc(-1, device.F32); err == nil {
		t.Error("gave −1 elements")
	}
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

func (s *suite) gather(t *testing.T) {
	for _, d := range sizes {
		for _, rows := range []int{1, 3, 64} {
			b := s.bench(t)
			b.tol = Tolerance{} // one product, rounded once
			const n = 9
			data, labels := make([]uint32, n*d), make([]uint32, n)
			for i := range data {
				data[i] = uint32(b.rand.IntN(256))
			}
			index := make([]uint32, rows+5)
			for i := range index {
				index[i] = uint32(b.rand.IntN(n))
			}
			for i := range labels {
				labels[i] = uint32(b.rand.IntN(10))
			}
			hd, hl, hi := b.ints("data", false, device.U8, data), b.ints("label", false, device.U8, labels), b.ints("index", false, device.U32, index)
			x, y := b.floats("x", true, b.random(rows*d)), b.ints("y", true, device.U32, make([]uint32, rows))
			b.program(func(v func(handle) device.View) device.Op { return device.Gather(v(x), v(hd), v(hi), rows, d, 1.0/255) })
			b.program(func(v func(handle) device.View) device.Op { return device.Pick(v(y), v(hl), v(hi), rows) })
			st := step(max(1, rows-1)) // the last row stays as it was
			st.Start = 4
			b.check(fmt.Sprintf("d=%d rows=%d", d, rows), st)
		}
	}
}

// shapes are rows × in × out of dense layers: around the tiles, and the ones
// that the page's network has.
func shapes() [][3]int {
	out := [][3]int{{64, 784, 128}, {64, 128, 10}, {33, 784, 128}, {1, 784, 128}, {64, 130, 127}, {127, 129, 128}, {130, 2, 130}}
	for _, m := range []int{1, 2, 5, 17} {
		for _, k := range []int{1, 3, 8, 65} {
			for _, n := range []int{1, 4, 7, 10, 17, 33} {
				out = append(out, [3]int{m, k, n})
			}
		}
	}
	return out
}

func (s *suite) dense(t *testing.T) {
	for _, sh := range shapes() {
		rows, in, out := sh[0], sh[1], sh[2]
		b := s.bench(t)
		x, w, bias := b.floats("x", false, b.random(rows*in)), b.floats("w", false, b.random(in*out)), b.floats("b", false, b.random(out))
		y, dY := b.floats("y", true, garbage(rows*out)), b.floats("dY", false, b.random(rows*out))
		dX, dW, db := b.floats("dX", true, garbage(rows*in)), b.floats("dW", true, garbage(in*out)), b.floats("db", true, garbage(out))
		b.program(func(v func(handle) device.View) device.Op {
			return device.Dense(v(y), v(x), v(w), v(bias), rows, in, out)
		})
		b.program(func(v func(handle) device.View) device.Op {
			return device.DenseInputGrad(v(dX), v(dY), v(w), rows, in, out)
		})
		b.program(func(v func(handle) device.View) device.Op {
			return device.DenseWeightGrad(v(dW), v(db), v(x), v(dY), rows, in, out)
		})
		first, then := step(max(1, rows-1)), step(rows)
		first.Last, then.First = false, false
		b.check(fmt.Sprintf("%d×%d·%d×%d, overwriting", rows, in, in, out), first)
		b.check(fmt.Sprintf("%d×%d·%d×%d, adding", rows, in, in, out), then)
	}
}

func (s *suite) relu(t *testing.T) {
	for _, d := range sizes {
		for _, rows := range []int{1, 3} {
			b := s.bench(t)
			b.tol = Tolerance{} // nothing is rounded
			values := b.random(rows * d)
			for i, v := range []float32{0, 1e-30, -1e-30, 3e38, -3e38} {
				values[i%len(values)] = v
			}
			x, y := b.floats("x", false, values), b.floats("y", true, b.random(rows*d))
			dY, dX := b.floats("dY", false, b.random(rows*d)), b.floats("dX", true, b.random(rows*d))
			z := b.floats("in place", true, b.random(rows*d))
			g := b.floats("gradient in place", true, b.random(rows*d))
			b.program(func(v func(handle) device.View) device.Op { return device.ReLU(v(y), v(x), rows, d) })
			b.program(func(v func(handle) device.View) device.Op { return device.ReLUGrad(v(dX), v(y), v(dY), rows, d) })
			b.program(func(v func(handle) device.View) device.Op { return device.ReLU(v(z), v(z), rows, d) })
			b.program(func(v func(handle) device.View) device.Op { return device.ReLUGrad(v(g), v(z), v(g), rows, d) })
			b.check(fmt.Sprintf("d=%d rows=%d", d, rows), step(max(1, rows-1)))
		}
	}
}

// logits that a softmax may meet: ordinary, large, far apart, equal.
func (b *bench) logits(rows, k int) []float32 {
	z := b.random(rows * k)
	for i := range z {
		switch r := i / k; r % 4 {
		case 1:
			z[i] *= 30
		case 2:
			z[i] = 1000 - float32(i%3)*60
		case 3:
			z[i] = -2.5
		}
	}
	return z
}

func (s *suite) softmax(t *testing.T) {
	for _, k := range append([]int{10}, sizes...) {
		b := s.bench(t)
		const rows = 9
		z, p := b.floats("z", false, b.logits(rows, k)), b.floats("p", true, b.random(rows*k))
		q := b.floats("in place", true, b.logits(rows, k))
		b.program(func(v func(handle) device.View) device.Op { return device.Softmax(v(p), v(z), rows, k) })
		b.program(func(v func(handle) device.View) device.Op { return device.Softmax(v(q), v(q), rows, k) })
		b.check(fmt.Sprintf("k=%d", k), step(rows-1))
	}
}

func (s *suite) crossEntropy(t *testing.T) {
	for _, k := range append([]int{10}, sizes...) {
		for _, rows := range []int{1, 4, 9, 64} {
			b := s.bench(t)
			labels := make([]uint32, rows)
			for i := range labels {
				labels[i] = uint32(b.rand.IntN(k))
			}
			y := b.ints("y", false, device.U32, labels)
			z, dZ := b.floats("z", false, b.logits(rows, k)), b.floats("dZ", true, b.random(rows*k))
			g := b.floats("in place", true, b.logits(rows, k))
			m1, m2, m3 := b.floats("metrics", true, garbage(6)), b.floats("metrics in place", true, garbage(2)), b.floats("metrics only", true, garbage(4))
			b.program(func(v func(handle) device.View) device.Op {
				return device.SoftmaxCrossEntropy(v(dZ), v(m1).View(2, 4), v(z), v(y), rows, k)
			})
			b.program(func(v func(handle) device.View) device.Op {
				return device.SoftmaxCrossEntropy(v(-1), v(m3), v(z), v(y), rows, k)
			})
			first, then := step(rows), step(max(1, rows-1))
			first.Last, then.First = false, false
			first.Batch, then.Batch = 100, 100
			first.Slot, then.Slot = 1, 1
			b.check(fmt.Sprintf("k=%d rows=%d", k, rows), first, then)
			b.programs = [2][]device.Op{}
			b.program(func(v func(handle) device.View) device.Op {
				return device.SoftmaxCrossEntropy(v(g), v(m2), v(g), v(y), rows, k)
			})
			b.check(fmt.Sprintf("k=%d rows=%d in place", k, rows), step(rows))
		}
	}
}

func (s *suite) optimizers(t *testing.T) {
	for _, n := range append([]int{1000}, sizes...) {
		b := s.bench(t)
		g := b.floats("g", false, b.random(n))
		w1, w2, w3 := b.floats("w of SGD", true, b.random(n)), b.floats("w of Momentum", true, b.random(n)), b.floats("w of Adam", true, b.random(n))
		v2, m3, v3 := b.floats("v of Momentum", true, b.random(n)), b.floats("m of Adam", true, b.random(n)), b.floats("v of Adam", true, make([]float32, n))
		b.program(func(v func(handle) device.View) device.Op { return device.SGD(v(w1), v(g)) })
		b.program(func(v func(handle) device.View) device.Op { return device.Momentum(v(w2), v(v2), v(g), 0.9) })
		b.program(func(v func(handle) device.View) device.Op {
			return device.Adam(v(w3), v(m3), v(v3), v(g), 0.9, 0.999, 1e-8)
		})
		idle := step(1)
		idle.Last = false // nothing may move
		late := step(1)
		late.T, late.LR = 1000, 0.1
		b.check(fmt.Sprintf("n=%d", n), idle, step(1), late)
	}
}

// A run that diverges must show: NaN goes through, and no infinity hides.
func (s *suite) diverged(t *testing.T) {
	b := s.bench(t)
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	x := b.floats("x", false, []float32{nan, -1, 1, inf, -inf, 0, 2, 3})
	y := b.floats("y", true, b.random(8))
	b.program(func(v func(handle) device.View) device.Op { return device.ReLU(v(y), v(x), 1, 8) })
	b.check("ReLU", step(1))

	c := s.bench(t)
	z := c.floats("z", false, []float32{nan, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	label, m := c.ints("y", false, device.U32, []uint32{3}), c.floats("metrics", true, []float32{0, 0})
	c.program(func(v func(handle) device.View) device.Op {
		return device.SoftmaxCrossEntropy(device.View{}, v(m), v(z), v(label), 1, 10)
	})
	p, err := c.dev.Compile(c.programs[0])
	must(t, err)
	must(t, c.dev.Run(context.Background(), p, []device.Step{step(1)}))
	if loss := floats(c.read(c.dev, c.views[m].dev))[margin]; !math.IsNaN(float64(loss)) {
		t.Errorf("loss of a NaN logit is %g, want NaN", loss)
	}
}

func (s *suite) refuses(t *testing.T) {
	b := s.bench(t)
	d, unknown := b.dev, device.NumKinds
	if d.Supports(unknown) {
		t.Fatalf("supports operation %d, which does not exist", unknown)
	}
	v := b.views[b.floats("v", true, []float32{1})].dev
	_, err := d.Compile([]device.Op{device.SGD(v, v), {Kind: unknown}})
	var u *device.UnsupportedError
	if !errors.As(err, &u) || u.Kind != unknown {
		t.Errorf("Compile gave %v, want *UnsupportedError", err)
	}
	for k := device.Kind(0); k < device.NumKinds; k++ {
		if !d.Supports(k) {
			t.Errorf("lacks %v", k)
		}
	}
}

// countdown is cancelled once it has been asked a number of times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func (s *suite) cancel(t *testing.T) {
	b := s.bench(t)
	g, w := b.floats("g", false, []float32{1}), b.floats("w", true, []float32{0})
	b.program(func(v func(handle) device.View) device.Op { return device.SGD(v(w), v(g)) })
	p, err := b.dev.Compile(b.programs[0])
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := b.dev.Run(ctx, p, []device.Step{step(1)}); !errors.Is(err, context.Canceled) {
		t.Errorf("Run gave %v, want context.Canceled", err)
	}
	got := func() float32 { return floats(b.read(b.dev, b.views[w].dev))[margin] }
	if v := got(); v != 0 {
		t.Errorf("ran although cancelled: w is %g", v)
	}
	// Cancelled on the way, a device may finish what it has begun, not all.
	steps := slices.Repeat([]device.Step{step(1)}, 1000)
	if err := b.dev.Run(&countdown{context.Background(), 3}, p, steps); !errors.Is(err, context.Canceled) {
		t.Errorf("Run gave %v, want context.Canceled", err)
	}
	if v := got(); v < -9 {
		t.Errorf("did not stop when cancelled: w is %g", v)
	}
}

// network trains a small network for some batches of three micro-batches,
// twice: near the oracle, and the same bits both times.
func (s *suite) network(t *testing.T) {
	const micro, in, hidden, out, n = 5, 19, 13, 10, 30
	var runs [2][]float32
	for run := range runs {
		b := s.bench(t)
		data, labels, index := make([]uint32, n*in), make([]uint32, n), make([]uint32, n)
		for i := range data {
			data[i] = uint32(b.rand.IntN(256))
		}
		for i := range labels {
			labels[i], index[i] = uint32(i%out), uint32(i*7%n)
		}
		const params = in*hidden + hidden + hidden*out + out
		hd, hl, hi := b.ints("data", false, device.U8, data), b.ints("label", false, device.U8, labels), b.ints("index", false, device.U32, index)
		start := b.random(params)
		for i := range start {
			start[i] *= 0.3
		}
		w := b.floats("w", true, start)
		g, m, v := b.floats("g", true, make([]float32, params)), b.floats("m", true, make([]float32, params)), b.floats("v", true, make([]float32, params))
		x, y := b.floats("x", true, make([]float32, micro*in)), b.ints("y", true, device.U32, make([]uint32, micro))
		h, dh := b.floats("h", true, make([]float32, micro*hidden)), b.floats("dh", true, make([]float32, micro*hidden))
		z, metrics := b.floats("z", true, make([]float32, micro*out)), b.floats("metrics", true, make([]float32, 8))
		b.program(func(at func(handle) device.View) device.Op {
			return device.Gather(at(x), at(hd), at(hi), micro, in, 1.0/255)
		})
		b.program(func(at func(handle) device.View) device.Op { return device.Pick(at(y), at(hl), at(hi), micro) })
		part := func(v device.View) (w1, b1, w2, b2 device.View) {
			return v.View(0, in*hidden), v.View(in*hidden, hidden), v.View(in*hidden+hidden, hidden*out), v.View(params-out, out)
		}
		b.program(func(at func(handle) device.View) device.Op {
			w1, b1, _, _ := part(at(w))
			return device.Dense(at(h), at(x), w1, b1, micro, in, hidden)
		})
		b.program(func(at func(handle) device.View) device.Op { return device.ReLU(at(h), at(h), micro, hidden) })
		b.program(func(at func(handle) device.View) device.Op {
			_, _, w2, b2 := part(at(w))
			return device.Dense(at(z), at(h), w2, b2, micro, hidden, out)
		})
		b.program(func(at func(handle) device.View) device.Op {
			return device.SoftmaxCrossEntropy(at(z), at(metrics), at(z), at(y), micro, out)
		})
		b.program(func(at func(handle) device.View) device.Op {
			_, _, g2, gb2 := part(at(g))
			return device.DenseWeightGrad(g2, gb2, at(h), at(z), micro, hidden, out)
		})
		b.program(func(at func(handle) device.View) device.Op {
			_, _, w2, _ := part(at(w))
			return device.DenseInputGrad(at(dh), at(z), w2, micro, hidden, out)
		})
		b.program(func(at func(handle) device.View) device.Op {
			return device.ReLUGrad(at(dh), at(h), at(dh), micro, hidden)
		})
		b.program(func(at func(handle) device.View) device.Op {
			g1, gb1, _, _ := part(at(g))
			return device.DenseWeightGrad(g1, gb1, at(x), at(dh), micro, in, hidden)
		})
		b.program(func(at func(handle) device.View) device.Op {
			return device.Adam(at(w), at(m), at(v), at(g), 0.9, 0.999, 1e-3)
		})
		var steps []device.Step
		for batch := range 2 {
			for i, rows := range []int{micro, micro, micro - 2} {
				steps = append(steps, device.Step{
					Start: batch*15 + i*micro, Rows: rows, Batch: 3*micro - 2, First: i == 0, Last: i == 2,
					Slot: batch + 1, T: batch + 1, LR: 0.01,
				})
			}
		}
		b.check("two batches", steps...)
		runs[run] = floats(b.read(b.dev, b.views[w].dev))
	}
	if !slices.Equal(runs[0], runs[1]) {
		t.Error("the same program gave other bits the second time")
	}
}
