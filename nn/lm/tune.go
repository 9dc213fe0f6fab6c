package lm

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"breakeven/nn/device"
	"breakeven/nn/lm/corpus"
)

// Tuning is how a model learns from a visitor's documents.
type Tuning struct {
	Rank  int     // of a LoRA adapter, up to MaxRank; 0 tunes all weights
	Rate  float64 // Adam's at the first step; it falls to 0 in a straight line
	Steps int
	Mix   float64 // share of a step's 16 documents that are pretraining's, against forgetting, up to MaxMix: rounded, 1 at least unless it is 0
	// Pretraining returns the next of pretraining's documents, of at most
	// corpus.MaxLen tokens; nil where none are mixed in.
	Pretraining func() corpus.Document
	Seed        uint64
}

// DefaultTuning returns the experiments' settings for a rank.
func DefaultTuning(rank int) Tuning {
	t := Tuning{Rank: rank, Rate: 1e-3, Steps: 160}
	if rank > 0 {
		t.Rate = 5e-3 // there are fewer weights to move, and all of A and B must move far
	}
	return t
}

// What a Tuning can have at most, besides MaxRank.
const (
	MaxRate = 1
	MaxMix  = .4 // with more, pretraining's documents could fill MaxRows alone
)

// What can be wrong with a Tuning that a visitor has chosen.
var (
	ErrRank          = errors.New("lm: no adapter has this rank")
	ErrRate          = errors.New("lm: nothing learns at this rate")
	ErrMix           = errors.New("lm: no such share of pretraining can be mixed in")
	ErrNoPretraining = errors.New("lm: there are no documents of pretraining for this model")
)

// tuningBatch is how many documents a step has.
const tuningBatch = 16

// tuningStream is the random stream of the documents' order.
const tuningStream = 0x6c6d2074756e65

// Check returns what is wrong with the settings for a model, or nil.
func (t Tuning) Check(c Config) error {
	switch {
	case t.Rank < 0 || t.Rank > MaxRank:
		return fmt.Errorf("%w: %d, must be 0 to %d", ErrRank, t.Rank, MaxRank)
	case !(t.Rate > 0 && t.Rate <= MaxRate):
		return fmt.Errorf("%w: %g, must be above 0 and at most %d", ErrRate, t.Rate, MaxRate)
	case t.Steps < 1:
		return fmt.Errorf("lm: %d steps, must be 1 or more", t.Steps)
	case !(t.Mix >= 0 && float32(t.Mix) <= MaxMix): // as whoever sends a float32 has it
		return fmt.Errorf("%w: %g, must be 0 to %g", ErrMix, t.Mix, MaxMix)
	case t.Mix > 0 && (t.Pretraining == nil || c.Context < corpus.MaxLen):
		return ErrNoPretraining
	}
	return nil
}

// Tuner tunes a model, step by step. What it starts from stays as it is.
type Tuner struct {
	backprop
	how   Tuning
	model *Model
	step  int
	moves []move
	part  part

	documents []corpus.Document
	random    *rand.Rand
	pass      []int // documents to come, before all come again in a new order
	batch     *corpus.Batch
}

// move is an optimizer with a rate of its own.
type move struct {
	plan  plan
	scale float64 // of the tuning's rate
}

// NewTuner returns a tuner of a model, which must stay open, and have no adapter:
// Merge it first. Documents are of its tokens, the loss weights as they are given.
// Errors: what is wrong with the settings or a document, and the device's.
func NewTuner(base *Model, documents []corpus.Document, how Tuning) (_ *Tuner, err error) {
	if base.rank > 0 {
		panic("lm: a model with an adapter is tuned")
	}
	if err := how.Check(base.cfg); err != nil {
		return nil, err
	}
	if len(documents) == 0 {
		return nil, errors.New("lm: no document to learn from")
	}
	var lengths []int
	for i, d := range documents {
		n := len(d.Tokens)
		if n < 2 || n > base.cfg.Context {
			return nil, fmt.Errorf("lm: document %d has %d tokens, must be 2 to %d", i+1, n, base.cfg.Context)
		}
		learned := n - 1 // from the end, where answers stand: there may be many documents
		for learned > 0 && !(d.Weights[learned] > 0) {
			learned--
		}
		if learned == 0 {
			return nil, fmt.Errorf("lm: document %d has nothing to learn", i+1)
		}
		lengths = append(lengths, n-1)
	}
	t := &Tuner{backprop: backprop{memory: memory{dev: base.dev}}, how: how, documents: documents}
	if how.Rank > 0 {
		t.model, err = base.adapt(how.Rank, how.Seed)
	} else {
		t.model, err = base.Merge()
	}
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			t.model.Close()
		}
	}()
	defer t.catch(&err)
	t.random = rand.New(rand.NewPCG(how.Seed, tuningStream))
	slices.Sort(lengths)
	rows := 0
	for _, n := range lengths[max(0, len(lengths)-tuningBatch+t.mixed()):] {
		rows += n
	}
	if how.Mix > 0 {
		rows += t.mixed() * (corpus.MaxLen - 1)
	}
	rows = min(rows, MaxRows)
	t.batch = corpus.NewBatch(rows)

	// What is learned is one run of memory, a half of which has a rate of its own
	// in an adapter (see loraAlpha).
	w, scales := t.model.w, []float64{1}
	if how.Rank > 0 {
		w, scales = t.model.adapter, []float64{1, loraAlpha / float64(how.Rank)}
	}
	g, m, v := t.floats(w.Len), t.floats(w.Len), t.floats(w.Len)
	n := w.Len / len(scales)
	for i, scale := range scales {
		of := func(x device.View) device.View { return x.View(i*n, n) }
		adam := device.Adam(of(w), of(m), of(v), of(g), adamBeta1, adamBeta2, adamEps)
		t.moves = append(t.moves, move{t.compile([]device.Op{adam}), scale})
	}
	dW, dAdapter := g, device.View{}
	if how.Rank > 0 {
		dW, dAdapter = dAdapter, g
	}
	t.prepare(base.cfg, t.model.parts(dW, dAdapter), min(rows, max(partRows, base.cfg.Context)))
	return t, nil
}

