package engine

import (
	"errors"

	"breakeven/app/wire"
	"breakeven/nn/train"
)

// Work does at most a slice of what there is to do, and returns in how many
// milliseconds it wants to be called again: 0 as soon as the page's commands
// have been looked at, below 0 when there is nothing to do until one comes.
func (e *Engine) Work() (wait float64) {
	if e.run == nil {
		return -1
	}
	now := e.world.Now()
	e.answer(now)
	switch {
	case e.test != nil:
		e.continueTest()
	case e.state == wire.Running:
		if wait = e.due - now; e.speed != wire.Full && wait > 0 {
			e.report(now)
			return wait
		}
		e.train(now)
		e.maybeTest()
	}
	e.report(e.world.Now())
	switch {
	case e.run == nil || e.state == wire.Stopped:
		return -1
	case e.test != nil || e.state == wire.Running && e.speed == wire.Full || e.predict != nil && e.state != wire.Running:
		return 0
	case e.state == wire.Running:
		return max(0, e.due-e.world.Now())
	case e.tested != e.run.Step() && e.run.TestN() > 0: // paused
		e.beginTest(e.run.TestN())
		return 0
	}
	return -1
}

// train does a slice of micro-batches; a single batch where steps are watched.
func (e *Engine) train(now float64) {
	micros := 1
	if e.speed == wire.Full && !e.once && e.perMicro > 0 {
		micros = max(1, int(slice/e.perMicro))
	}
	points, err := e.run.Train(micros)
	after := e.world.Now()
	if e.perMicro == 0 {
		e.perMicro = (after - now) / float64(micros)
	}
	// Kernels start slow, before the browser has compiled them well.
	e.perMicro = max(0.01, 0.8*e.perMicro+0.2*(after-now)/float64(micros))
	e.busy += after - now
	e.take(points)
	var diverged *train.NotFiniteError
	switch {
	case errors.As(err, &diverged):
		e.state = wire.Stopped
		e.problem(wire.NotFinite, float64(diverged.Step), float64(diverged.LR), "")
		e.status()
		return
	case err != nil:
		e.deviceError(err)
		return
	}
	if len(points) == 0 {
		return // within a batch
	}
	if e.once {
		e.pause()
		return
	}
	step := map[wire.Speed]float64{wire.Slow: slowStep, wire.Watch: frame}[e.speed]
	// Steps that are late by more than one are given up, not run in a burst.
	e.due = max(e.due+step, after-step)
}

// take gathers points for the next snapshot, and closes epochs.
func (e *Engine) take(points []train.Point) {
	for _, p := range points {
		e.out.Points = append(e.out.Points, wire.Point{Step: uint32(p.Step), Loss: p.Loss, Accuracy: p.Accuracy})
		e.ends.loss += float64(p.Loss)
		e.ends.right += float64(p.Accuracy)
		e.ends.steps++
	}
	if len(e.out.Points) > 2*maxPoints {
		e.out.Points = halve(e.out.Points)
	}
	// An epoch has ended when the run stands at a whole number of them.
	if epoch := int(e.run.Epoch()); epoch > e.ends.epoch && len(points) > 0 {
		n := e.ends.steps
		e.out.Ends = append(e.out.Ends, wire.Point{Step: uint32(points[len(points)-1].Step), Loss: float32(e.ends.loss / n), Accuracy: float32(e.ends.right / n)})
		e.ends = epochSum{epoch: epoch}
	}
}

// halve replaces each pair of points by its mean.
func halve(points []wire.Point) []wire.Point {
	out := points[:0]
	for i := 0; i+1 < len(points); i += 2 {
		a, b := points[i], points[i+1]
		out = append(out, wire.Point{Step: b.Step, Loss: (a.Loss + b.Loss) / 2, Accuracy: (a.Accuracy + b.Accuracy) / 2})
	}
	if len(points)%2 == 1 {
		out = append(out, points[len(points)-1])
	}
	return out
}

