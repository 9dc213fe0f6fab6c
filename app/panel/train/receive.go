package train

import (
	"breakeven/app/text"
	"breakeven/app/wire"
)

// Receive takes a message of the trainer. Messages that speak of an older
// configuration are dropped.
func (m *Model) Receive(b []byte) {
	h, msg, err := wire.Decode(b)
	if err != nil {
		m.problem(&wire.Problem{Code: wire.OtherVersion, Text: err.Error()})
		return
	}
	if hello, ok := msg.(*wire.Hello); ok {
		m.Kernels = hello.Kernels
		m.changed(Controls)
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
	case *wire.Checkpoint:
		m.checkpoint, m.savedAt = msg.Blob, msg.Step
	case *wire.Problem:
		m.problem(msg)
	}
}

func (m *Model) status(s *wire.Status) {
	before := m.Status
	m.Status = s
	switch s.State {
	case wire.Stopped:
		m.running = false
	case wire.Paused:
		// A single step ends in a pause that the visitor did not ask for.
		m.Step, m.Epoch = s.Step, s.Epoch
	}
	m.acknowledge(s.Config, s.Speed)
	if before == nil || before.State != s.State || before.Step != s.Step {
		m.event(Event{State: s})
	}
	m.changed(Controls)
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
	m.changed(Progress)
}

func (m *Model) predicted(p *wire.Prediction) {
	m.asked = false
	if m.Image != nil {
		m.Answer = p
	}
	if m.askAgain {
		m.Ask()
	}
	m.changed(Prediction)
}

func (m *Model) problem(p *wire.Problem) {
	m.Problem = p
	m.event(Event{Error: &Failure{codes[p.Code], Say(p, text.EN)}})
	m.changed(Controls)
}
