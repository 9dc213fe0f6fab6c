package lm

import (
	"fmt"
	"math"

	"breakeven/nn/device"
	"breakeven/nn/lm/corpus"
)

// Influence tells which tokens what a model says depends on. The model must
// stay open; it may learn in between.
type Influence struct {
	backprop
	cfg Config
	n   int // tokens of what was begun
}

// NewInfluence returns it for a model. Errors: the device's.
func NewInfluence(m *Model) (_ *Influence, err error) {
	f := &Influence{backprop: backprop{memory: memory{dev: m.dev}}, cfg: m.cfg}
	defer f.catch(&err)
	f.prepare(m.cfg, m.parts(device.View{}, device.View{}), m.cfg.Context)
	return f, nil
}

// Of returns of each token how much what comes next depends on it, in nats: the
// length of the gradient of the log-probability (Simonyan et al. 2013,
// arXiv:1312.6034; of words: Li et al. 2016, arXiv:1506.01066).
//
//	influence[i] = √Σ_j (∂ log p(next | tokens) / ∂x[i][j])²
//
// where x[i] is token i as it is embedded. Numbers of x are about 1, so another
// token in its place would change log p by about as much, as far as a straight
// line can tell. Where p is near 1 all are small: what counts is each one's share.
// It is rounding where p − 1, which is a float32, is: with p above 1 − 10⁻⁷.
// The gradient is not multiplied by x, as is often done: that asks what a longer x
// would do, and behind a norm it does next to nothing (docs/model.md has figures).
// It panics unless tokens are 1 to Config.Context.
func (f *Influence) Of(tokens []uint32, next uint32) (influence []float32, err error) {
	err = f.Begin(tokens, next)
	for err == nil && influence == nil {
		influence, err = f.Piece()
	}
	return influence, err
}

// Begin begins Of, which Piece then does. What was begun before is forgotten.
func (f *Influence) Begin(tokens []uint32, next uint32) error {
	n := len(tokens)
	if n < 1 || n > f.cfg.Context {
		panic(fmt.Sprintf("lm: %d tokens for a context of %d", n, f.cfg.Context))
	}
	b := corpus.NewBatch(n)
	copy(b.Tokens, tokens)
	b.Targets[n-1], b.Weights[n-1] = next, 1
	for i := range b.Pos {
		b.Pos[i] = uint32(i)
	}
	f.n, f.todo = n, nil
	return f.beginGradient(b, 1, true)
}

// Piece does a piece of what was begun, which takes but a moment: with the last one
// it returns what Of does, before that nil.
func (f *Influence) Piece() ([]float32, error) {
	if err := f.piece(); err != nil || f.Busy() {
		return nil, err
	}
	n, d := f.n, f.cfg.Width
	g, err := f.read(f.dFirst.View(0, n*d)) // of the loss, −log p, which is as long
	if err != nil {
		return nil, err
	}
	influence := make([]float32, n)
	for i := range influence {
		squares := 0.0
		for _, x := range g[i*d : (i+1)*d] {
			squares += float64(x) * float64(x)
		}
		influence[i] = float32(math.Sqrt(squares))
	}
	return influence, nil
}
