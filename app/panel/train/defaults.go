package train

import (
	"strings"

	"breakeven/app/state"
)

// settings takes what decides a run from another state; the rest stays.
func settings(to *state.State, from state.State) {
	from.Chapter, from.Lang, from.Theme = to.Chapter, to.Lang, to.Theme
	from.Autostart, from.Embed, from.Projector = to.Autostart, to.Embed, to.Projector
	from.Lite, from.LiteSaid, from.Hide, from.Lock = to.Lite, to.LiteSaid, to.Hide, to.Lock
	from.Cost, from.Currency, from.Rate, from.Together = to.Cost, to.Currency, to.Rate, to.Together
	*to = from
}

// defaults are the settings that the chapter begins with, but for those that an author
// has fixed.
func (m *Model) defaults() state.State {
	var fixed []string
	for pair := range strings.SplitSeq(m.State.Query(), "&") {
		for _, key := range m.State.Lock {
			if strings.HasPrefix(pair, key+"=") {
				fixed = append(fixed, pair)
			}
		}
	}
	d, _ := state.Parse(strings.Join(fixed, "&"))
	s := *m.State
	settings(&s, d)
	return s
}

// AtDefaults implements widget.Defaults.
func (m *Model) AtDefaults() bool {
	return m.Step == 0 && !m.running && m.State.Data != "own" && m.State.Query() == m.defaults().Query()
}

// ToDefaults implements widget.Defaults. What is brought back is the run, too, as it
// was at its latest checkpoint; a paused one has no later steps.
func (m *Model) ToDefaults() (undo func()) {
	was, run := *m.State, m.running
	var r *resumption
	if m.savedAt > 0 {
		r = &resumption{from: FromCrash, run: run, blob: m.checkpoint, curve: m.Curve, bet: m.betSoFar()}
		r.curve.cut(m.savedAt)
		if r.bet.Reached > m.savedAt {
			r.bet.Reached = 0
		}
	}
	settings(m.State, m.defaults())
	m.Configure(false)
	return func() {
		settings(m.State, was)
		if r != nil {
			m.resume(r)
		} else {
			m.Configure(run)
		}
	}
}
