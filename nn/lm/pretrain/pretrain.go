// Package pretrain makes the language model's weights from nothing: it trains on
// the generated corpus, goes on where it was stopped, judges what came out and
// writes it down. It knows no device and no machine; wasm/model is the program
// around it.
package pretrain

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"breakeven/nn/device"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
)

// Steps is how many steps of lm.MaxRows tokens the recipe takes.
const Steps = 32268

// Run is one training, from a seed to weights and their card.
type Run struct {
	Config  lm.Config
	Seed    uint64
	Steps   int
	Rows    int          // tokens of a step, 1 … lm.MaxRows
	Sets    []corpus.Set // what the model is judged by
	Folder  string       // where its files are, or will be
	Machine Machine
	Log     func(line string)
	// Stopped tells that the run is to be saved and ended. It is called between
	// two steps or cases, so that it may also give way to others.
	Stopped func() bool
}

// ErrStopped is returned where Stopped has ended the run.
var ErrStopped = errors.New("pretrain: stopped; started again, it goes on")

// File returns the name of one of the run's files: "ckpt", the checkpoint of its
// training; "safetensors", the weights that it ended with; "json", their card;
// "zh.json" and "en.json", what Compare found.
func (r *Run) File(kind string) string {
	return filepath.Join(r.Folder, fmt.Sprintf("seed%d.%s", r.Seed, kind))
}

// Do trains on a device up to the last step, from the checkpoint if there is one,
// then judges the weights as they are shipped, and writes weights and card. The
// same run ends with the same weights, bit for bit, however often it was stopped.
// Errors: ErrStopped, the device's, and those of files.
func (r *Run) Do(dev device.Device) error {
	if err := os.MkdirAll(r.Folder, 0o755); err != nil {
		return err
	}
	t, err := lm.NewTrainer(dev, r.Config, r.Seed)
	if err != nil {
		return err
	}
	defer t.Close()
	seconds, err := r.train(t)
	if err != nil {
		return err
	}
	return r.finish(t, seconds)
}

// finish ships what was trained in so many seconds.
func (r *Run) finish(t *lm.Trainer, seconds float64) error {
	began := time.Now()
	weights, err := t.Model().Weights()
	if err != nil {
		return err
	}
	c := Card{
		Format: cardFormat, Seed: r.Seed, Corpus: CorpusHash(r.Seed), Vocabulary: VocabularyHash(corpus.Vocabulary()),
		Shape: r.Config, Parameters: r.Config.Params(), Steps: r.Steps, Tokens: r.Steps * r.Rows,
		Machine: r.Machine, Go: runtime.Version(), TrainHours: rounded(seconds / 3600),
	}
	c.FLOPs = 6 * float64(c.Parameters) * float64(c.Tokens)
	file := r.Config.Ship(weights, map[string]string{
		"seed": strconv.FormatUint(r.Seed, 10), "steps": strconv.Itoa(r.Steps),
		"corpus": c.Corpus, "vocabulary": c.Vocabulary, lm.WordsNote: strings.Join(corpus.Vocabulary().Words(), "\n"),
		lm.RehearsalNote: lm.WriteDocuments(rehearsal()),
	})
	c.Weights = fileHash(file)
	if c.Loss.F32, err = heldOutLoss(t); err != nil {
		return err
	}
	_, shipped, _, err := lm.Unpack(file)
	if err != nil {
		return err
	}
	if err := t.Model().SetWeights(shipped); err != nil {
		return err
	}
	if c.Loss.F16, err = heldOutLoss(t); err != nil {
		return err
	}
	if c.Sets, err = r.Evaluate(t.Model()); err != nil {
		return err
	}
	c.EvaluationHours = rounded(time.Since(began).Hours())
	text, err := json.MarshalIndent(c, "", "\t")
	if err != nil {
		return err
	}
	if err := replace(r.File("safetensors"), file); err != nil {
		return err
	}
	if err := replace(r.File("json"), append(text, '\n')); err != nil {
		return err
	}
	r.log("done: %s, %d bytes, and %s", r.File("safetensors"), len(file), r.File("json"))
	return nil
}

// log says a line; several runs may say theirs side by side.
func (r *Run) log(format string, args ...any) {
	r.Log(fmt.Sprintf("seed %d: ", r.Seed) + fmt.Sprintf(format, args...))
}

// left is how long the rest takes if it goes on as since it began.
func left(began time.Time, done, all int) time.Duration {
	return (time.Since(began) / time.Duration(done) * time.Duration(all-done)).Round(time.Second)
}

// replace writes a file such that whoever stops the program finds the old one or
// the new one, whole.
func replace(name string, data []byte) error {
	part := name + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return err
	}
	return os.Rename(part, name)
}