// maybeTest begins a test when one is affordable: on all digits at the end of
// an epoch, on a sample in between.
func (e *Engine) maybeTest() {
	if e.state != wire.Running || e.world.Now() < e.testAt || e.run.TestN() == 0 {
		return
	}
	n := min(sampleDigits, e.run.TestN())
	if epoch := e.run.Epoch(); epoch == float64(int(epoch)) {
		n = e.run.TestN()
	}
	e.beginTest(n)
}

func (e *Engine) beginTest(n int) {
	e.test, e.testFrom = e.run.NewTest(n), e.side
}

func (e *Engine) continueTest() {
	now := e.world.Now()
	micros := 1
	if e.perMicro > 0 {
		micros = max(1, int(3*slice/e.perMicro)) // forward alone is a third of a step
	}
	done, err := e.run.Continue(e.test, micros)
	after := e.world.Now()
	e.busy += after - now
	e.side += after - now
	if err != nil {
		e.deviceError(err)
		return
	}
	if !done {
		return
	}
	t := e.test
	e.test = nil
	e.testAt = after + testShare*(e.side-e.testFrom)
	if t.N == e.run.TestN() {
		e.tested = t.Step
	}
	e.out.Tests = append(e.out.Tests, wire.Test{Step: uint32(t.Step), Epoch: t.Epoch, Loss: t.Loss(), Accuracy: t.Accuracy(), N: uint32(t.N)})
	if e.state != wire.Running {
		e.metricsDue = 0 // news for a page that waits
	}
}

// answer predicts what the page asked about, at most twenty times a second
// while training.
func (e *Engine) answer(now float64) {
	if e.predict == nil || e.state == wire.Running && now-e.predictAt < predictionMin {
		return
	}
	p := e.predict
	e.predict, e.predictAt = nil, now
	probs, err := e.run.Predict(p.Image[:])
	if err != nil {
		e.deviceError(err)
		return
	}
	e.send(&wire.Prediction{ID: p.ID, Step: uint32(e.run.Step()), Probs: probs})
	e.spend(now)
}

// spend counts the time since from as not training.
func (e *Engine) spend(from float64) {
	d := e.world.Now() - from
	e.busy += d
	e.side += d
}

// report sends what is due: metrics if the page has taken the last ones, and a
// checkpoint.
func (e *Engine) report(now float64) {
	if news := len(e.out.Points)+len(e.out.Tests)+len(e.out.Ends) > 0; news && e.credit && now >= e.metricsDue {
		e.metrics(now)
		e.spend(now)
	}
	if now >= e.checkDue {
		from := e.world.Now()
		e.checkDue = never
		if e.state == wire.Running {
			e.checkDue = from + checkpoints
		}
		blob, err := e.run.State()
		if err != nil {
			e.deviceError(err)
			return
		}
		e.send(&wire.Checkpoint{Step: uint32(e.run.Step()), Blob: blob})
		e.spend(from)
	}
}

func (e *Engine) metrics(now float64) {
	m := &e.out
	for len(m.Points) > maxPoints {
		m.Points = halve(m.Points)
	}
	m.Step, m.Epoch, m.Rate, m.Share = uint32(e.run.Step()), e.run.Epoch(), e.rate(now), float32(e.side/max(e.busy, 1))
	e.send(m)
	*m = wire.Metrics{Points: m.Points[:0]}
	e.credit, e.metricsDue = false, now+metricsEvery
}

// rate is the steps a second over the last seconds of running.
func (e *Engine) rate(now float64) float32 {
	e.marks = append(e.marks, mark{now, e.run.Step()})
	for len(e.marks) > 2 && now-e.marks[1].at >= rateWindow {
		e.marks = e.marks[1:]
	}
	first := e.marks[0]
	if now-first.at < 1 {
		return 0
	}
	return float32(float64(e.run.Step()-first.step) / (now - first.at) * 1000)
}
