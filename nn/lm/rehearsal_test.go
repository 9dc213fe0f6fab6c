package lm

import (
	"slices"
	"strings"
	"testing"

	"breakeven/nn/lm/corpus"
)

// Documents written as text are read as they were, with a loss on their answers
// alone; all come before one comes again.
func TestDocuments(t *testing.T) {
	c := Recipe(corpus.Vocabulary().Len())
	g := corpus.New(5)
	var list []corpus.Document
	for range 40 {
		d := g.Next(1)
		list = append(list, corpus.Document{Tokens: slices.Clone(d.Tokens), Weights: slices.Clone(d.Weights), Family: d.Family})
	}
	text := WriteDocuments(list)
	got, err := c.ReadDocuments(text)
	if err != nil || len(got) != len(list) {
		t.Fatalf("%d documents of %d: %v", len(got), len(list), err)
	}
	for i, d := range list {
		if !slices.Equal(got[i].Tokens, d.Tokens) {
			t.Fatalf("document %d has other tokens", i)
		}
		for j, w := range d.Weights {
			if (got[i].Weights[j] == 1) != (w >= .3) { // prompts have .05, answers .3 to 1.5
				t.Fatalf("document %d, %s: token %d weighs %g, and now %g", i, d.Family, j, w, got[i].Weights[j])
			}
		}
	}
	next, again := Rehearse(got, 3), Rehearse(got, 3)
	seen := map[*uint32]int{}
	for i := range 2 * len(got) {
		d := next()
		if other := again(); &other.Tokens[0] != &d.Tokens[0] {
			t.Fatal("the same seed, another order")
		}
		if seen[&d.Tokens[0]]++; seen[&d.Tokens[0]] > 1+i/len(got) {
			t.Fatal("a document came again before all had come")
		}
	}
	for _, bad := range []string{"\n", "5 6\n", "-5 x\n", "-5 -6 1e3\n", "-99999\n", "--5\n", "+-5\n", strings.Repeat("-5 ", c.Context) + "\n"} {
		if list, err := c.ReadDocuments(text + bad); err == nil {
			t.Errorf("%.20q is taken for %d documents", bad, len(list))
		}
	}
}
