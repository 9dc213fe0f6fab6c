// Package corpus generates what the language model is trained on, documents in
// Chinese and English that teach it to answer, to follow instructions and to
// learn from examples, and the sets that it is judged by. It trains nothing.
//
// Documents come from the tables of this package and a seed, in seven families
// whose shares change as training goes on. What evaluation needs unseen is kept
// out of them by construction (heldout.go).
package corpus

import "breakeven/nn/lm/token"

// MaxLen is the most tokens of a document, the model's context.
const MaxLen = 256

// Family is a kind of document.
type Family uint8

const (
	KeyValue  Family = iota // pairs, then one key again
	Induction               // a sequence again
	Labels                  // sentences with labels, then one without
	Questions               // facts on the weather and a question
	Formats                 // facts rewritten, then one that isn't yet
	Templates               // a template and a fact to fill it with
	Copies                  // any tokens, to be repeated
	NumFamilies
)

func (f Family) String() string {
	return [...]string{"key–value", "induction", "labels", "questions", "format by example", "template", "copy"}[f]
}

// shares are the percent of documents of each family at the start of training
// and from rampEnd on, in a straight line between.
var shares = [NumFamilies][2]float64{
	KeyValue: {22, 3}, Induction: {15, 2}, Labels: {24, 29}, Questions: {16, 40},
	Formats: {14, 13}, Templates: {5, 12}, Copies: {5, 5},
}

// rampEnd is the share of the training after which shares stay.
const rampEnd = .18

// Loss weights: a family's answers are so important.
const (
	keyValueWeight = 1
	labelWeight    = 1.5
	questionWeight = .6
	formatWeight   = .8
	copyWeight     = .4
	promptWeight   = .05 // of a random quarter of all else, so that the model knows prompts, too
)

// Document is one piece of text to learn from.
type Document struct {
	Tokens  []uint32  // from token.Begin on, at most MaxLen
	Weights []float32 // loss weight of predicting token i from those before it; 0 for the first
	Family  Family
}

// Generator makes documents. It may not be used by two goroutines at once.
type Generator struct {
	random
	seed uint64
	lex  *lexicon
	draft
}

// New returns a generator: its documents depend on the seed and on the progress
// that each was asked for.
func New(seed uint64) *Generator {
	g := &Generator{seed: seed, lex: theLexicon()}
	g.Seed(seed, 0)
	return g
}

// Next makes the document that training wants when it has done this share, 0 to
// 1, of its steps. What it returns is valid until the next call.
func (g *Generator) Next(progress float64) Document {
	f := g.family(progress)
	g.compose(f, progress)
	return Document{g.tokens, g.weights, f}
}

// family draws a family by the shares.
func (g *Generator) family(progress float64) Family {
	var w [NumFamilies]float64
	for f, s := range shares {
		w[f] = ramp(s[0], s[1], rampEnd, progress)
	}
	return Family(g.weighted(w[:]))
}

// compose drafts a document of a family.
func (g *Generator) compose(f Family, progress float64) {
	g.start()
	switch f {
	case KeyValue:
		g.keyValue()
	case Induction:
		g.induction()
	case Labels:
		g.labels(g.anyLabelling(progress))
	case Questions:
		g.question(g.anyAsking(progress))
	case Formats:
		g.format(g.anyFormatting())
	case Templates:
		g.template(g.anyFilling())
	case Copies:
		g.copying()
	}
	if len(g.tokens) > MaxLen {
		panic("corpus: a document longer than the model's context")
	}
	for i, w := range g.weights[1:] {
		if w == 0 && g.below(4) == 0 {
			g.weights[1+i] = promptWeight
		}
	}
}

// ramp goes from a to b as progress goes from 0 to until. The conversion keeps
// machines from fusing × and +, which would differ in the last bit.
func ramp(a, b, until, progress float64) float64 {
	return a + float64((b-a)*min(1, progress/until))
}

// draft is a document in the making.
type draft struct {
	tokens  []uint32
	weights []float32
	asked   int     // tokens up to the ▸ that ends the prompt, itself included
	ceiling float64 // how probable the right answer is at best: below 1 where one has to guess
}

func (d *draft) start() {
	d.tokens, d.weights, d.ceiling = append(d.tokens[:0], token.Begin), append(d.weights[:0], 0), 1
}

// add appends one token, predicted with this weight.
func (d *draft) add(t uint32, weight float32) {
	d.tokens, d.weights = append(d.tokens, t), append(d.weights, weight)
}

// text appends a piece of the prompt, without holes.
func (d *draft) text(p phrase) { d.say(p, 0) }

// say appends tokens predicted with this weight.
func (d *draft) say(p phrase, weight float32) {
	for _, t := range p {
		d.add(t, weight)
	}
}

// again appends tokens from … to−1 of the document itself.
func (d *draft) again(from, to int, weight float32) {
	for i := from; i < to; i++ {
		d.add(d.tokens[i], weight)
	}
}

// answer ends the prompt.
func (d *draft) answer() {
	d.add(token.Answer, 0)
	d.asked = len(d.tokens)
}

// fill appends a phrase, its holes filled.
func (d *draft) fill(p phrase, v *values, weight float32) {
	for _, t := range p {
		h := hole(t)
		switch {
		case h < cityHole:
			d.add(t, weight)
		case h == inCityHole || h == ofCityHole:
			if city := v[0]; len(city) > 0 {
				if h == inCityHole {
					d.say(v[h-cityHole], weight)
				}
				d.say(city, weight)
				if h == ofCityHole {
					d.say(v[h-cityHole], weight)
				}
			}
		default:
			d.say(v[h-cityHole], weight)
		}
	}
}
