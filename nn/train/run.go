package train

import (
	"context"
	"fmt"
	"math"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
)

// Run is a network in training. Use it from one goroutine.
type Run struct {
	cfg    Config
	net    *network
	n      int // training digits
	testN  int
	data   uint32                         // digitsSum of the training digits
	source string                         // of SetSource
	labels [2][]byte                      // of training and test digits
	logits [4 * MicroBatch * Classes]byte // of a micro-batch of a test

	epoch   uint32 // complete passes over the digits
	pos     int    // digits of this epoch that have been used
	inBatch int    // of them, those of the batch under way
	step    int    // updates
	stopped error  // a loss that was not finite

	order  []uint32
	steps  []device.Step
	ahead  ahead
	spare  []device.Step // for the next ahead's updates
	points []Point
	buf    []byte
}

// ahead are micro-batches whose sums are on their way from the device.
type ahead struct {
	micros  int
	updates []device.Step                       // those of them that end a batch
	finish  func(context.Context, []byte) error // nil for none
}

// Point is one update.
type Point struct {
	Step     int     // from 1
	Loss     float32 // mean cross-entropy of the batch before the update, nats
	Accuracy float32 // of the batch before the update, 0 … 1
}

// NotFiniteError says that the loss is no longer a number.
type NotFiniteError struct {
	Step int // whose batch it is the loss of
	LR   float32
}

func (e *NotFiniteError) Error() string {
	return fmt.Sprintf("train: the loss of step %d is not finite, at learning rate %g", e.Step, e.LR)
}

