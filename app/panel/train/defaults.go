package train

import (
	"slices"

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

// settled are what an author may fix of a run's settings, by the name in lock=. A network
// comes before its layers, as it has layers of its own; a number of digits is that of
// their source.
var settled = []struct {
	name string
	take func(to, from *state.State)
}{
	{"net", func(to, from *state.State) {
		to.Net, to.Pool, to.Hidden = from.Net, from.Pool, state.DefaultHidden(from.Net)
	}},
	{"channels", func(to, from *state.State) { to.Channels = from.Channels }},
	{"hidden", func(to, from *state.State) { to.Hidden = from.Hidden }},
	{"act", func(to, from *state.State) { to.Act = from.Act }},
	{"dropout", func(to, from *state.State) { to.Dropout = from.Dropout }},
	{"decay", func(to, from *state.State) { to.Decay = from.Decay }},
	{"data", func(to, from *state.State) { to.Data = from.Data }},
	{"n", func(to, from *state.State) { to.Data, to.N = from.Data, from.N }},
	{"seed", func(to, from *state.State) { to.Seed = from.Seed }},
	{"opt", func(to, from *state.State) { to.Opt = from.Opt }},
	{"lr", func(to, from *state.State) { to.LR = from.LR }},
	{"batch", func(to, from *state.State) { to.Batch = from.Batch }},
}

// holds tells whether an author has fixed a setting: by its name, or with all that the
// drawer has.
func holds(s *state.State, name string) bool {
	return slices.Contains(s.Lock, name) || slices.Contains(s.Lock, "settings")
}

// fixed tells whether an author has fixed something that a run brings with it.
func fixed(s *state.State) bool {
	for _, of := range settled {
		if holds(s, of.name) {
			return true
		}
	}
	return false
}

// defaults are the settings that the chapter begins with, but for those that an author
// has fixed.
func (m *Model) defaults() state.State {
	s, d := *m.State, state.Default()
	for _, of := range settled {
		if holds(&s, of.name) {
			of.take(&d, &s)
		}
	}
	if holds(&s, "device") {
		d.Device = s.Device
	}
	if slices.Contains(s.Lock, "speed") { // which the drawer has not
		d.Speed = s.Speed
	}
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
