package cost

import (
	"slices"

	"breakeven/app/cost"
)

// defaults is the case that the chapter begins with, but for what is locked.
func (m *Model) defaults() cost.Values {
	v := cost.Values{Preset: cost.Presets[0].ID}
	if slices.Contains(m.State.Lock, "preset") {
		v.Preset = m.State.Cost.Preset
	}
	return m.fixed.in(v)
}

// AtDefaults implements widget.Defaults.
func (m *Model) AtDefaults() bool { return same(m.State.Cost, m.defaults()) }

// ToDefaults implements widget.Defaults: a step like others, which Undo takes back, too.
func (m *Model) ToDefaults() (undo func()) {
	was := m.State.Cost
	m.Take(m.defaults())
	return func() { m.Take(was) }
}
