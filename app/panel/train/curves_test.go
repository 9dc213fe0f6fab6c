package train

import (
	"strings"
	"testing"

	"breakeven/app/chart"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The chart carries what the run has shown: nine in ten, the bet, the device's
// change, and the newest values at the ends of the lines.
func TestCurvesMarks(t *testing.T) {
	m, _ := newModel()
	m.ready()
	m.Place(300)
	for step := uint32(25); step <= 640; step += 25 {
		m.test(step, 1-20/float32(step+25))
	}
	for l, want := range map[text.Lang][]string{
		text.EN: {"test 96.9%", "loss 0.00", "90% at step 175", "your bet: 300", "now on SIMD", "steps"},
		text.ZH: {"测试96.9%", "损失0.00", "第175步到九成", "你猜300", "换成SIMD", "步"},
	} {
		c := &Curves{Lang: l, Model: m}
		m.Curve.Moves = []Move{{600, wire.DeviceSIMD}, {500, wire.Device(99)}}
		file := chart.File(c.data(), 912, 264)
		for _, s := range want {
			if !strings.Contains(file, ">"+s+"<") {
				t.Errorf("%q is missing in %s", s, file)
			}
		}
		if n := len(c.data().Guides); n != 1 {
			t.Errorf("%d marks of devices: one is unknown here", n)
		}
		if html := app.HTMLString(c); strings.Contains(html, "%!") || strings.Contains(html, "style=") {
			t.Error(html)
		}
	}
	c := &Curves{Lang: text.EN, Model: m}
	if says := c.data().Summary; says != "Accuracy and loss by step: after 625 steps, test accuracy 96.9%, loss 0.00. Nine in ten was first reached at step 175." {
		t.Errorf("it says %q", says)
	}
	m.Reset()
	if d := c.data(); len(d.Panels[0].Rings) != 0 || len(d.Guides) != 0 || len(d.Flags) != 1 {
		t.Errorf("after a new start: %d rings, %d guides, %d flags; only the bet stands", len(d.Panels[0].Rings), len(d.Guides), len(d.Flags))
	}
}

// A device that changes in mid-run leaves a mark; one that a run begins with
// does not, and what comes after a step that a run goes back to is gone.
func TestMoves(t *testing.T) {
	m, _ := newModel()
	on := func(s wire.State, step uint32, d wire.Device) {
		m.hear(&wire.Status{State: s, Step: step, Config: wire.Config{Device: d}})
	}
	on(wire.Paused, 0, wire.DeviceSIMD)
	on(wire.Running, 0, wire.DeviceWebGPU)
	on(wire.Loading, 600, wire.DeviceCPU)
	on(wire.Running, 600, wire.DeviceSIMD)
	on(wire.Running, 700, wire.DeviceSIMD)
	if got := m.Curve.Moves; len(got) != 1 || got[0] != (Move{600, wire.DeviceSIMD}) {
		t.Errorf("marks %v", got)
	}
	m.Curve.cut(600)
	if len(m.Curve.Moves) != 1 {
		t.Error("the step itself counts")
	}
	if m.Curve.cut(599); len(m.Curve.Moves) != 0 {
		t.Error("a mark after the end")
	}
	m.Reset()
	on(wire.Running, 50, wire.DeviceCPU)
	if len(m.Curve.Moves) != 0 {
		t.Errorf("a new run begins with marks %v", m.Curve.Moves)
	}
}
