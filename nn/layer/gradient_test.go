package layer_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/ref"
	"breakeven/nn/layer"
	"breakeven/nn/loss"
)

const (
	// fdStep balances the truncation of central differences (~h²) against
	// float64's rounding (~1e-16/h).
	fdStep = 1e-5
	// fdTolerance is what is left of both, relative to gradients of about 1.
	fdTolerance = 1e-7
)

// net is a small network on the oracle, trained on rows of random numbers.
type net struct {
	dev              *ref.Device
	plan             device.Plan
	x, w, g, metrics device.View
	dX               device.View
	rows             int
}

// build puts layers and the loss over them on the oracle.
func build(t *testing.T, rows, in int, layers []layer.Layer, classes int) *net {
	n := &net{dev: ref.New(), rows: rows}
	alloc := func(size int, typ device.DType) device.View {
		b, err := n.dev.Alloc(size, typ)
		if err != nil {
			t.Fatal(err)
		}
		return b.All()
	}
	params := 0
	for _, l := range layers {
		params += l.Params()
	}
	n.x, n.w, n.g, n.metrics = alloc(rows*in, device.F32), alloc(params, device.F32), alloc(params, device.F32), alloc(2, device.F32)
	y := alloc(rows, device.U32)
	r := rand.New(rand.NewPCG(3, 4))
	for i := range n.dev.Values(y) {
		n.dev.Values(y)[i] = float64(r.IntN(classes))
	}
	for _, v := range []device.View{n.x, n.w} {
		for i := range n.dev.Values(v) {
			n.dev.Values(v)[i] = r.NormFloat64()
		}
	}
	p := &device.Program{Rows: rows, Alloc: func(size int) device.View { return alloc(size, device.F32) }}
	at, z := 0, n.x
	for _, l := range layers {
		l.Bind(n.w.View(at, l.Params()), n.g.View(at, l.Params()))
		at += l.Params()
		z = l.Forward(p, z)
	}
	ce := &loss.SoftmaxCrossEntropy{Classes: classes}
	ce.Forward(p, z, y, n.metrics, true)
	dZ := ce.Backward()
	for i := len(layers) - 1; i >= 0; i-- {
		dZ = layers[i].Backward(p, dZ)
	}
	n.dX = dZ
	var err error
	if n.plan, err = n.dev.Compile(p.Ops); err != nil {
		t.Fatal(err)
	}
	return n
}

// loss runs forward and backward, and returns the mean loss.
func (n *net) loss(t *testing.T) float64 {
	s := device.Step{Rows: n.rows, Batch: n.rows, First: true, Last: true, T: 1}
	if err := n.dev.Run(context.Background(), n.plan, []device.Step{s}); err != nil {
		t.Fatal(err)
	}
	return n.dev.Values(n.metrics)[0] / float64(n.rows)
}

func (n *net) checkGradient(t *testing.T, name string, of, gradient device.View) {
	n.loss(t)
	values := n.dev.Values(of)
	got := append([]float64(nil), n.dev.Values(gradient)...)
	for i, v := range values {
		values[i] = v + fdStep
		up := n.loss(t)
		values[i] = v - fdStep
		down := n.loss(t)
		values[i] = v
		want := (up - down) / (2 * fdStep)
		if !(math.Abs(got[i]-want) <= fdTolerance*(1+math.Abs(want))) {
			t.Fatalf("%s[%d]: gradient %.9g, finite difference %.9g", name, i, got[i], want)
		}
	}
}

// The numbers are random, so a ReLU's input lies within fdStep of its kink with
// a chance of about 1e-5; for this seed none does.
func TestGradients(t *testing.T) {
	for name, layers := range map[string][]layer.Layer{
		"dense":             {&layer.Dense{In: 4, Out: 4}},
		"dense-ReLU-dense":  {&layer.Dense{In: 4, Out: 5}, &layer.ReLU{Dim: 5}, &layer.Dense{In: 5, Out: 4}},
		"two hidden layers": {&layer.Dense{In: 4, Out: 6}, &layer.ReLU{Dim: 6}, &layer.Dense{In: 6, Out: 3}, &layer.ReLU{Dim: 3}, &layer.Dense{In: 3, Out: 4}},
	} {
		t.Run(name, func(t *testing.T) {
			n := build(t, 3, 4, layers, 4)
			n.checkGradient(t, "dW", n.w, n.g)
			n.checkGradient(t, "dX", n.x, n.dX)
		})
	}
}

// The network's first layer leaves its input's gradient out, and nothing else.
func TestFirstLayer(t *testing.T) {
	all := build(t, 3, 4, []layer.Layer{&layer.Dense{In: 4, Out: 4}}, 4)
	first := build(t, 3, 4, []layer.Layer{&layer.Dense{In: 4, Out: 4, First: true}}, 4)
	all.loss(t)
	first.loss(t)
	if !first.dX.IsZero() {
		t.Error("a first layer made dX")
	}
	if a, b := fmt.Sprint(all.dev.Values(all.g)), fmt.Sprint(first.dev.Values(first.g)); a != b {
		t.Errorf("gradients differ: %s and %s", a, b)
	}
}

func TestInit(t *testing.T) {
	d := &layer.Dense{In: 600, Out: 50}
	w := make([]float32, d.Params())
	r := rand.New(rand.NewPCG(1, 1))
	d.Init(w, r.Float64)
	var sum, squares float64
	for _, v := range w[:600*50] {
		sum += float64(v)
		squares += float64(v) * float64(v)
	}
	n := 600.0 * 50
	if mean, variance := sum/n, squares/n; math.Abs(mean) > 0.002 || math.Abs(variance*600/2-1) > 0.03 {
		t.Errorf("mean %.4f, variance %.3g; want 0 and 2/600 = %.3g", mean, variance, 2.0/600)
	}
	for _, b := range w[600*50:] {
		if b != 0 {
			t.Fatal("biases must start at 0")
		}
	}
}
