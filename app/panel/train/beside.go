package train

import "breakeven/app/wire"

// Beside is what stands beside the training.
type Beside struct {
	Judged *wire.Evaluation // who is taken for whom, nil for nothing tested
	Cell   uint8            // whose mistakes are shown, or wire.NoCell

	Traced  *wire.Traced // one update of one weight, nil for none
	trace   bool         // somebody looks
	tracing bool         // one is asked for

	Measuring bool
	Profile   *wire.Profile // nil for not measured
	profiled  *wire.Status  // the network and device that it is of
}

// forgetBeside forgets what was told of the run before. A profile stands: it
// says what it is of.
func (m *Model) forgetBeside() { m.Judged, m.Traced = nil, nil }

// Filter shows the mistakes of one cell, 10·truth + answer, or those of all where
// it is shown already or no cell.
func (m *Model) Filter(cell uint8) {
	if cell == m.Cell || cell > wire.NoCell || cell/wire.Classes == cell%wire.Classes {
		cell = wire.NoCell
	}
	if cell != m.Cell {
		m.Cell = cell
		m.send(&wire.Filter{Cell: cell})
		m.Announce(Judged)
	}
}

// refilter tells a new trainer of the filter.
func (m *Model) refilter() {
	if m.Cell != wire.NoCell {
		m.send(&wire.Filter{Cell: m.Cell})
	}
}

// Mistakes returns those to be shown: none that answer to another filter.
func (m *Model) Mistakes() []wire.Mistake {
	if m.Judged == nil || m.Judged.Cell != m.Cell {
		return nil
	}
	return m.Judged.Mistakes
}

// tally returns how many digits were judged, and how many taken for another.
func tally(e *wire.Evaluation) (all, wrong uint32) {
	for i, n := range e.Counts {
		if all += n; i/wire.Classes != i%wire.Classes {
			wrong += n
		}
	}
	return all, wrong
}

// Trace begins or ends looking at a weight.
func (m *Model) Trace(on bool) {
	m.trace = on
	m.askTrace()
}

// askTrace asks for the next update of a weight, of the same as before.
func (m *Model) askTrace() {
	if !m.trace || m.tracing || !m.Ready() {
		return
	}
	m.tracing = true
	ask := &wire.Trace{Weight: wire.AnyWeight}
	if m.Traced != nil {
		ask.Weight = m.Traced.Weight
	}
	m.send(ask)
}

// Measure asks what each operation takes.
func (m *Model) Measure() {
	if m.Ready() && !m.Measuring {
		m.Measuring = true
		m.send(&wire.Measure{})
		m.Announce(Timed)
	}
}
