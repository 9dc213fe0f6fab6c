package pretrain

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"gonum.org/v1/gonum/blas/gonum"
)

const steps = 6

// small is a run of a few steps, stopped when Stopped has been called so often;
// said collects its lines.
func small(t *testing.T, folder string, stopAt int) (r *Run, said *[]string) {
	calls := 0
	said = new([]string)
	r = &Run{
		Config: lm.Config{Layers: 1, Width: 8, Heads: 2, MLP: 8, Taps: 2, Context: corpus.MaxLen, Rotary: 1, Vocab: corpus.Vocabulary().Len()},
		Seed:   3, Steps: steps, Rows: 256, Folder: folder,
		Log:     func(line string) { *said = append(*said, line) },
		Stopped: func() bool { calls++; return calls == stopAt },
	}
	for _, s := range corpus.Sets(2) {
		if strings.Contains(s.Name, "three facts") {
			r.Sets = append(r.Sets, s)
		}
	}
	if len(r.Sets) < 2 {
		t.Fatal("no sets of three facts")
	}
	return r, said
}

func do(r *Run) error { return r.Do(cpu.New(gonum.Implementation{}, cpu.Generic{})) }

func read(t *testing.T, name string) []byte {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// results returns what a run has written, without the times.
func results(t *testing.T, r *Run) (weights []byte, c Card) {
	if err := json.Unmarshal(read(t, r.File("json")), &c); err != nil {
		t.Fatal(err)
	}
	c.TrainHours, c.EvaluationHours = 0, 0
	return read(t, r.File("safetensors")), c
}

// Stopped in training, twice, and in the evaluation, a run ends as one that was
// not.
func TestGoesOn(t *testing.T) {
	whole, _ := small(t, t.TempDir(), 0)
	if err := do(whole); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, c := range []struct {
		stopAt int
		want   string
	}{{2, "stopped behind step 2 of 6"}, {1, "stopped behind step 3 of 6"}, {5, "stopped in the evaluation"}} {
		r, said := small(t, folder, c.stopAt)
		if err := do(r); !errors.Is(err, ErrStopped) {
			t.Fatalf("error %v, want %v", err, ErrStopped)
		}
		if last := (*said)[len(*said)-1]; !strings.Contains(last, c.want) {
			t.Fatalf("it said %q, want %q", last, c.want)
		}
		if _, err := os.Stat(r.File("json")); !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("a card of a run that was stopped; error %v", err)
		}
	}
	last, said := small(t, folder, 0)
	if err := do(last); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains((*said)[0], "goes on behind step 6 of 6") {
		t.Errorf("it said %q", *said)
	}
	weights, card := results(t, whole)
	again, other := results(t, last)
	if !bytes.Equal(weights, again) {
		t.Error("other weights")
	}
	a, _ := json.Marshal(card)
	b, _ := json.Marshal(other)
	if !bytes.Equal(a, b) {
		t.Errorf("other cards:\n%s\n%s", a, b)
	}
	if left, _ := os.ReadDir(folder); len(left) != 3 {
		t.Errorf("files left behind: %v", left)
	}
}

// The card tells the truth about the weights beside it.
func TestCard(t *testing.T) {
	r, said := small(t, t.TempDir(), 0)
	if err := do(r); err != nil {
		t.Fatal(err)
	}
	file, c := results(t, r)
	shape, w, notes, err := lm.Unpack(file)
	if err != nil || shape != r.Config || len(w) != c.Parameters || notes["corpus"] != c.Corpus {
		t.Fatalf("shape %+v, %d weights, notes %v, error %v", shape, len(w), notes, err)
	}
	if c.Seed != 3 || c.Steps != steps || c.Tokens != steps*256 || c.FLOPs != 6*float64(c.Parameters*c.Tokens) {
		t.Errorf("seed %d, %d steps, %d tokens, %g FLOPs", c.Seed, c.Steps, c.Tokens, c.FLOPs)
	}
	if c.Corpus != CorpusHash(3) || c.Corpus == CorpusHash(4) || c.Vocabulary != VocabularyHash(corpus.Vocabulary()) {
		t.Errorf("corpus %s, vocabulary %s", c.Corpus, c.Vocabulary)
	}
	// Weights of about 1/√8 are rounded by 2⁻¹¹ of themselves at most; the loss of six
	// steps is still near that of knowing nothing.
	if !(math.Abs(c.Loss.F16-c.Loss.F32) < .01) || math.Abs(c.Loss.F32-math.Log(float64(shape.Vocab))) > 2 {
		t.Errorf("losses %g and, rounded, %g", c.Loss.F32, c.Loss.F16)
	}
	if len(c.Sets) != len(r.Sets) {
		t.Fatalf("%d sets, want %d", len(c.Sets), len(r.Sets))
	}
	for i, s := range c.Sets { // nobody answers in whole sentences after six steps
		if s.Name != r.Sets[i].Name || s.N != 2 || s.Right != 0 || s.Low != 0 || s.High < .6 || s.High > .7 || s.Ceiling != 1 {
			t.Errorf("%+v", s)
		}
	}
	if !slices.ContainsFunc(*said, func(line string) bool {
		return strings.HasPrefix(line, "seed 3: step 6 of 6 (100.0 %), loss ") && strings.HasSuffix(line, " tokens/s, 0s left")
	}) {
		t.Errorf("it said %q", *said)
	}
}

func TestRefusesCheckpoints(t *testing.T) {
	folder := t.TempDir()
	first, _ := small(t, folder, 2)
	if err := do(first); !errors.Is(err, ErrStopped) {
		t.Fatal(err)
	}
	file := read(t, first.File("ckpt"))
	longer, _ := small(t, folder, 1)
	longer.Steps++
	if err := do(longer); err == nil || !strings.Contains(err.Error(), `steps "6" instead of "7"`) {
		t.Errorf("another run's checkpoint: %v", err)
	}
	if !bytes.Equal(file, read(t, first.File("ckpt"))) {
		t.Error("what was refused is overwritten")
	}
	if err := os.WriteFile(first.File("ckpt"), file[:len(file)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	if err := do(first); !errors.Is(err, lm.ErrDamaged) {
		t.Errorf("a cut checkpoint: %v", err)
	}
}
