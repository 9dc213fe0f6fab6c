package lm

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"breakeven/nn/device/ref"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

// documents packs documents of these lengths, random tokens with random weights,
// a third of them 0.
func documents(vocab int, lengths ...int) *corpus.Batch {
	r := rand.New(rand.NewPCG(7, 7))
	b := corpus.NewBatch(0)
	for _, n := range lengths {
		for i := range n {
			b.Tokens = append(b.Tokens, r.Uint32N(uint32(vocab)))
			b.Targets = append(b.Targets, r.Uint32N(uint32(vocab)))
			b.Weights = append(b.Weights, max(0, float32(r.IntN(6))-1))
			b.Pos = append(b.Pos, uint32(i))
		}
	}
	return b
}

// onRef returns a tiny trainer on the oracle, whose numbers a test can change.
func onRef(t *testing.T) (*Trainer, *ref.Device) {
	dev := ref.New()
	tr, err := NewTrainer(dev, tiny, 1)
	if err != nil {
		t.Fatal(err)
	}
	return tr, dev
}

// The whole model's gradient, of every tensor. ReLU²'s kink is in its second
// derivative, where it disturbs nothing.
func TestGradient(t *testing.T) {
	tr, dev := onRef(t)
	b := documents(tiny.Vocab, 7, 1, 5)
	loss := func() float64 {
		if err := tr.gradient(b); err != nil {
			t.Fatal(err)
		}
		return dev.Values(tr.metrics)[0]
	}
	loss()
	g := append([]float64(nil), dev.Values(tr.g)...)
	w := dev.Values(tr.model.w)
	for _, x := range tiny.Tensors() {
		own := w[x.At : x.At+x.Size()]
		compare(t, x.Name, own, g[x.At:], 1+x.Size()/40, 1e-4, loss) // about 40 of each
	}
}

// compare compares gradients of each step-th of some weights with central
// differences of the loss, of which one at least must reach a size.
func compare(t *testing.T, name string, w, got []float64, step int, least float64, loss func() float64) {
	t.Helper()
	largest := 0.0
	for i := 0; i < len(w); i += step {
		want := devicetest.Difference(w, i, loss)
		largest = max(largest, math.Abs(want))
		if !devicetest.IsGradient(got[i], want) {
			t.Errorf("%s[%d]: gradient %.9g, finite difference %.9g", name, i, got[i], want)
		}
	}
	if largest < least {
		t.Errorf("%s: no gradient above %g: nothing was tested", name, largest)
	}
}

// A step is as long whatever the scale of the batch's weights, and the loss of a
// model that knows nothing is the log of the vocabulary.
func TestLossScale(t *testing.T) {
	b := documents(tiny.Vocab, 9, 4)
	scaled := *b
	scaled.Weights = nil
	for _, w := range b.Weights {
		scaled.Weights = append(scaled.Weights, 8*w)
	}
	one, other := onCPU(t, tiny, 1), onCPU(t, tiny, 1)
	a, _, err := one.Step(b, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := other.Step(&scaled, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	if a != c || !slices.Equal(weightsOf(t, one), weightsOf(t, other)) {
		t.Errorf("losses %g and %g", a, c)
	}
	if err := one.Model().SetWeights(make([]float32, tiny.Params())); err != nil {
		t.Fatal(err)
	}
	if loss, _, _ := one.Step(b, 0, 10); math.Abs(float64(loss)-math.Log(11)) > 1e-6 {
		t.Errorf("loss %g, want %g", loss, math.Log(11))
	}
}

// Loss says what the next step would, and leaves no trace in it.
func TestLoss(t *testing.T) {
	b := documents(tiny.Vocab, 9, 4)
	tr, other := onCPU(t, tiny, 1), onCPU(t, tiny, 1)
	loss, accuracy, err := tr.Loss(b)
	if err != nil {
		t.Fatal(err)
	}
	if l, a, err := tr.Step(b, 0, 10); err != nil || l != loss || a != accuracy {
		t.Errorf("loss %g and accuracy %g, then a step of %g and %g; error %v", loss, accuracy, l, a, err)
	}
	if _, _, err := other.Step(b, 0, 10); err != nil || !slices.Equal(weightsOf(t, tr), weightsOf(t, other)) {
		t.Errorf("a step goes elsewhere behind Loss; error %v", err)
	}
}

func TestRate(t *testing.T) {
	for step, want := range map[int]float64{0: .02, 24: .5, 49: 1, 449: 1, 450: 1, 725: .5, 999: 1. / 550, 1000: 0} {
		if got := rate(step, 1000); math.Abs(got-want) > 1e-12 {
			t.Errorf("step %d: %g, want %g", step, got, want)
		}
	}
}

// copying is a batch of documents that say six tokens, a mark, and the same again,
// of which only the copy counts.
func copying(r *rand.Rand) *corpus.Batch {
	const length, mark = 6, 0
	b := corpus.NewBatch(0)
	for range 16 {
		var x []uint32
		for range length {
			x = append(x, 1+r.Uint32N(uint32(tiny.Vocab-1)))
		}
		x = append(append(x, mark), x...)
		for i := range len(x) - 1 {
			w := float32(0)
			if i >= length {
				w = 1
			}
			b.Tokens, b.Targets = append(b.Tokens, x[i]), append(b.Targets, x[i+1])
			b.Weights, b.Pos = append(b.Weights, w), append(b.Pos, uint32(i))
		}
	}
	return b
}

// A copier is a tiny model after its training, and what its last step told.
type copier struct {
	cfg            Config
	weights        []float32
	loss, accuracy float32
}

// theCopier learns once for all tests.
var theCopier = sync.OnceValues(func() (c copier, err error) {
	const steps = 160
	c.cfg = tiny
	c.cfg.Width, c.cfg.MLP = 32, 64
	tr, err := NewTrainer(cpu.New(gonum.Implementation{}, cpu.Generic{}), c.cfg, 1)
	if err != nil {
		return c, err
	}
	r := rand.New(rand.NewPCG(1, 1))
	for step := range steps {
		if c.loss, c.accuracy, err = tr.Step(copying(r), step, steps); err != nil {
			return c, err
		}
	}
	c.weights, err = tr.Model().Weights()
	return c, err
})

// copierOn returns it as a model on a device.
func copierOn(t *testing.T, dev device.Device) *Model {
	c, err := theCopier()
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewModel(dev, c.cfg, c.weights)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A tiny model learns to copy tokens that it never saw in this order.
func TestLearnsToCopy(t *testing.T) {
	c, err := theCopier()
	if err != nil {
		t.Fatal(err)
	}
	if c.accuracy < .95 { // chance is 10 %
		t.Errorf("loss %.3f, right %.1f %%", c.loss, 100*c.accuracy)
	}
}
