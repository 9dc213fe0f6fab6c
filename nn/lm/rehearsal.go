package lm

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"

	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// Documents of pretraining go with the weights as text, so that whoever tunes them
// can mix some in without the generator: a document a line, its tokens behind
// token.Begin in decimal, with a minus before those that are learned from.

// WriteDocuments writes documents as text. Loss weights become 1 for those of
// answers; the small ones of prompts are left out.
func WriteDocuments(list []corpus.Document) string {
	var b strings.Builder
	for _, d := range list {
		most := float32(0)
		for _, w := range d.Weights {
			most = max(most, w)
		}
		for i, id := range d.Tokens[1:] {
			if i > 0 {
				b.WriteByte(' ')
			}
			if d.Weights[1+i] > most/8 {
				b.WriteByte('-')
			}
			b.WriteString(strconv.Itoa(int(id)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

var errDocuments = errors.New("lm: documents that this model cannot learn from")

// ReadDocuments reads what WriteDocuments wrote, from anywhere, for a model: each
// document has a place in its context, and something to learn.
func (c Config) ReadDocuments(text string) ([]corpus.Document, error) {
	var list []corpus.Document
	for line := range strings.Lines(text) {
		d := corpus.Document{Tokens: []uint32{token.Begin}, Weights: []float32{0}}
		learns := false
		for _, field := range strings.Fields(line) {
			digits, learned := strings.CutPrefix(field, "-")
			id, err := strconv.ParseUint(digits, 10, 32)
			if err != nil || id >= uint64(c.Vocab) || len(d.Tokens) == c.Context {
				return nil, errDocuments
			}
			w := float32(0)
			if learned {
				w, learns = 1, true
			}
			d.Tokens, d.Weights = append(d.Tokens, uint32(id)), append(d.Weights, w)
		}
		if !learns {
			return nil, errDocuments
		}
		list = append(list, d)
	}
	return list, nil
}

// Rehearse returns a Tuning's source of pretraining documents: all of a list, one or
// more, in an order made from the seed, then all in another one.
func Rehearse(list []corpus.Document, seed uint64) func() corpus.Document {
	r := rand.New(rand.NewPCG(seed, rehearsalStream))
	var order []int
	return func() corpus.Document {
		if len(order) == 0 {
			order = r.Perm(len(list))
		}
		d := list[order[0]]
		order = order[1:]
		return d
	}
}

const rehearsalStream = 0x6c6d2072656865
