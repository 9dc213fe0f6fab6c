package cost

import (
	"testing"

	"breakeven/app/cost"
	"breakeven/app/state"
)

// Out of sight nothing is drawn; in sight all is.
func TestDrawsWaitToBeSeen(t *testing.T) {
	s := state.Default()
	m := NewModel(&s)
	draws := func() (n int) {
		for _, c := range m.chance.counts {
			n += c
		}
		return n
	}
	m.see(false)
	m.Take(m.Values().With(cost.Calls, cost.Known(12345)))
	if n := draws(); n > cost.CoarseDraws {
		t.Errorf("%d draws out of sight", n)
	}
	m.see(true)
	all := draws()
	if all <= cost.CoarseDraws {
		t.Fatalf("%d draws in sight", all)
	}
	m.see(false)
	m.Take(m.Values().With(cost.Calls, cost.Known(54321)))
	if m.sure(); draws() > cost.CoarseDraws {
		t.Errorf("%d draws out of sight again", draws())
	}
	m.see(true)
	if n := draws(); n != all {
		t.Errorf("%d draws in sight again, want %d", n, all)
	}
}
