package pretrain

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"time"

	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
)

const (
	saveEvery = 2 * time.Minute // a checkpoint of 5.2 MB takes a tenth of a second
	tellEvery = 10 * time.Second
)

// train takes the steps that are left, and returns how long all of them took, in
// seconds.
func (r *Run) train(t *lm.Trainer) (seconds float64, err error) {
	step, before, err := r.resume(t)
	if err != nil {
		return 0, err
	}
	g, b := corpus.New(r.Seed), corpus.NewBatch(r.Rows)
	began := time.Now()
	m, saved := meter{r: r, first: step, began: began, told: began}, began
	for step < r.Steps {
		g.Batch(b, step, r.Steps)
		loss, accuracy, err := t.Step(b, step, r.Steps)
		if err != nil {
			return 0, err
		}
		if x := float64(loss); math.IsNaN(x) || math.IsInf(x, 0) {
			return 0, fmt.Errorf("pretrain: in step %d the loss is %g: learning has failed", step+1, loss)
		}
		step++
		m.add(step, loss, accuracy)
		stopped := r.Stopped()
		if stopped || step == r.Steps || time.Since(saved) >= saveEvery {
			saved = time.Now()
			if err := r.save(t, step, before+saved.Sub(began).Seconds()); err != nil {
				return 0, err
			}
		}
		if stopped {
			r.log("stopped behind step %d of %d", step, r.Steps)
			return 0, ErrStopped
		}
	}
	return before + time.Since(began).Seconds(), nil
}

// meter tells every few seconds how training goes.
type meter struct {
	r              *Run
	first          int       // steps taken when it
	began          time.Time // began
	told           time.Time // when it last said something
	steps          int       // since then
	loss, accuracy float64   // their sums
}

// add counts a step that was taken.
func (m *meter) add(step int, loss, accuracy float32) {
	m.steps, m.loss, m.accuracy = m.steps+1, m.loss+float64(loss), m.accuracy+float64(accuracy)
	now := time.Now()
	since := now.Sub(m.told)
	if since < tellEvery && step < m.r.Steps {
		return
	}
	n := float64(m.steps)
	m.r.log("step %d of %d (%.1f %%), loss %.3f, right %.1f %%, %.0f tokens/s, %v left",
		step, m.r.Steps, 100*float64(step)/float64(m.r.Steps), m.loss/n, 100*m.accuracy/n,
		n*float64(m.r.Rows)/since.Seconds(), left(m.began, step-m.first, m.r.Steps-m.first))
	m.told, m.steps, m.loss, m.accuracy = now, 0, 0, 0
}

// identity is what must be the same for a run to go on from a checkpoint.
func (r *Run) identity() map[string]string {
	return map[string]string{
		"seed": strconv.FormatUint(r.Seed, 10), "steps": strconv.Itoa(r.Steps), "rows": strconv.Itoa(r.Rows),
		"corpus": CorpusHash(r.Seed), "vocabulary": VocabularyHash(corpus.Vocabulary()), "kernels": r.Machine.Kernels,
	}
}

// save writes the checkpoint behind so many steps, which took so long.
func (r *Run) save(t *lm.Trainer, step int, seconds float64) error {
	notes := r.identity()
	notes["step"], notes["seconds"] = strconv.Itoa(step), strconv.FormatFloat(seconds, 'f', 1, 64)
	b, err := t.Save(notes)
	if err != nil {
		return err
	}
	return replace(r.File("ckpt"), b)
}

// resume goes back to the checkpoint: backward of save. Without one, nothing has
// been done.
func (r *Run) resume(t *lm.Trainer) (step int, seconds float64, err error) {
	name := r.File("ckpt")
	b, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		r.log("begins %d steps for %d weights, kernels: %s", r.Steps, r.Config.Params(), r.Machine.Kernels)
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	notes, err := t.Restore(b)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w; delete it to begin anew", name, err)
	}
	for what, want := range r.identity() {
		if got := notes[what]; got != want {
			return 0, 0, fmt.Errorf("pretrain: %s is of another run, with %s %q instead of %q; delete it to begin anew", name, what, got, want)
		}
	}
	if step, err = strconv.Atoi(notes["step"]); err != nil {
		return 0, 0, fmt.Errorf("%s: %w", name, err)
	}
	if seconds, err = strconv.ParseFloat(notes["seconds"], 64); err != nil {
		return 0, 0, fmt.Errorf("%s: %w", name, err)
	}
	r.log("goes on behind step %d of %d", step, r.Steps)
	return step, seconds, nil
}
