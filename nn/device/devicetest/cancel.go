package devicetest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"breakeven/nn/device"
)

// countdown is cancelled once it has been asked a number of times.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func (s *suite) cancel(t *testing.T) {
	b := s.bench(t)
	g, w := b.floats("g", false, []float32{1}), b.floats("w", true, []float32{0})
	b.program(func(v views) []device.Op {
		return []device.Op{device.SGD(v(w), v(g))}
	})
	p, err := b.dev.Compile(b.programs[0])
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := b.dev.Run(ctx, p, []device.Step{step(1)}); !errors.Is(err, context.Canceled) {
		t.Errorf("Run gave %v, want context.Canceled", err)
	}
	got := func() float32 { return floats(b.read(b.dev, b.pairs[w].dev))[margin] }
	if v := got(); v != 0 {
		t.Errorf("ran although cancelled: w is %g", v)
	}
	// Cancelled on the way, a device may finish what it has begun, not all.
	steps := slices.Repeat([]device.Step{step(1)}, 1000)
	if err := b.dev.Run(&countdown{context.Background(), 3}, p, steps); !errors.Is(err, context.Canceled) {
		t.Errorf("Run gave %v, want context.Canceled", err)
	}
	if v := got(); v < -9 {
		t.Errorf("did not stop when cancelled: w is %g", v)
	}
}
