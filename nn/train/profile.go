package train

import (
	"context"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
)

// Phase is a part of a training step.
type Phase uint8

const (
	Forward Phase = iota // with the digits brought together
	Loss
	Backward
	Update
)

// NoLayer is the place of what belongs to no layer.
const NoLayer = -1

// Place tells where in a step an operation stands.
type Place struct {
	Layer int // of the network, from 0, activations counted; or NoLayer
	Phase Phase
}

// Operation is one line of a training step.
type Operation struct {
	Place
	device.Op
}

// mark tells the place of the operations since the last mark. Only those of the
// training program are told: it is built first.
func (n *network) mark(p *device.Program, at Place) {
	for p.Learn && len(n.places) < len(p.Ops) {
		n.places = append(n.places, at)
	}
}

// Operations returns the lines of a training step, in order.
func (c Config) Operations() []Operation {
	n, err := newNetwork(&paper{}, c, dataset.Digits{Images: make([]byte, dataset.ImageSize), Labels: make([]byte, 1)}, dataset.Digits{})
	if err != nil {
		return nil // paper never fails
	}
	var out []Operation
	for i, o := range n.trainOps {
		out = append(out, Operation{n.places[i], o})
	}
	return out
}

// paper is a device to write programs for, which runs none.
type paper struct {
	device.Device
	n int
}

func (p *paper) Alloc(n int, t device.DType) (device.Buffer, error) {
	p.n++
	return device.NewBuffer(p.n, n, t), nil
}
func (*paper) Write(device.View, []byte) error          { return nil }
func (*paper) Compile([]device.Op) (device.Plan, error) { return nil, nil }

// Bench runs single operations of a training step, on numbers of its own: each
// by itself as often as one likes, which a run would not survive.
type Bench struct {
	run  *Run
	step []device.Step
	plan device.Plan // of the operation that was timed last
	op   int
}

// NewBench makes a bench for a configuration; it keeps at most a micro-batch of
// the digits. Errors as of New.
func NewBench(dev device.Device, c Config, digits dataset.Digits) (*Bench, error) {
	r, err := New(dev, c, digits.First(MicroBatch), dataset.Digits{})
	if err != nil {
		return nil, err
	}
	n := min(MicroBatch, digits.N())
	return &Bench{r, []device.Step{{Rows: n, Batch: n, First: true, Last: true, T: 1, LR: c.LR}}, nil, -1}, nil
}

// Operations returns how many there are.
func (b *Bench) Operations() int { return len(b.run.net.trainOps) }

// Step runs all operations, so that each finds the numbers of a real step.
func (b *Bench) Step() error { return b.do(b.run.net.trainPlan, 1) }

// Run runs an operation n times, and waits for it.
func (b *Bench) Run(op, n int) (err error) {
	if op != b.op {
		if b.plan, err = b.run.net.dev.Compile(b.run.net.trainOps[op : op+1]); err != nil {
			return err
		}
		b.op = op
	}
	return b.do(b.plan, n)
}

func (b *Bench) do(p device.Plan, n int) error {
	for len(b.step) < n {
		b.step = append(b.step, b.step[0])
	}
	ctx := context.Background()
	if err := b.run.net.dev.Run(ctx, p, b.step[:n]); err != nil {
		return err
	}
	_, err := b.run.readMetrics(ctx, nil)
	return err
}

// Close gives the device's memory back.
func (b *Bench) Close() { b.run.Close() }
