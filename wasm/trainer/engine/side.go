package engine

import (
	"math"

	"breakeven/app/wire"
	"breakeven/nn/train"
)

// What stands beside the training: what tests found, one weight's step, what
// operations take.

const (
	evaluateEvery = 1000 // ms: mistakes change slowly
	maxMistakes   = 12   // in one message: a page shows no more
	probeReps     = 50   // runs of an operation between two whole steps
	probeLeast    = 5    // ms of an operation, so that a coarse clock will do
	probeMost     = 200  // ms
	peakRounds    = 2e6  // some ms of it
	peakTries     = 12   // of which the best counts
)

// side is the state of all that.
type side struct {
	test   *train.Test // the last
	fresh  bool        // the page does not know it
	nextAt float64
	cell   uint8

	trace  *wire.Trace
	before []float32 // the weights before the batch under way, nil for not looked at
	loss   float32   // of the last update

	bench *train.Bench // nil for none
	probe probe
}

// close gives the bench's memory back.
func (s *side) close() {
	if s.bench != nil {
		s.bench.Close()
		s.bench = nil
	}
}

// probe is a measurement of all operations under way.
type probe struct {
	began float64 // when the present operation had its turn
	ms, n float64 // that it took, and how often it ran
	pace  pace
	burst int // runs since the last whole step
	out   wire.Profile
}

// evaluated takes a finished test.
func (e *Engine) evaluated(t *train.Test) { e.beside.test, e.beside.fresh = t, true }

// tell tells the page of the last test, and at most once a second while there is
// better to do.
func (e *Engine) tell(now float64) {
	s := &e.beside
	if !s.fresh || e.run == nil || e.state == wire.Running && now < s.nextAt {
		return
	}
	s.fresh, s.nextAt = false, now+evaluateEvery
	m := &wire.Evaluation{Step: uint32(s.test.Step), Cell: s.cell}
	for i := range m.Counts {
		m.Counts[i] = uint32(s.test.Confusion[i/10][i%10])
	}
	// Of every kind one, then a second one, and so on.
	var taken [wire.NoCell]int
	for round := 0; round < len(s.test.Mistakes) && len(m.Mistakes) < maxMistakes; round++ {
		before := len(m.Mistakes)
		clear(taken[:])
		for _, x := range s.test.Mistakes {
			cell := 10*x.Truth + x.Answer
			if s.cell == wire.NoCell || int(s.cell) == cell {
				if taken[cell] == round && len(m.Mistakes) < maxMistakes {
					m.Mistakes = append(m.Mistakes, e.mistake(x))
				}
				taken[cell]++
			}
		}
		if len(m.Mistakes) == before {
			break
		}
	}
	e.send(m)
	e.spend(now)
}

func (e *Engine) mistake(x train.Mistake) wire.Mistake {
	m := wire.Mistake{Index: uint32(x.Index), Truth: uint8(x.Truth), Answer: uint8(x.Answer)}
	sum := 0.0
	for _, z := range x.Logits {
		sum += math.Exp(float64(z - x.Logits[x.Answer]))
	}
	used := 0
	for i := range m.Best {
		best := -1
		for j, z := range x.Logits {
			if used>>j&1 == 0 && (best < 0 || z > x.Logits[best]) {
				best = j
			}
		}
		used |= 1 << best
		m.Best[i] = wire.Guess{Digit: uint8(best), P: float32(math.Exp(float64(x.Logits[best]-x.Logits[x.Answer])) / sum)}
	}
	copy(m.Image[:], e.tests.Images[x.Index*wire.Pixels:])
	return m
}

// before takes the weights before a batch whose update somebody wants to see.
func (e *Engine) before() (err error) {
	if s := &e.beside; s.trace != nil && s.before == nil && e.run.BetweenBatches() {
		s.before, err = e.run.Head(train.Weights)
	}
	return err
}

// traced tells what the update did that has just been made.
func (e *Engine) traced() error {
	s := &e.beside
	m := &wire.Traced{Step: uint32(e.run.Step()), Weight: s.trace.Weight, Loss: s.loss, LR: e.config.LR}
	var groups [4][]float32
	for g := range groups {
		var err error
		if groups[g], err = e.run.Head(train.Group(g)); err != nil {
			return err
		}
	}
	if m.Weight >= uint32(len(s.before)) {
		m.Weight = 0
		for i, g := range groups[train.Gradients] {
			if math.Abs(float64(g)) > math.Abs(float64(groups[train.Gradients][m.Weight])) {
				m.Weight = uint32(i)
			}
		}
	}
	m.Before = s.before[m.Weight]
	for g, p := range []*float32{&m.After, &m.Gradient, &m.M, &m.V} {
		if len(groups[g]) > 0 {
			*p = groups[g][m.Weight]
		}
	}
	s.trace, s.before = nil, nil
	e.send(m)
	return nil
}

// measure begins to measure every operation, on numbers of its own: training
// stands, and loses nothing.
func (e *Engine) measure() {
	if e.run == nil || e.beside.bench != nil {
		return
	}
	digits, _, _, here := e.digits(e.config)
	if !here {
		return
	}
	b, err := train.NewBench(e.device, trainConfig(e.config), digits)
	if err != nil {
		e.deviceError(err)
		return
	}
	e.beside.bench, e.beside.probe = b, probe{}
	for range peakTries {
		from := e.world.Now()
		flops := e.world.Peak(peakRounds)
		if ms := e.world.Now() - from; ms > 0 {
			e.beside.probe.out.Peak = max(e.beside.probe.out.Peak, float32(flops/ms/1e6))
		}
	}
}

// measureOn measures for a slice of time.
func (e *Engine) measureOn() {
	p, b := &e.beside.probe, e.beside.bench
	op := len(p.out.Millis)
	if p.n == 0 {
		p.began = e.world.Now()
	}
	if p.burst == 0 { // the numbers of a step, not those of an operation done over and over
		if err := b.Step(); err != nil {
			e.deviceError(err)
			return
		}
		if p.n == 0 { // what is compiled when it is first used is not measured
			if err := b.Run(op, 1); err != nil {
				e.deviceError(err)
				return
			}
		}
	}
	n := min(p.pace.micros(slice), probeReps-p.burst)
	from := e.world.Now()
	if err := b.Run(op, n); err != nil {
		e.deviceError(err)
		return
	}
	ms := e.world.Now() - from
	p.pace.took(ms, n)
	p.ms, p.n = p.ms+ms, p.n+float64(n)
	if p.burst += n; p.burst >= probeReps {
		p.burst = 0
	}
	late := from+ms-p.began > probeMost
	if enough := p.ms >= probeLeast || late; p.ms < probeMost && (p.burst > 0 || !enough) {
		return
	}
	p.out.Millis = append(p.out.Millis, float32(p.ms/p.n))
	p.ms, p.n, p.pace, p.burst = 0, 0, 0, 0
	if len(p.out.Millis) == b.Operations() {
		e.send(&p.out)
		e.beside.close()
		e.due = e.world.Now()
	}
}
