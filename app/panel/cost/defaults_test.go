package cost

import (
	"testing"

	"breakeven/app/cost"
)

// A reset goes back to the first case, but for what is locked; it can be undone.
func TestDefaults(t *testing.T) {
	if m := at(""); !m.AtDefaults() {
		t.Error("a bare address has something to reset")
	}
	m := at("preset=B&calls=500000&wage=99&lock=calls")
	was := m.State.Cost
	undo := m.ToDefaults()
	if n := m.numbers; !m.AtDefaults() || n[cost.Calls] != cost.Known(5e5) || n[cost.Wage] == cost.Known(99) || presetOf(m.State.Cost).ID != "A" {
		t.Errorf("reset, it is %+v", m.State.Cost)
	}
	if undo(); !same(m.State.Cost, was) || m.AtDefaults() {
		t.Errorf("undone, it is %+v, want %+v", m.State.Cost, was)
	}
	m = at("preset=B&wage=99&lock=preset")
	if m.ToDefaults(); presetOf(m.State.Cost).ID != "B" || m.Changed() {
		t.Errorf("with its preset locked, it is %+v", m.State.Cost)
	}
}
