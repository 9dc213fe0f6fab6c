package pagetest

import (
	"testing"
	"time"

	"breakeven/web/states"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

func forget(p *tab) error { return states.Forget(p.ctx) }

// phone is a phone's screen.
func phone() chromedp.Action {
	return chromedp.Tasks{emulation.SetDeviceMetricsOverride(390, 844, 2, true), emulation.SetTouchEmulationEnabled(true).WithMaxTouchPoints(5)}
}

// tap taps the middle of an element.
func (p *tab) tap(selector string) {
	p.t.Helper()
	x, y := p.middle(selector)
	p.do(input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x, Y: y}}), input.DispatchTouchEvent(input.TouchEnd, nil))
}

// middle brings an element into the window's middle.
func (p *tab) middle(selector string) (x, y float64) {
	p.t.Helper()
	b := p.box(selector)
	return b.X + b.W/2, b.Y + b.H/2
}

// drag moves a finger, and lets it go.
func (p *tab) drag(x, y, dx, dy float64) {
	p.t.Helper()
	const steps = 12
	p.do(input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x, Y: y}}))
	for i := 1; i <= steps; i++ {
		f := float64(i) / steps
		p.do(input.DispatchTouchEvent(input.TouchMove, []*input.TouchPoint{{X: x + f*dx, Y: y + f*dy}}), chromedp.Sleep(16*time.Millisecond))
	}
	p.do(input.DispatchTouchEvent(input.TouchEnd, nil))
	time.Sleep(300 * time.Millisecond)
}

// A finger trains, and writes on the pad; the page stays where it is meanwhile,
// and moves when the finger is elsewhere.
func TestTrainByTouch(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&speed=full", phone())
	p.awake()
	p.until("ready", ready, 40*time.Second)

	p.tap("#run")
	p.until("it learns", `seen.some((e) => e.type === "metrics" && e.testAccuracy > 0.93)`, 60*time.Second)
	p.tap("#run")
	p.until("it pauses", paused, 10*time.Second)

	p.tap("#pad") // too small for a finger, it opens large
	p.until("the pad is large", `!document.querySelector("#pad-done").hidden`, 5*time.Second)
	x, y := p.middle("#pad")
	side := p.number(`document.querySelector("#pad").getBoundingClientRect().width`)
	from := p.number("scrollY")
	p.drag(x, y-.35*side, 0, .7*side)
	if to := p.number("scrollY"); to != from {
		t.Errorf("a stroke on the pad moved the page from %g to %g", from, to)
	}
	p.until("the stroke is read as 1", `(document.querySelector("#top1") || {}).textContent === "1"`, 5*time.Second)
	p.tap("#clear")
	p.until("the pad is empty", `!document.querySelector("#top1")`, 5*time.Second)
	p.tap("#pad-done")
	p.until("the pad is small", `document.querySelector("#pad-done").hidden`, 5*time.Second)

	// The same finger elsewhere: else the above would prove nothing.
	p.js(`document.querySelector("h1").scrollIntoView({block: "center"}); 0`, nil)
	x, y = p.middle(".lede")
	from = p.number("scrollY")
	p.drag(x, y, 0, -200)
	if to := p.number("scrollY"); to < from+50 {
		t.Errorf("a finger on the text moved the page from %g to %g only", from, to)
	}
	if err := forget(p); err != nil {
		t.Error(err)
	}
}
