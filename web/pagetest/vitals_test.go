package pagetest

import (
	"context"
	"fmt"
	"testing"

	"breakeven/web/vitals"
)

// Tests give twice the time, and three tries: machines are shared. What holds on
// a quiet one is measured by make bench.
const patience = 2

// The page is there at once, and can train soon.
func TestStartsQuickly(t *testing.T) {
	best := map[string]float64{}
	bars := map[string]float64{
		"first paint": vitals.FirstPaint, "first paint, from cache": vitals.FirstPaint,
		"can train": vitals.UsableCold, "can train, from cache": vitals.UsableCached,
	}
	calmly(t, func() error {
		cold, cached, err := vitals.Load(context.Background(), siteURL)
		if err != nil {
			t.Fatal(err)
		}
		var late error
		for what, ms := range map[string]float64{
			"first paint": cold.Paint, "first paint, from cache": cached.Paint,
			"can train": cold.Usable, "can train, from cache": cached.Usable,
		} {
			if b, ok := best[what]; !ok || ms < b {
				best[what] = ms
			}
			t.Logf("%s after %.0f ms (bar %.0f)", what, ms, bars[what])
			if best[what] > patience*bars[what] {
				late = fmt.Errorf("%s after %.0f ms, must be %.0f", what, best[what], bars[what])
			}
		}
		return late
	})
}

// A click or key is answered within a few frames while the network trains as
// fast as it can.
func TestAnswersQuickly(t *testing.T) {
	calmly(t, func() error {
		ms, err := vitals.Answers(browser, siteURL)
		if err != nil {
			t.Fatal(err)
		}
		p95 := ms[len(ms)*95/100]
		t.Logf("%d clicks and keys: next paint after %.0f ms (median), %.0f ms (p95; bar %d), %.0f ms (most)", len(ms), ms[len(ms)/2], p95, vitals.Interaction, ms[len(ms)-1])
		if p95 > patience*vitals.Interaction {
			return fmt.Errorf("p95 is %.0f ms", p95)
		}
		return nil
	})
}

// The stage leaves the training most of its speed.
func TestStageLeavesSpeed(t *testing.T) {
	calmly(t, func() error {
		s, ok, err := vitals.Stage(browser, siteURL)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			t.Skip("the page has no stage")
		}
		t.Logf("%.0f steps/s without a stage, %.0f %% of that with it (bar %.0f %%), %.0f %% with it scrolled away (bar %.0f %%)",
			s.None, 100*s.Seen/s.None, 100*vitals.StageSeen, 100*s.Away/s.None, 100*vitals.StageAway)
		if s.Seen < vitals.StageSeen/patience*s.None || s.Away < vitals.StageAway/patience*s.None {
			return fmt.Errorf("too slow: %.0f and %.0f of %.0f steps/s", s.Seen, s.Away, s.None)
		}
		return nil
	})
}
