package pagetest

import (
	"testing"

	"breakeven/web/vitals"
)

// dragLimit is generous: what make bench measures on a quiet machine is held to
// vitals.DragFrame.
const dragLimit = 50

// TestCostDrag drags a slider with all charts in sight.
func TestCostDrag(t *testing.T) {
	ms, err := vitals.Drag(browserOf(t.Name()), siteURL)
	if err != nil {
		t.Fatal(err)
	}
	p95 := ms[len(ms)*95/100]
	t.Logf("scripts in a frame while dragging: %.1f ms in the middle, %.1f ms in 95 of 100 (%d frames)", ms[len(ms)/2], p95, len(ms))
	if p95 > dragLimit {
		t.Errorf("95 of 100 frames: %.1f ms, at most %d", p95, dragLimit)
	}
}
