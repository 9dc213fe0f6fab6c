package train

import (
	"context"

	"breakeven/nn/device"
)

// Test measures the network on digits that it never trains on, in pieces, so
// that the caller can look up in between. It may begin at any time, also within
// a batch, whose gradients it leaves alone; an update before its end would make
// it a measure of two networks.
type Test struct {
	Step  int // updates when it was made
	Epoch float64
	N     int // digits that it looks at

	// Confusion counts the digits by truth and answer; Mistakes are the first few
	// of each kind.
	Confusion [Classes][Classes]int
	Mistakes  []Mistake

	done          int
	loss, correct float64
}

// Mistake is a test digit that was taken for another.
type Mistake struct {
	Index         int // among the test digits
	Truth, Answer int
	Logits        [Classes]float32
}

// mistakesKept are kept of each kind: a page shows no more.
const mistakesKept = 12

// NewTest begins a test on the first n test digits, or on all where there are
// fewer. They lie in shuffled order, so that the first are a fair sample.
func (r *Run) NewTest(n int) *Test {
	return &Test{Step: r.step, Epoch: r.Epoch(), N: min(n, r.testN)}
}

// Continue looks at up to micros·MicroBatch more digits, and tells whether all
// have been seen. Errors as in Predict.
func (r *Run) Continue(t *Test, micros int) (done bool, err error) {
	rows := min(micros*MicroBatch, t.N-t.done)
	if rows == 0 {
		return true, nil
	}
	ctx := context.Background()
	// The logits of one micro-batch lie where the next puts its own, so each is
	// read before; a device that runs ahead is not waited for in between.
	dev, isAhead := r.net.dev.(device.ReadAhead)
	var finish []func(context.Context, []byte) error
	for at := 0; at < rows; at += MicroBatch {
		s := device.Step{Start: t.done + at, Rows: min(MicroBatch, rows-at), Batch: rows, First: at == 0, Slot: testSlot}
		if err := r.net.dev.Run(ctx, r.net.testPlan, append(r.steps[:0], s)); err != nil {
			return false, err
		}
		if isAhead {
			finish = append(finish, dev.StartRead(r.net.testLogits))
		} else if err := r.net.dev.Read(ctx, r.net.testLogits, r.logits[:]); err != nil {
			return false, err
		} else {
			r.judge(t, s)
		}
	}
	for i, f := range finish {
		if err := f(ctx, r.logits[:]); err != nil {
			return false, err
		}
		at := i * MicroBatch
		r.judge(t, device.Step{Start: t.done + at, Rows: min(MicroBatch, rows-at)})
	}
	sums, err := r.readMetrics(ctx, nil)
	if err != nil {
		return false, err
	}
	t.loss += float64(floatAt(sums, 2*testSlot))
	t.correct += float64(floatAt(sums, 2*testSlot+1))
	t.done += rows
	if !allFinite(t.Loss()) {
		return false, r.lost()
	}
	return t.done == t.N, nil
}

// judge reads the answers of a step's digits in r.logits. Of equal largest
// logits the first counts, as in the accuracy.
func (r *Run) judge(t *Test, s device.Step) {
	for i := range s.Rows {
		answer := 0
		var z [Classes]float32
		for j := range z {
			if z[j] = floatAt(r.logits[:], i*Classes+j); z[j] > z[answer] {
				answer = j
			}
		}
		truth := int(r.labels[1][s.Start+i])
		n := &t.Confusion[truth][answer]
		if *n++; truth != answer && *n <= mistakesKept {
			t.Mistakes = append(t.Mistakes, Mistake{s.Start + i, truth, answer, z})
		}
	}
}

// Loss returns the mean cross-entropy in nats, and Accuracy the share of digits
// recognised, 0 … 1, of those seen so far.
func (t *Test) Loss() float32     { return float32(t.loss / float64(max(t.done, 1))) }
func (t *Test) Accuracy() float32 { return float32(t.correct / float64(max(t.done, 1))) }
