package engine

import (
	"cmp"
	"errors"
	"math"

	"breakeven/app/wire"
	"breakeven/nn/train"
)

// Work does at most a slice of what there is to do, and returns in how many
// milliseconds it wants to be called again: 0 as soon as the page's commands
// have been looked at, below 0 when there is nothing to do until one comes.
func (e *Engine) Work() (wait float64) {
	now := e.world.Now()
	e.answer(now)
	switch {
	case e.drawing():
		e.draw()
	case e.beside.bench != nil:
		e.measureOn()
	case e.test != nil:
		e.continueTest()
	case e.state == wire.Running && now >= e.due-early:
		e.train(now)
		e.chooseTest()
		if e.state == wire.Running && (e.saving != nil || now >= e.safeAt && e.device.Lost() != nil) {
			e.keepSafe()
		}
	case e.tryable():
		e.try()
	case now >= e.seekAt()-early:
		e.seek()
	}
	e.show()
	e.report()
	return e.wait()
}

// wait returns when the next thing is to be done.
func (e *Engine) wait() float64 {
	if e.drawing() || e.beside.bench != nil {
		return 0
	}
	now := e.world.Now()
	at := never
	if e.news() && e.credit {
		at = e.metricsDue
	}
	switch {
	case e.run == nil || e.state == wire.Stopped:
	case e.test != nil:
		return 0
	case e.state == wire.Running:
		at = min(at, e.due, e.checkDue)
	case e.tested != e.run.Step() && e.run.TestN() > 0:
		e.beginTest(e.run.TestN()) // a pause has time for all
		return 0
	case e.tryable():
		return 0
	}
	at = min(at, e.seekAt(), e.pictureAt(now))
	if e.predict != nil && e.run != nil && e.state != wire.Stopped {
		at = min(at, e.predictAfter())
	}
	if math.IsInf(at, 1) {
		return -1
	}
	return max(0, at-now)
}

// train does a slice of micro-batches; a single one where steps are watched.
func (e *Engine) train(now float64) {
	micros := 1
	if e.speed == wire.Full && !e.once {
		micros = e.training.micros(e.block())
	}
	if err := e.before(); err != nil {
		e.deviceError(err)
		return
	}
	if e.beside.before != nil {
		micros = 1
	}
	before, ahead := e.run.Step(), e.run.Ahead()
	points, err := e.run.Train(micros)
	after := e.world.Now()
	switch {
	case e.run.Ahead() == 0:
		e.training.took(after-now, micros)
	case ahead > 0 && now-e.trained < e.block()/4: // else more than they took the time
		e.training.took(after-e.trained, ahead)
	}
	e.trained = after
	if e.taken(points, err); e.state != wire.Running || e.run.Step() == before {
		return // stopped, or within a batch
	}
	if e.beside.before != nil {
		if e.taken(e.run.Drain()); e.state != wire.Running {
			return
		}
		if err := e.traced(); err != nil {
			e.deviceError(err)
			return
		}
	}
	if e.once {
		e.pause()
		return
	}
	step := 0.0
	switch e.speed {
	case wire.Slow:
		step = slowStep
	case wire.Watch:
		step = watchStep
	}
	if step > 0 { // the one step is to be seen now
		if e.taken(e.run.Drain()); e.state != wire.Running {
			return
		}
	}
	// Steps that are late by more than one are given up, not run in a burst.
	e.due = max(e.due+step, after-step)
}

// taken takes points, and the error that came with them.
func (e *Engine) taken(points []train.Point, err error) {
	e.take(points)
	var diverged *train.NotFiniteError
	switch {
	case errors.As(err, &diverged):
		e.metricsDue = 0 // the page gets the points before it
		e.fail(wire.NotFinite, float64(diverged.Step), float64(diverged.LR), "")
	case err != nil:
		e.deviceError(err)
	}
}

// unseen takes the error of a look at the network. Of one that is no more, what the
// device still has comes first: the training itself may have found an earlier step.
func (e *Engine) unseen(err error) {
	if !errors.As(err, new(*train.NotFiniteError)) {
		e.deviceError(err)
		return
	}
	points, earlier := e.run.Drain()
	e.taken(points, cmp.Or(earlier, err))
}

// block returns how long a slice of training may take, in ms.
func (e *Engine) block() float64 {
	if e.config.Device == wire.DeviceWebGPU {
		if d, ok := e.device.(interface{ Software() bool }); ok && d.Software() {
			return softwareBlock
		}
		return gpuBlock
	}
	return slice
}

// pace is what a micro-batch takes, in ms; 0 before it is known.
type pace float64

// micros returns how many fit into so many ms.
func (p pace) micros(ms float64) int {
	if p == 0 {
		return 1
	}
	return max(1, int(ms/float64(p)))
}

// took learns from so many micro-batches that took ms. It forgets quickly:
// kernels start slow, before the browser has compiled them well.
func (p *pace) took(ms float64, micros int) {
	now := max(0.01, ms/float64(micros)) // a coarse clock may see no time pass
	if *p == 0 {
		*p = pace(now)
	}
	*p = 0.8**p + 0.2*pace(now)
}

// take gathers points for the next snapshot, and closes epochs.
func (e *Engine) take(points []train.Point) {
	for _, p := range points {
		e.points.add(p)
		e.epoch.add(p.Loss, p.Accuracy)
		e.beside.loss = p.Loss
	}
	// Train stops at the end of an epoch, so none is stepped over.
	if epoch := int(e.run.Epoch()); epoch > e.epoch.epoch && e.epoch.n > 0 {
		e.ends = append(e.ends, e.epoch.take(uint32(e.run.Step())))
		e.epoch.epoch = epoch
	}
}

