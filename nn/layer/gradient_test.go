package layer_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/devicetest"
	"breakeven/nn/device/ref"
	"breakeven/nn/layer"
	"breakeven/nn/loss"
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
			n.dev.Values(v)[i] = r.NormFloat64() / 2
		}
	}
	p := &device.Program{Rows: rows, Learn: true, Alloc: func(size int) device.View { return alloc(size, device.F32) }}
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
	s := device.Step{Rows: n.rows, Batch: n.rows, First: true, Last: true, T: 1, Seed: 5}
	if err := n.dev.Run(context.Background(), n.plan, []device.Step{s}); err != nil {
		t.Fatal(err)
	}
	return n.dev.Values(n.metrics)[0] / float64(n.rows)
}

func (n *net) checkGradient(t *testing.T, name string, of, gradient device.View) {
	n.loss(t)
	values := n.dev.Values(of)
	got := append([]float64(nil), n.dev.Values(gradient)...)
	for i := range values {
		if want := devicetest.Difference(values, i, func() float64 { return n.loss(t) }); !devicetest.IsGradient(got[i], want) {
			t.Fatalf("%s[%d]: gradient %.9g, finite difference %.9g", name, i, got[i], want)
		}
	}
}

// The numbers are random, so a ReLU's input lies within a step of its kink, or
// two numbers of a pool that close together, with a chance of about 1e-5; for
// this seed none does. Dropout leaves out the same numbers whatever they are.
func TestGradients(t *testing.T) {
	image := device.Planes{C: 2, H: 7, W: 6}
	for name, layers := range map[string][]layer.Layer{
		"dense":             {&layer.Dense{In: 4, Out: 4}},
		"dense-ReLU-dense":  {&layer.Dense{In: 4, Out: 5}, layer.ReLU(5), &layer.Dense{In: 5, Out: 4}},
		"two hidden layers": {&layer.Dense{In: 4, Out: 6}, layer.ReLU(6), &layer.Dense{In: 6, Out: 3}, layer.ReLU(3), &layer.Dense{In: 3, Out: 4}},
		"tanh":              {&layer.Dense{In: 4, Out: 5}, layer.Tanh(5), &layer.Dense{In: 5, Out: 4}},
		"sigmoid":           {&layer.Dense{In: 4, Out: 5}, layer.Sigmoid(5), &layer.Dense{In: 5, Out: 4}},
		"dropout":           {&layer.Dense{In: 4, Out: 9}, layer.Tanh(9), &layer.Dropout{Dim: 9, P: 0.4, Salt: 1}, &layer.Dense{In: 9, Out: 4}},
		"conv":              {&layer.Conv{In: device.Planes{C: 2, H: 4, W: 3}, Out: 2, K: 3}},
		"conv 1×1":          {&layer.Conv{In: device.Planes{C: 3, H: 1, W: 2}, Out: 2, K: 1}},
		"maxpool":           {&layer.MaxPool{In: device.Planes{C: 2, H: 3, W: 5}}},
		"conv-ReLU-conv-tanh-pool-dense": {
			&layer.Conv{In: image, Out: 3, K: 3}, layer.ReLU(3 * 5 * 4),
			&layer.Conv{In: device.Planes{C: 3, H: 5, W: 4}, Out: 4, K: 2}, layer.Tanh(4 * 4 * 3),
			&layer.MaxPool{In: device.Planes{C: 4, H: 4, W: 3}}, &layer.Dense{In: 4 * 2, Out: 4},
		},
		"conv-sigmoid-dropout-pool-dropout-dense": {
			&layer.Conv{In: image, Out: 3, K: 4}, layer.Sigmoid(3 * 4 * 3),
			&layer.Dropout{Dim: 3 * 4 * 3, P: 0.2}, &layer.MaxPool{In: device.Planes{C: 3, H: 4, W: 3}},
			&layer.Dropout{Dim: 6, P: 0.5, Salt: 1}, &layer.Dense{In: 6, Out: 4},
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := build(t, 3, inputs(layers[0]), layers, 4)
			n.checkGradient(t, "dW", n.w, n.g)
			n.checkGradient(t, "dX", n.x, n.dX)
		})
	}
}

