package lm

import (
	"slices"
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
	"gonum.org/v1/gonum/blas/gonum"
)

// talker is a model that looks at the last token only, as its blocks add nothing:
// behind 5 it says 6, behind that 7, behind that the end; behind 8 it says 8.
func talker(t *testing.T) *Session {
	cfg := Config{Layers: 1, Width: 4, Heads: 1, MLP: 1, Taps: 1, Context: 12, Rotary: 0, Vocab: 9}
	w := make([]float32, cfg.Params())
	// Of all rows, the next token's has the largest product with a token's own.
	for token, row := range map[uint32][4]float32{5: {1}, 6: {2, 1}, 7: {0, 10, 1}, token.End: {0, 0, 200}, 8: {0, 0, 0, 1}} {
		copy(w[int(token)*cfg.Width:], row[:])
	}
	m, err := NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), cfg, w)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSession(m)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestComplete(t *testing.T) {
	s := talker(t)
	for _, c := range []struct{ prompt, want []uint32 }{
		{[]uint32{8, 5}, []uint32{6, 7, token.End}},
		{[]uint32{7}, []uint32{token.End}},
		{[]uint32{5, 8, 8, 8, 8, 8, 8, 8, 8, 8}, []uint32{8, 8, 8}}, // reads 12, and has said what comes then
		{[]uint32{8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 7}, []uint32{token.End}},
	} {
		got, err := s.Complete(c.prompt)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("behind %d it wrote %d, want %d; error %v", c.prompt, got, c.want, err)
		}
	}
}

func TestSolves(t *testing.T) {
	s := talker(t)
	for _, c := range []struct {
		prompt, answer []uint32
		want           bool
	}{
		{[]uint32{8, 5}, []uint32{6, 7, token.End}, true},
		{[]uint32{8, 5}, []uint32{6, token.End}, false},
		{[]uint32{8, 6}, []uint32{6, 7, token.End}, false},
		{[]uint32{5, 8}, []uint32{8, token.End}, false},
	} {
		if got, err := s.Solves(&corpus.Case{Prompt: c.prompt, Answer: c.answer}); err != nil || got != c.want {
			t.Errorf("prompt %d, answer %d: %v, want %v; error %v", c.prompt, c.answer, got, c.want, err)
		}
	}
}