// chooseTest begins a test when one is affordable: on all digits at the end of
// an epoch, on a sample in between.
func (e *Engine) chooseTest() {
	if e.state != wire.Running || e.run.TestN() == 0 {
		return
	}
	now := e.world.Now()
	switch epoch := e.run.Epoch(); {
	case epoch == math.Trunc(epoch) && now >= e.wholeAt:
		e.beginTest(e.run.TestN())
	case now >= e.sampleAt:
		e.beginTest(e.sample())
	}
}

// sample is the number of digits of a test in mid-epoch.
func (e *Engine) sample() int {
	switch {
	case e.config.Device == wire.DeviceCPU:
		return 256 // a second's worth of gonum in WebAssembly would be too long
	case len(e.config.Channels) > 0:
		return 500 // so that the next is affordable within some seconds
	}
	return 1000
}

func (e *Engine) beginTest(n int) { e.test, e.testCost = e.run.NewTest(n), 0 }

func (e *Engine) continueTest() {
	from := e.world.Now()
	t, micros := e.test, e.testing.micros(e.block())
	done, err := e.run.Continue(t, micros)
	cost := e.spend(from)
	e.testing.took(cost, micros)
	e.testCost += cost
	switch {
	case err != nil:
		e.unseen(err)
		return
	case !done:
		return
	}
	e.test = nil
	e.evaluated(t)
	e.results = append(e.results, wire.Test{Step: uint32(t.Step), Epoch: t.Epoch, Loss: t.Loss(), Accuracy: t.Accuracy(), N: uint32(t.N)})
	now := e.world.Now()
	per := float64(samplePer)
	if e.speed != wire.Full {
		per = watchedPer
	}
	e.sampleAt = now + per*e.testCost*float64(e.sample())/float64(t.N)
	if e.speed != wire.Full && t.Step == 0 {
		e.sampleAt = min(e.sampleAt, now+firstSample)
	}
	if t.N == e.run.TestN() {
		e.tested, e.wholeAt = t.Step, now+wholePer*e.testCost
	}
	if e.state != wire.Running {
		e.metricsDue = 0 // news for a page that waits
	}
}

// answer predicts what the page asked about, while training not more often
// than an eye can follow.
func (e *Engine) answer(now float64) {
	if e.predict == nil || e.run == nil || e.state == wire.Stopped || now < e.predictAfter() {
		return
	}
	p := e.predict
	e.predict, e.predictAt = nil, now
	probs, err := e.run.Predict(p.Image[:])
	if err != nil {
		e.unseen(err)
		return
	}
	e.send(&wire.Prediction{ID: p.ID, Step: uint32(e.run.Step()), Probs: probs})
	e.spend(now)
}

// predictAfter returns when the next question may be answered.
func (e *Engine) predictAfter() float64 {
	if e.state == wire.Running {
		return e.predictAt + predictEvery
	}
	return 0
}

// spend returns the time since from, and counts it as taken from training.
func (e *Engine) spend(from float64) float64 {
	d := e.world.Now() - from
	if e.state == wire.Running {
		e.side += d
	}
	return d
}

// until returns how long what comes every so often has to wait: while training at
// full speed so long that training keeps its share.
func (e *Engine) until(every, share float64) float64 {
	if e.speed != wire.Full || e.state != wire.Running {
		return every
	}
	return min(max(every, share), seldom)
}

func (e *Engine) news() bool { return len(e.points.list)+e.points.sum.n+len(e.results)+len(e.ends) > 0 }

// report sends what is due: metrics if the page has taken the last ones, and a
// checkpoint.
func (e *Engine) report() {
	if e.run == nil {
		return
	}
	now := e.world.Now()
	if e.news() && e.credit && now >= e.metricsDue-early {
		e.metrics(now)
		e.metricsDue = now + e.until(metricsEvery, metricsPer*e.spend(now))
	}
	e.tell(e.world.Now())
	if e.state != wire.Stopped && now >= e.checkDue {
		e.checkpoint()
	}
}

func (e *Engine) checkpoint() {
	from := e.world.Now()
	blob, step := e.safe, e.safeStep
	if blob == nil || e.state != wire.Running {
		var err error
		if blob, err = e.run.State(); err != nil {
			e.deviceError(err)
			return
		}
		step = e.run.Step()
	}
	e.send(&wire.Checkpoint{Step: uint32(step), Blob: blob})
	cost := e.spend(from)
	if !e.checked { // by code that was never run before, which tells nothing of the next one
		e.checked, cost = true, 0
	}
	e.checkDue = never
	if e.state == wire.Running {
		e.checkDue = from + max(checkpoints, checkpointPer*cost)
	}
}

func (e *Engine) metrics(now float64) {
	m := &wire.Metrics{Step: uint32(e.run.Step()), Epoch: e.run.Epoch(), Rate: e.rate(now), Points: e.points.take(e.run.Step()), Tests: e.results, Ends: e.ends}
	if ran := e.running(); ran > 0 {
		m.Share = float32(e.side / ran)
	}
	e.send(m)
	e.results, e.ends = e.results[:0], e.ends[:0]
	e.credit = false
}

// rate is the steps a second over the last seconds of running; a pause keeps
// it.
func (e *Engine) rate(now float64) float32 {
	if e.state == wire.Running {
		e.marks = append(e.marks, mark{now, e.run.Step()})
		for len(e.marks) > 2 && now-e.marks[1].at >= rateWindow {
			e.marks = e.marks[1:]
		}
	}
	if len(e.marks) < 2 {
		return 0
	}
	first, last := e.marks[0], e.marks[len(e.marks)-1]
	return float32(float64(last.step-first.step) / max(last.at-first.at, 1) * 1000)
}
