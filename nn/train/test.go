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

	done          int
	loss, correct float64
}

// NewTest begins a test on the first n test digits, or on all where there are
// fewer. They lie in shuffled order, so that the first are a fair sample.
func (r *Run) NewTest(n int) *Test {
	return &Test{Step: r.step, Epoch: r.Epoch(), N: min(n, r.testN)}
}

// Continue looks at up to micros·MicroBatch more digits, and tells whether all
// have been seen.
func (r *Run) Continue(t *Test, micros int) (done bool, err error) {
	rows := min(micros*MicroBatch, t.N-t.done)
	if rows == 0 {
		return true, nil
	}
	r.steps = r.steps[:0]
	for at := 0; at < rows; at += MicroBatch {
		r.steps = append(r.steps, device.Step{Start: t.done + at, Rows: min(MicroBatch, rows-at), Batch: rows, First: at == 0, Slot: testSlot})
	}
	ctx := context.Background()
	if err := r.net.dev.Run(ctx, r.net.testPlan, r.steps); err != nil {
		return false, err
	}
	sums, err := r.readMetrics(ctx, nil)
	if err != nil {
		return false, err
	}
	t.loss += float64(floatAt(sums, 2*testSlot))
	t.correct += float64(floatAt(sums, 2*testSlot+1))
	t.done += rows
	return t.done == t.N, nil
}

// Loss returns the mean cross-entropy in nats, and Accuracy the share of digits
// recognised, 0 … 1, of those seen so far.
func (t *Test) Loss() float32     { return float32(t.loss / float64(max(t.done, 1))) }
func (t *Test) Accuracy() float32 { return float32(t.correct / float64(max(t.done, 1))) }