// mixed is how many of a step's documents are pretraining's.
func (t *Tuner) mixed() int {
	if t.how.Mix == 0 {
		return 0
	}
	return max(1, int(math.Round(t.how.Mix*tuningBatch)))
}

// Model returns the model as it stands: it changes with every step. It is the
// caller's to close, and with an adapter it lives on the weights it started from.
func (t *Tuner) Model() *Model { return t.model }

// Step learns from the next documents. loss is their cross-entropy before the
// update, in nats, weighted, those of pretraining included. It panics when all
// steps are done; after an error of the device the tuner is of no more use.
func (t *Tuner) Step() (loss float32, err error) {
	for done := false; !done && err == nil; {
		done, loss, err = t.Piece()
	}
	return loss, err
}

// Piece does a piece of a step that takes but a moment: done says whether it was the
// step's last, and loss is then Step's.
func (t *Tuner) Piece() (done bool, loss float32, err error) {
	if !t.Busy() {
		if err := t.begin(); err != nil {
			return false, 0, err
		}
	}
	if err := t.piece(); err != nil || t.Busy() || t.part.of != nil {
		return false, 0, err
	}
	sums, err := t.read(t.metrics)
	return true, sums[0], err
}

// begin begins the next part of a step; with the last one, the update.
func (t *Tuner) begin() error {
	p := &t.part
	if p.of == nil {
		if t.step == t.how.Steps {
			panic("lm: all steps are done")
		}
		*p = part{of: t.next(), first: true}
		p.sum = p.of.Sum()
	}
	for !t.Busy() { // of a document cut short, nothing may be left to learn
		if x := p.next(); x.Sum() > 0 {
			if err := t.beginGradient(x, p.sum, p.first); err != nil {
				return err
			}
			p.first = false
		}
		if p.at < len(p.of.Tokens) {
			continue
		}
		p.of = nil
		now := t.how.Rate * (1 - float64(t.step)/float64(t.how.Steps))
		t.step++
		for _, m := range t.moves {
			t.later(m.plan, device.Step{Rows: 1, Last: true, T: t.step, LR: float32(now * m.scale)})
		}
	}
	return nil
}

// partRows is how many rows a part has, where documents are not longer.
const partRows = 256

// part is where a step has come to.
type part struct {
	of    *corpus.Batch // nil between steps
	sum   float32       // of its loss weights
	at    int           // rows done
	first bool          // nothing learned yet
}

// next returns the next documents, as many as partRows hold, but one at least.
func (p *part) next() *corpus.Batch {
	from, to := p.at, p.at
	for to < len(p.of.Tokens) {
		end := to + 1
		for end < len(p.of.Tokens) && p.of.Pos[end] > 0 {
			end++
		}
		if to > from && end-from > partRows {
			break
		}
		to = end
	}
	p.at = to
	return p.of.Rows(from, to)
}

// next packs a step's documents: of pretraining, then of the pass through the
// visitor's, as many as there is room for. One that comes twice stands there once
// and counts twice.
func (t *Tuner) next() *corpus.Batch {
	at := 0
	for range t.mixed() {
		at = t.batch.Put(at, t.how.Pretraining())
	}
	room := len(t.batch.Tokens) - at
	times := map[int]float32{}
	var drawn []int
	for range tuningBatch - t.mixed() {
		if len(t.pass) == 0 {
			t.pass = t.random.Perm(len(t.documents))
		}
		i := t.pass[0]
		if times[i] == 0 {
			if room -= len(t.documents[i].Tokens) - 1; room < 0 {
				break
			}
			drawn = append(drawn, i)
		}
		times[i]++
		t.pass = t.pass[1:]
	}
	for _, i := range drawn {
		end := t.batch.Put(at, t.documents[i])
		for ; at < end; at++ {
			t.batch.Weights[at] *= times[i]
		}
	}
	return t.batch.Rows(0, at)
}