// inputs is the size of a network's first layer.
func inputs(first layer.Layer) int {
	switch l := first.(type) {
	case *layer.Conv:
		return l.In.Size()
	case *layer.MaxPool:
		return l.In.Size()
	}
	return first.(*layer.Dense).In
}

// The network's first layer leaves its input's gradient out, and nothing else.
func TestFirstLayer(t *testing.T) {
	shape := device.Planes{C: 1, H: 3, W: 4}
	for _, c := range []struct{ all, first layer.Layer }{
		{&layer.Dense{In: 4, Out: 4}, &layer.Dense{In: 4, Out: 4, First: true}},
		{&layer.Conv{In: shape, Out: 2, K: 3}, &layer.Conv{In: shape, Out: 2, K: 3, First: true}},
	} {
		all := build(t, 3, inputs(c.all), []layer.Layer{c.all}, 4)
		first := build(t, 3, inputs(c.all), []layer.Layer{c.first}, 4)
		all.loss(t)
		first.loss(t)
		if !first.dX.IsZero() {
			t.Errorf("%s made dX, although first", c.all.Name())
		}
		if a, b := fmt.Sprint(all.dev.Values(all.g)), fmt.Sprint(first.dev.Values(first.g)); a != b {
			t.Errorf("%s: gradients differ: %s and %s", c.all.Name(), a, b)
		}
	}
}

// Where nobody learns, dropout is not there.
func TestDropoutInTest(t *testing.T) {
	p := &device.Program{Rows: 2}
	x := device.NewBuffer(1, 6, device.F32).All()
	if y := (&layer.Dropout{Dim: 3, P: 0.5}).Forward(p, x); y != x || len(p.Ops) != 0 {
		t.Errorf("dropout gave %v and %d operations for %v", y, len(p.Ops), x)
	}
}

// Tensors fill Params, and what is decayed is the first of them: the matrix.
func TestTensors(t *testing.T) {
	image := device.Planes{C: 3, H: 5, W: 5}
	for _, c := range []struct {
		layer   layer.Layer
		decayed int
	}{
		{&layer.Dense{In: 7, Out: 5}, 35}, {&layer.Conv{In: image, Out: 2, K: 3}, 54}, {&layer.MaxPool{In: image}, 0},
		{layer.ReLU(4), 0}, {layer.Tanh(4), 0}, {layer.Sigmoid(4), 0}, {&layer.Dropout{Dim: 4, P: 0.5}, 0},
	} {
		sum := 0
		for _, tensor := range c.layer.Tensors() {
			n := 1
			for _, d := range tensor.Shape {
				n *= d
			}
			sum += n
		}
		if sum != c.layer.Params() {
			t.Errorf("%s: tensors of %d numbers, %d parameters", c.layer.Name(), sum, c.layer.Params())
		}
		w := device.NewBuffer(1, 100, device.F32).View(10, sum)
		c.layer.Bind(w, w)
		want := device.View{}
		if c.decayed > 0 {
			want = w.View(0, c.decayed)
		}
		if got := c.layer.Decayed(); got != want {
			t.Errorf("%s: decays %v, want %v", c.layer.Name(), got, want)
		}
	}
}

func TestInit(t *testing.T) {
	for _, c := range []struct {
		layer      layer.Layer
		in, biases int
	}{
		{&layer.Dense{In: 600, Out: 50}, 600, 50},
		{&layer.Conv{In: device.Planes{C: 24, H: 9, W: 9}, Out: 50, K: 5}, 600, 50},
	} {
		w := make([]float32, c.layer.Params())
		for i := range w {
			w[i] = 7
		}
		c.layer.Init(w, rand.New(rand.NewPCG(1, 1)).Float64)
		weights, biases := w[:len(w)-c.biases], w[len(w)-c.biases:]
		var sum, squares float64
		for _, v := range weights {
			sum += float64(v)
			squares += float64(v) * float64(v)
		}
		n := float64(len(weights))
		if mean, variance := sum/n, squares/n; math.Abs(mean) > 0.002 || math.Abs(variance*float64(c.in)/2-1) > 0.03 {
			t.Errorf("%s: mean %.4f, variance %.3g; want 0 and 2/%d = %.3g", c.layer.Name(), mean, variance, c.in, 2/float64(c.in))
		}
		for _, b := range biases {
			if b != 0 {
				t.Fatalf("%s: biases must start at 0", c.layer.Name())
			}
		}
	}
}