// New puts a network and its digits on a device, at the seed's start. It keeps
// their labels, not their images. Errors: *ConfigError, and the device's.
func New(dev device.Device, cfg Config, train, test dataset.Digits) (*Run, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if train.N() < 1 {
		return nil, &ConfigError{"no training digits"}
	}
	for _, d := range []dataset.Digits{train, test} {
		for _, l := range d.Labels {
			if l >= Classes {
				return nil, &ConfigError{fmt.Sprintf("label %d, must be below %d", l, Classes)}
			}
		}
	}
	net, err := newNetwork(dev, cfg, train, test)
	if err != nil {
		return nil, err
	}
	r := &Run{cfg: cfg, net: net, n: train.N(), testN: test.N(), data: digitsSum(train), labels: [2][]byte{train.Labels, test.Labels}, order: make([]uint32, train.N())}
	if err := r.Reset(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// Close gives the device's memory back.
func (r *Run) Close() { r.net.free() }

// Reset goes back to the start: the same weights, the same order of digits.
func (r *Run) Reset() error {
	r.epoch, r.pos, r.inBatch, r.step, r.stopped, r.ahead = 0, 0, 0, 0, nil, ahead{}
	if err := r.net.start(r.cfg.Seed); err != nil {
		return err
	}
	return r.shuffle()
}

// shuffle writes this epoch's order of digits.
func (r *Run) shuffle() error {
	dataset.Shuffle(r.order, r.cfg.Seed, r.epoch)
	r.buf = uint32Bytes(r.buf[:0], r.order)
	return r.net.dev.Write(r.net.trainIndex, r.buf)
}

// Config returns what the run was made with, at its present learning rate.
func (r *Run) Config() Config { return r.cfg }

// SetLR changes the learning rate from the next update on.
func (r *Run) SetLR(lr float32) error {
	c := r.cfg
	c.LR = lr
	if err := c.Check(); err != nil {
		return err
	}
	r.cfg = c
	return nil
}

// Step returns the number of updates so far.
func (r *Run) Step() int { return r.step }

// Epoch returns the passes over the training digits so far, as a fraction.
func (r *Run) Epoch() float64 { return float64(r.epoch) + float64(r.pos)/float64(r.n) }

// TrainN and TestN return the number of digits to train and to test on.
func (r *Run) TrainN() int { return r.n }
func (r *Run) TestN() int  { return r.testN }

// Train runs at most micros micro-batches, fewer at the end of an epoch, and
// returns a point for every batch that they completed; on a device that runs
// ahead (device.ReadAhead) those of the call before, and Drain has the last. The
// slice is valid until the next call. Errors: *NotFiniteError, with the points
// before it; the run then stays where it is until Reset or Restore. Others are the
// device's, after which only Reset or Restore make its memory whole again.
func (r *Run) Train(micros int) ([]Point, error) {
	if r.stopped != nil {
		return nil, r.stopped
	}
	if r.pos == r.n {
		r.epoch, r.pos = r.epoch+1, 0
		if err := r.shuffle(); err != nil {
			r.epoch, r.pos = r.epoch-1, r.n
			return nil, err
		}
	}
	r.steps, r.points = r.steps[:0], r.points[:0]
	step, pos, inBatch := r.step, r.pos, r.inBatch
	for len(r.steps) < micros && pos < r.n && step-r.step < metricSlots-1 {
		batch := min(r.cfg.Batch, r.n-(pos-inBatch))
		rows := min(MicroBatch, batch-inBatch)
		s := device.Step{
			Start: pos, Rows: rows, Batch: batch, First: inBatch == 0, Last: inBatch+rows == batch,
			Slot: step % metricSlots, T: step + 1, LR: r.cfg.LR,
			Seed: device.Hash(r.cfg.Seed, uint32(step*(MaxBatch/MicroBatch)+inBatch/MicroBatch)),
		}
		r.steps = append(r.steps, s)
		pos, inBatch = pos+rows, inBatch+rows
		if s.Last {
			inBatch = 0
			step++
		}
	}
	ctx := context.Background() // the caller's piece is small: it waits
	if err := r.net.dev.Run(ctx, r.net.trainPlan, r.steps); err != nil {
		return nil, err
	}
	r.step, r.pos, r.inBatch = step, pos, inBatch
	before := r.ahead
	r.ahead = ahead{micros: len(r.steps), updates: r.spare[:0]}
	r.spare = before.updates
	for _, s := range r.steps {
		if s.Last {
			r.ahead.updates = append(r.ahead.updates, s)
		}
	}
	dev, ok := r.net.dev.(device.ReadAhead)
	if !ok {
		return r.Drain()
	}
	r.ahead.finish = dev.StartRead(r.net.metrics) // also within a batch, so that every call waits for the one before
	return r.arrived(ctx, before)
}

// Ahead returns how many micro-batches a device that runs ahead may still be
// working on: those of the last Train, until Drain.
func (r *Run) Ahead() int { return r.ahead.micros }

// Drain returns the points that have not come back yet from a device that runs
// ahead: those of the last Train that completed a batch. Errors as in Train.
func (r *Run) Drain() ([]Point, error) {
	now := r.ahead
	r.ahead, r.spare = ahead{}, now.updates
	r.points = r.points[:0]
	return r.arrived(context.Background(), now)
}

// arrived turns the sums of updates into points.
func (r *Run) arrived(ctx context.Context, a ahead) ([]Point, error) {
	if len(a.updates) == 0 && a.finish == nil {
		return r.points, r.stopped
	}
	sums, err := r.readMetrics(ctx, a.finish)
	if err != nil {
		return nil, err
	}
	for _, s := range a.updates {
		p := Point{s.T, floatAt(sums, 2*s.Slot) / float32(s.Batch), floatAt(sums, 2*s.Slot+1) / float32(s.Batch)}
		if !allFinite(p.Loss) {
			r.stopped = &NotFiniteError{p.Step, r.cfg.LR}
			break
		}
		r.points = append(r.points, p)
	}
	return r.points, r.stopped
}

// readMetrics reads all sums, or ends a read that was begun; the bytes are valid
// until r.buf is used again.
func (r *Run) readMetrics(ctx context.Context, finish func(context.Context, []byte) error) ([]byte, error) {
	n := 4 * r.net.metrics.Len
	if cap(r.buf) < n {
		r.buf = make([]byte, n)
	}
	r.buf = r.buf[:n]
	if finish != nil {
		return r.buf, finish(ctx, r.buf)
	}
	return r.buf, r.net.dev.Read(ctx, r.net.metrics, r.buf)
}

// allFinite tells whether all are numbers.
func allFinite(xs ...float32) bool {
	for _, x := range xs {
		if f := float64(x); math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}

// lost is the error of who looks at a network whose weights the last update made
// infinite: Train finds it one step later.
func (r *Run) lost() error { return &NotFiniteError{r.step + 1, r.cfg.LR} }

// Predict returns the probability of each digit for an image of 784 bytes. Errors:
// *NotFiniteError for a network that has none, and the device's.
func (r *Run) Predict(image []byte) (p [Classes]float32, err error) {
	if err := r.show(image); err != nil {
		return p, err
	}
	probs, err := r.net.floats(r.net.probs)
	if copy(p[:], probs); err == nil && !allFinite(p[:]...) {
		err = r.lost()
	}
	return p, err
}

// show has the network look at an image of 784 bytes.
func (r *Run) show(image []byte) error {
	if err := r.net.dev.Write(r.net.image, image); err != nil {
		return err
	}
	return r.net.dev.Run(context.Background(), r.net.predictPlan, []device.Step{{Rows: 1, Batch: 1, First: true}})
}
