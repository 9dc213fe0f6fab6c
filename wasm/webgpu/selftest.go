package webgpu

import (
	"context"
	"slices"
	"strings"
	"time"

	"breakeven/nn/device"
)

// Report is what a self-test has found.
type Report struct {
	Checks   int       // outputs that were looked at
	Failures []Failure // of them, those that are wrong
	Compile  time.Duration
	Run      time.Duration // without Compile
}

// Failure is an output that is not as it must be.
type Failure struct {
	Kernel string // and which of its outputs, at which shape
	What   string // what is wrong, and by how much
}

// OK tells whether the device may be used.
func (r Report) OK() bool { return r.Checks > 0 && len(r.Failures) == 0 }

// SelfTest runs every kernel, forward and backward, and compares what comes out
// with golden values; then it trains a small network three times from one state,
// once step by step, which must give the same bits. A driver that computes wrong
// shows in the report; the error is one that refuses to compute at all, or that
// did not answer before ctx ended. The device can be used afterwards.
func SelfTest(ctx context.Context, dev device.Device) (Report, error) {
	type answer struct {
		r   Report
		err error
	}
	done := make(chan answer, 1)
	go func() {
		r, err := selfTest(ctx, dev)
		done <- answer{r, err}
	}()
	select {
	case a := <-done:
		return a.r, a.err
	case <-ctx.Done():
		return Report{}, ctx.Err()
	}
}

// preparer is a device that compiles what several programs need at once, so that
// it does not wait for each.
type preparer interface{ prepare([]*lab) error }

func selfTest(ctx context.Context, dev device.Device) (r Report, err error) {
	from := time.Now()
	lines := strings.Split(strings.TrimSuffix(goldens, "\n"), "\n")
	check := func(outs []output, values [][]float32) {
		for i, o := range outs {
			line := ""
			if len(lines) > 0 {
				line, lines = lines[0], lines[1:]
			}
			r.Checks++
			if what := compare(o, values[i], line); what != "" {
				r.Failures = append(r.Failures, Failure{o.name, what})
			}
		}
	}
	compile := func(l *lab) (*bench, error) {
		from := time.Now()
		b, err := newBench(dev, l)
		r.Compile += time.Since(from)
		return b, err
	}
	var labs []*lab
	for _, g := range testGroups {
		labs = append(labs, g.lab())
	}
	network := networkLab()
	if p, ok := dev.(preparer); ok {
		from := time.Now()
		if err := p.prepare(append(labs, network)); err != nil {
			return r, err
		}
		r.Compile += time.Since(from)
	}
	for i, g := range testGroups {
		b, err := compile(labs[i])
		if err != nil {
			return r, err
		}
		values, around, err := b.run(ctx, testSteps(g.rows))
		b.free()
		if err != nil {
			return r, err
		}
		check(b.lab.outs, values)
		if around != "" {
			r.Failures = append(r.Failures, Failure{around, "something was written around it"})
		}
	}
	b, err := compile(network)
	if err != nil {
		return r, err
	}
	defer b.free()
	steps := networkSteps()
	var single [][]device.Step
	for i := range steps {
		single = append(single, steps[i:i+1])
	}
	first, _, err := b.run(ctx, steps)
	if err != nil {
		return r, err
	}
	check(b.lab.outs, first)
	for what, blocks := range map[string][][]device.Step{
		"once more from the same state gave other numbers": {steps},
		"step by step gave other numbers than at once":     single,
	} {
		again, _, err := b.run(ctx, blocks...)
		if err != nil {
			return r, err
		}
		r.Checks++
		for i := range again {
			if !slices.Equal(again[i], first[i]) {
				r.Failures = append(r.Failures, Failure{b.lab.outs[i].name, what})
				break
			}
		}
	}
	r.Run = time.Since(from) - r.Compile
	return r, nil
}

// run starts from the lab's values, runs the steps block by block and returns the
// outputs.
func (b *bench) run(ctx context.Context, blocks ...[]device.Step) ([][]float32, string, error) {
	if err := b.start(); err != nil {
		return nil, "", err
	}
	for _, steps := range blocks {
		if err := b.dev.Run(ctx, b.plan, steps); err != nil {
			return nil, "", err
		}
	}
	return b.outputs(ctx)
}

func (g testGroup) lab() *lab {
	l := &lab{salt: uint32(len(g.name))}
	g.cases(l)
	return l
}

func networkLab() *lab {
	l := &lab{}
	networkCases(l)
	return l
}
