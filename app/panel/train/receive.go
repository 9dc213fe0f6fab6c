package train

import (
	"reflect"

	"breakeven/app/text"
	"breakeven/app/wire"
	"breakeven/nn/train"
)

// Receive takes a message of the trainer. Messages that speak of an older
// configuration are dropped.
func (m *Model) Receive(b []byte) {
	h, msg, err := wire.Decode(b)
	if err != nil {
		m.problem(&wire.Problem{Code: wire.OtherVersion, Text: err.Error()})
		return
	}
	if m.Tenant != nil && m.Tenant.Hear(msg) {
		return
	}
	switch msg := msg.(type) { // these speak of no configuration
	case *wire.Hello:
		m.Kernels, m.begun, m.anew = msg.Kernels, true, false
		m.Announce(Controls)
		return
	case *wire.Devices:
		m.Devices = msg
		m.Announce(Controls)
		return
	case *wire.DigitsTaken:
		m.taken(msg)
		return
	case *wire.File:
		m.save(msg)
		return
	}
	if h.Config != m.header.Config {
		return
	}
	switch msg := msg.(type) {
	case *wire.Status:
		m.status(msg)
	case *wire.Metrics:
		m.metrics(msg)
	case *wire.Prediction:
		m.predicted(msg)
	case *wire.Picture:
		m.pictured(msg)
	case *wire.Checkpoint:
		m.checkpoint, m.savedAt = msg.Blob, msg.Step
		m.keep()
	case *wire.Problem:
		m.problem(msg)
	case *wire.Evaluation:
		m.Judged = msg
		m.Announce(Judged)
	case *wire.Traced:
		m.tracing, m.Traced = false, msg
		m.Announce(Traced)
	case *wire.Profile:
		m.Measuring, m.Profile, m.profiled = false, msg, m.Status
		m.Announce(Timed)
	}
}

func (m *Model) status(s *wire.Status) {
	before := m.Status
	m.Status = s
	if m.resuming != nil && s.State != wire.Loading {
		m.resumed()
	}
	m.watch.run(s.State == wire.Running)
	switch {
	case s.State == wire.Stopped:
		m.running = false
	case s.State == wire.Paused, s.Resumed && m.Step < s.Step:
		// A single step ends in a pause that the visitor did not ask for.
		m.Curve.cut(s.Step)
		m.Step, m.Epoch = s.Step, s.Epoch
	}
	m.runsOn(s)
	if s.Resumed && m.savedAt == 0 {
		m.savedAt = s.Step
	}
	m.acknowledge(s.Config, s.Speed)
	m.askTrace()
	if s.State == wire.Stopped && m.Measuring {
		m.Measuring = false
		m.Announce(Timed)
	}
	m.Look()
	if before == nil || before.State != s.State || before.Step != s.Step || before.Speed != s.Speed || !reflect.DeepEqual(before.Config, s.Config) {
		m.event(Event{State: s})
	}
	m.Announce(Controls)
}

func (m *Model) metrics(x *wire.Metrics) {
	m.send(&wire.Credit{})
	m.Step, m.Epoch, m.Share = x.Step, x.Epoch, float64(x.Share)
	if x.Rate > 0 {
		m.Rate = float64(x.Rate)
	}
	m.Curve.add(x)
	if n := len(x.Tests); n > 0 {
		m.Test = &x.Tests[n-1]
	}
	m.settle(x.Tests)
	for i, end := range x.Ends {
		m.event(Event{Metrics: &Metrics{
			Step: end.Step, Epoch: float64(int(x.Epoch) - len(x.Ends) + 1 + i), Loss: float64(end.Loss), TrainAccuracy: float64(end.Accuracy),
			Test: m.Test, StepsPerSecond: m.Rate, Share: m.Share, EpochEnd: true,
		}})
	}
	loss, accuracy := m.Curve.latest()
	m.event(Event{Metrics: &Metrics{
		Step: x.Step, Epoch: x.Epoch, Loss: loss, TrainAccuracy: accuracy, Test: m.Test, StepsPerSecond: m.Rate, Share: m.Share,
	}})
	m.Ask()
	m.Announce(Progress)
}

func (m *Model) predicted(p *wire.Prediction) {
	m.asked = false
	if m.Image != nil {
		m.Answer = p
	}
	if m.askAgain {
		m.Ask()
	}
	m.Announce(Prediction)
}

func (m *Model) problem(p *wire.Problem) {
	if p.Code == wire.BadDigits {
		// It is said beside the files, and nothing else has changed.
		m.giving, m.BadOwn = nil, p
		m.event(Event{Error: &Failure{codes[p.Code], Say(p, text.EN)}})
		m.Announce(Controls)
		return
	}
	m.From = FromCrash
	switch {
	case p.Code == wire.BadConfig && weights(m.State) > train.MaxParams:
		p.A = float64(weights(m.State)) // it has a sentence of its own
	case (p.Code == wire.BadCheckpoint || p.Code == wire.NoOwnDigits) && m.resuming != nil:
		m.From, m.resuming = m.resuming.from, nil
		// The run that was there goes on; a snapshot of it may have been dropped.
		m.send(&wire.Credit{})
	case p.Code == wire.BadCheckpoint && m.checkpoint != nil:
		// After a crash there is no other run to go on with.
		m.Configure(m.running)
	}
	m.Problem = p
	m.event(Event{Error: &Failure{codes[p.Code], Say(p, text.EN)}})
	m.Announce(Controls)
}
