package pretrain

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

const trained = "../trained"

func readCard(t *testing.T, name string) (c Card) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(trained, name))
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The weights that go with the page are those of the card, which is of this corpus
// and this vocabulary, and they can what it says: some sets are asked again, here by
// gonum. On another device a nearly even choice may fall otherwise.
func TestTrained(t *testing.T) {
	for _, name := range []string{"card.json", "card2.json"} {
		if c := readCard(t, name); c.Corpus != CorpusHash(c.Seed) || c.Vocabulary != VocabularyHash(corpus.Vocabulary()) {
			t.Errorf("%s is of another corpus or vocabulary: run make model", name)
		}
	}
	card := readCard(t, "card.json")
	b, err := os.ReadFile(filepath.Join(trained, WeightsFile))
	if err != nil {
		t.Fatal(err)
	}
	if card.Weights != fileHash(b) {
		t.Errorf("the card is of other weights: SHA-256 %s, not %s", card.Weights, fileHash(b))
	}
	for _, lang := range corpus.Languages {
		if x := readComparison(t, lang); x.Weights != card.Weights {
			t.Errorf("the comparison in %s is of other weights: %s", lang, x.Weights)
		}
	}
	c, w, notes, err := lm.Unpack(b)
	if err != nil {
		t.Fatal(err)
	}
	if c != card.Shape || notes["corpus"] != card.Corpus || notes["vocabulary"] != card.Vocabulary ||
		notes["seed"] != strconv.FormatUint(card.Seed, 10) || notes["steps"] != strconv.Itoa(card.Steps) {
		t.Errorf("weights of %v with %v, a card of %v, seed %d, %d steps", c, notes, card.Shape, card.Seed, card.Steps)
	}
	m, err := lm.NewModel(cpu.New(gonum.Implementation{}, cpu.Generic{}), c, w)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	again := map[string]bool{"article's two examples: 50 sentences, zh": true, "article's two examples: 50 sentences, en": true, "questions: three facts, one word, zh": true}
	want := map[string]Score{}
	for _, s := range card.Sets {
		if again[s.Name] {
			want[s.Name] = s
		}
	}
	if len(want) != len(again) {
		t.Fatalf("the card has %v of %v", want, again)
	}
	r := &Run{Log: func(line string) { t.Log(line) }}
	for _, s := range corpus.Sets(want["questions: three facts, one word, zh"].N) {
		if again[s.Name] {
			r.Sets = append(r.Sets, s)
		}
	}
	r.Stopped = func() bool { return false }
	scores, err := r.Evaluate(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		if w := want[s.Name]; s.N != w.N || s.Right < w.Right-2 || s.Right > w.Right+2 {
			t.Errorf("%s: %d of %d, on the card %d of %d", s.Name, s.Right, s.N, w.Right, w.N)
		}
	}
}

// Both cards are of the same training, asked the same: only the seed is another.
func TestSecondSeed(t *testing.T) {
	a, b := readCard(t, "card.json"), readCard(t, "card2.json")
	if a.Seed == b.Seed || a.Weights == b.Weights {
		t.Errorf("both are of seed %d, or of the same weights", a.Seed)
	}
	if a.Steps != b.Steps || a.Tokens != b.Tokens || a.Shape != b.Shape {
		t.Errorf("%d steps of %d tokens for %+v, and %d of %d for %+v", a.Steps, a.Tokens, a.Shape, b.Steps, b.Tokens, b.Shape)
	}
	if !slices.EqualFunc(a.Sets, b.Sets, func(x, y Score) bool { return x.Name == y.Name && x.N == y.N }) {
		t.Error("they are asked other sets")
	}
}
