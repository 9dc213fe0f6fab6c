package pretrain

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
	card := readCard(t, "card.json")
	if card.Corpus != CorpusHash(card.Seed) || card.Vocabulary != VocabularyHash(corpus.Vocabulary()) {
		t.Errorf("the card is of another corpus or vocabulary: run make model")
	}
	b, err := os.ReadFile(filepath.Join(trained, WeightsFile))
	if err != nil {
		t.Fatal(err)
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

var write = flag.Bool("write", false, "write the results in docs/model.md instead of comparing them")

// docs/model.md has the card's figures.
func TestChapter(t *testing.T) {
	const file, begin, end = "../../../docs/model.md", "<!-- results -->\n", "<!-- end of results -->"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page, want := string(text), table(readCard(t, "card.json"))
	from, to := strings.Index(page, begin)+len(begin), strings.Index(page, end)
	if from < len(begin) || to < from {
		t.Fatal("model.md has no place for results")
	}
	if page[from:to] == want {
		return
	}
	if !*write {
		t.Fatal("model.md's results are not the card's: go test ./nn/lm/pretrain -run Chapter -write")
	}
	if err := os.WriteFile(file, []byte(page[:from]+want+page[to:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// table has a card's figures, sets in Chinese beside those in English.
func table(c Card) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nSeed %d, %d steps, %.1f million tokens, %.2g FLOPs, %.1f hours on one core of %s (%s, %s kernels). Cross-entropy of held-out documents %.4f nats, of the half-precision weights %.4f.\n\n",
		c.Seed, c.Steps, float64(c.Tokens)/1e6, c.FLOPs, c.TrainHours, c.Machine.CPU, c.Machine.Host, c.Machine.Kernels, c.Loss.F32, c.Loss.F16)
	b.WriteString("| exact answers, % (95 % interval) | Chinese | English |\n|---|---|---|\n")
	cells, names := map[string][2]string{}, []string(nil)
	for _, s := range c.Sets {
		name, lang := s.Name[:len(s.Name)-len(", zh")], s.Name[len(s.Name)-2:]
		cell := cells[name]
		if cell == [2]string{} {
			names = append(names, name)
		}
		i := 0
		if lang == "en" {
			i = 1
		}
		cell[i] = fmt.Sprintf("%.1f (%.0f–%.0f)", 100*float64(s.Right)/float64(s.N), 100*s.Low, 100*s.High)
		if s.Ceiling < 1 {
			cell[i] += fmt.Sprintf(" of %.0f", 100*s.Ceiling)
		}
		cells[name] = cell
	}
	for _, n := range names {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", n, cells[n][0], cells[n][1])
	}
	b.WriteString("\n")
	return b.String()
}
