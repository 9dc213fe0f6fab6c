package lm

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"breakeven/nn/device/ref"
	"gonum.org/v1/gonum/blas/gonum"
)

// What Of returns is the length of the derivatives of log p.
func TestInfluenceIsADerivative(t *testing.T) {
	dev := ref.New()
	_, m := adapted(t, dev, long, 2)
	f, err := NewInfluence(m)
	if err != nil {
		t.Fatal(err)
	}
	x := randomTokens(40)
	const next = 3
	got, err := f.Of(x, next)
	if err != nil {
		t.Fatal(err)
	}
	// The same trunk and head, but behind the embedding.
	p := &program{device.Program{Rows: long.Context, Alloc: f.floats}, long, f.pos}
	trunk := newTrunk(m.parts(device.View{}, device.View{}), nil, f.token)
	y := trunk.forward(p)
	forward := f.compile(p.Ops[1:])
	p.Ops = nil
	(&head{embed: m.parts(device.View{}, device.View{}).embed, index: f.index, target: f.target, weight: f.weight, metrics: f.metrics}).forward(p, y)
	last := f.compile(p.Ops)
	in := dev.Values(trunk.first)
	copy(in, dev.Values(f.first))
	logP := func(i int, by float64) float64 {
		in[i] += by
		defer func(was float64) { in[i] = was }(in[i] - by)
		if err := f.run(forward, device.Step{Rows: len(x), First: true}); err != nil {
			t.Fatal(err)
		}
		if err := f.run(last, device.Step{Rows: 1, First: true}); err != nil {
			t.Fatal(err)
		}
		return -dev.Values(f.metrics)[0]
	}
	largest := 0.0
	for i := range x {
		squares := 0.0
		for j := i * long.Width; j < (i+1)*long.Width; j++ {
			slope := (logP(j, devicetest.DifferenceStep) - logP(j, -devicetest.DifferenceStep)) / (2 * devicetest.DifferenceStep)
			squares += slope * slope
		}
		want := math.Sqrt(squares)
		largest = max(largest, want)
		if math.Abs(float64(got[i])-want) > 1e-6 { // gradients are read as float32
			t.Errorf("token %d: %g, finite differences %g", i, got[i], want)
		}
	}
	if largest < 1e-2 {
		t.Errorf("no influence above %g: nothing was tested", largest)
	}
}

// readersOf returns what reads with a model.
func readersOf(t *testing.T, m *Model) (*Influence, *Session) {
	t.Helper()
	f, err := NewInfluence(m)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	return f, s
}

// A copy depends on its source, and influence on what other tokens in a token's
// place would do.
func TestInfluenceOfTheSource(t *testing.T) {
	m := copierOn(t, cpu.New(gonum.Implementation{}, cpu.Generic{}))
	f, s := readersOf(t, m)
	logP := func(x []uint32, next uint32) float64 {
		s.Rewind(0)
		return math.Log(Probabilities(feed(t, s, x...), 1)[next])
	}
	r := rand.New(rand.NewPCG(5, 5))
	n, found, agreement := 0, 0, 0.0
	for range 20 {
		var x []uint32
		for _, i := range r.Perm(10)[:6] { // all different, so there is one source
			x = append(x, uint32(1+i))
		}
		x = append(x, 0)
		for k := range 6 {
			next := x[k]
			influence, err := f.Of(x, next)
			if err != nil {
				t.Fatal(err)
			}
			effect := make([]float64, len(x)) // of the others in its place
			for i, was := range x {
				for c := uint32(1); c < uint32(tiny.Vocab); c++ { // all but the mark
					x[i] = c
					effect[i] -= logP(x, next)
				}
				x[i] = was
			}
			n++
			if influence[k] == slices.Max(influence) {
				found++
			}
			agreement += correlation(influence, effect)
			x = append(x, next)
		}
	}
	if found < n*9/10 { // chance is one in seven to twelve; gradient × input finds a third
		t.Errorf("the source is first in %d of %d", found, n)
	}
	if agreement /= float64(n); agreement < .6 { // a correlation; that of gradient × input is 0.2
		t.Errorf("influence and effect agree by %.2f", agreement)
	}
}

// correlation is Pearson's.
func correlation(a []float32, b []float64) float64 {
	n := float64(len(a))
	var sa, sb, aa, bb, ab float64
	for i, y := range b {
		x := float64(a[i])
		sa, sb, aa, bb, ab = sa+x, sb+y, aa+x*x, bb+y*y, ab+x*y
	}
	return (ab - sa*sb/n) / math.Sqrt((aa-sa*sa/n)*(bb-sb*sb/n))
}
