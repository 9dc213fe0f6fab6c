// Package vitals measures how soon the page is there and how quickly it answers,
// in real Chromium over loopback, with the bars that hold on a quiet machine.
package vitals

import (
	"context"
	"fmt"
	"slices"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Bars, in milliseconds: at most so much.
const (
	FirstPaint   = 300  // until there is text, cold or cached
	UsableCold   = 1500 // until Train can train, nothing being cached
	UsableCached = 700  // the same on a later visit
	CostCold     = 1200 // until Cost's sliders slide, embedded, nothing being cached
	Interaction  = 100  // from a click or key to the next paint, in 95 of 100 cases
	Pause        = 50   // from a click until a pause is acknowledged, in 95 of 100 cases
	Task         = 100  // of the page's main thread in 20 s of training
)

// Shares of the training's speed without a stage that must be left with one.
const (
	StageSeen = 0.80
	StageAway = 0.95 // scrolled out of sight
)

// Start is how soon a page is there, in milliseconds since the address was
// entered.
type Start struct {
	Paint  float64 // first contentful paint
	Awake  float64 // the controls can be used
	Usable float64 // what it is for can be used: Train trains when told to, because digits and device are here
}

// watch notes when the page is awake and an element, by its id, can be used.
const watch = `window.vitals = {};
const look = () => {
	const now = performance.now(), root = document.documentElement, control = document.getElementById("%s");
	if (!vitals.awake && root && root.dataset.boot === "awake") vitals.awake = now;
	if (vitals.awake && control && !control.disabled) { vitals.usable = now; watcher.disconnect(); }
};
const watcher = new MutationObserver(look);
watcher.observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-boot", "disabled"]});`

// Load opens an address in a fresh browser and then again, and tells how soon it
// was there each time, and an element of it could be used.
func Load(ctx context.Context, url, control string) (cold, cached Start, err error) {
	ctx, end, err := chromium.New(ctx)
	if err != nil {
		return cold, cached, err
	}
	defer end()
	if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromium.First(fmt.Sprintf(watch, control)), chromedp.Sleep(3*time.Second)); err != nil { // a browser that has just started is busy with itself
		return cold, cached, err
	}
	for _, s := range []*Start{&cold, &cached} {
		if err := chromedp.Run(ctx, chromedp.Navigate(url),
			chromedp.Poll("vitals.usable", nil, chromedp.WithPollingInterval(50*time.Millisecond)),
			chromedp.Evaluate(`({Paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, Awake: vitals.awake, Usable: vitals.usable})`, s),
			// A later visit finds what the first has kept, and nothing still being
			// kept. Embedded, the page keeps nothing itself.
			chromedp.Evaluate(`document.documentElement.dataset.embed || navigator.serviceWorker.ready.then(() => 0)`, nil, chromium.Await),
			chromedp.Sleep(2*time.Second),
			chromedp.Navigate("about:blank")); err != nil {
			return cold, cached, err
		}
	}
	return cold, cached, nil
}

// Answers clicks and types on a page that trains at full speed, and returns how
// long each time took until the next paint, in milliseconds, rising. Times under
// 16 ms, which browsers don't tell, count as 16.
func Answers(ctx context.Context, url string) (ms []float64, err error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := training(tab, url+"?lang=en&speed=full&autostart=1"); err != nil {
		return nil, err
	}
	if err := pictured(tab); err != nil {
		return nil, err
	}
	return interactions(tab, func(did func()) error {
		for range 4 {
			for _, id := range []string{"speed-watch", "speed-full", "lang", "lang", "theme", "theme"} {
				if err := press(tab, id, 0); err != nil {
					return fmt.Errorf("%s: %w", id, err)
				}
				did()
			}
			if err := chromedp.Run(tab, chromedp.Evaluate(`document.getElementById("pad").focus(); 0`, nil)); err != nil {
				return err
			}
			for _, key := range []string{"7", "3"} {
				if err := chromedp.Run(tab, chromedp.KeyEvent(key), pause); err != nil {
					return err
				}
				did()
			}
			if err := press(tab, "pad", .6); err != nil {
				return err
			}
			did()
		}
		return nil
	})
}

// pictured waits for the picture: its start, which [Stage] times, waits for a visitor who
// does nothing.
func pictured(tab context.Context) error {
	drawn := chromedp.Poll(`document.getElementById("stage")?.contentWindow.breakevenStage?.frames > 0`, nil, chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(time.Minute))
	if err := chromedp.Run(tab, drawn); err != nil {
		return fmt.Errorf("the picture: %w", err)
	}
	return nil
}

// interactions returns how long each of what f does took until the next paint, in
// milliseconds, rising; f calls did after each.
func interactions(tab context.Context, f func(did func()) error) (ms []float64, err error) {
	const observe = `window.answers = new Map();
		new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.interactionId) answers.set(e.interactionId, Math.max(e.duration, answers.get(e.interactionId) || 0)); })
			.observe({type: "event", durationThreshold: 16}); 0`
	if err := chromedp.Run(tab, chromedp.Evaluate(observe, nil)); err != nil {
		return nil, err
	}
	n := 0
	if err := f(func() { n++ }); err != nil {
		return nil, err
	}
	if err := chromedp.Run(tab, chromedp.Sleep(300*time.Millisecond), chromedp.Evaluate(`[...answers.values()]`, &ms)); err != nil {
		return nil, err
	}
	for len(ms) < n {
		ms = append(ms, 16)
	}
	slices.Sort(ms)
	return ms, nil
}

// Pauses pauses a page that trains on a device so many times, and returns how long
// it took each time until that was acknowledged, in milliseconds, rising.
func Pauses(ctx context.Context, url, device string, times int) (ms []float64, err error) {
	const script = `(async () => {
		const button = document.querySelector("#run"), times = [];
		const state = (...wanted) => new Promise((resolve) => addEventListener("breakeven", function f(e) {
			if (e.detail.type !== "state" || !wanted.includes(e.detail.state)) return;
			removeEventListener("breakeven", f);
			resolve(performance.now());
		}));
		const rest = (ms) => new Promise((r) => setTimeout(r, ms));
		for (let i = 0; i < %d; i++) {
			await rest(60 + 7 * i %% 50);
			const acknowledged = state("pausing", "paused"), paused = state("paused"), from = performance.now();
			button.click();
			times.push(await acknowledged - from);
			await paused;
			await rest(30);
			const goes = state("running");
			button.click();
			await goes;
		}
		return times;
	})()`
	err = trained(ctx, url, device, fmt.Sprintf(script, times), &ms)
	slices.Sort(ms)
	return ms, err
}

// Tasks returns how long the tasks over 50 ms took that the page's main thread
// had in 20 s of training, in milliseconds, rising.
func Tasks(ctx context.Context, url string) (ms []float64, err error) {
	const script = `new Promise((resolve) => {
		const long = [];
		new PerformanceObserver((list) => list.getEntries().forEach((e) => long.push(e.duration))).observe({type: "longtask"});
		setTimeout(() => resolve(long), 20000);
	})`
	err = trained(ctx, url, "auto", script, &ms)
	slices.Sort(ms)
	return ms, err
}

// trained evaluates a promise on a page that trains on a device at full speed,
// after its start.
func trained(ctx context.Context, url, device, script string, out any) error {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := training(tab, url+"?lang=en&speed=full&autostart=1&device="+device); err != nil {
		return err
	}
	return chromedp.Run(tab, chromedp.Sleep(5*time.Second), chromedp.Evaluate(script, out, chromium.Await))
}

// Worst95 is the value that 95 of 100 do not exceed.
func Worst95(rising []float64) float64 { return rising[len(rising)*95/100] }

// pause lets what a click or key changed be drawn.
var pause = chromedp.Sleep(60 * time.Millisecond)

// place is an element's middle and its height.
type place struct{ X, Y, H float64 }

// inSight brings an element into sight, below the bar, and tells where it is.
func inSight(id string, at *place) chromedp.Action {
	return chromedp.Evaluate(fmt.Sprintf(`(() => {
		const e = document.getElementById(%q);
		let b = e.getBoundingClientRect();
		if (b.top < 60 || b.bottom > innerHeight) { e.scrollIntoView({block: "center", behavior: "instant"}); b = e.getBoundingClientRect(); }
		return {X: b.x + b.width / 2, Y: b.y + b.height / 2, H: b.height};
	})()`, id), at)
}

// press presses the mouse on an element, moves it down by a share of the
// element's height, and lets it go.
func press(ctx context.Context, id string, down float64) error {
	var b place
	if err := chromedp.Run(ctx, inSight(id, &b)); err != nil {
		return err
	}
	send := func(kind input.MouseType, y float64) error {
		return input.DispatchMouseEvent(kind, b.X, b.Y+y*b.H).WithButton(input.Left).WithButtons(1).WithClickCount(1).Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Target))
	}
	if err := send(input.MousePressed, -down/2); err != nil {
		return err
	}
	for y := -down / 2; y < down/2; y += .1 {
		if err := send(input.MouseMoved, y); err != nil {
			return err
		}
	}
	if err := send(input.MouseReleased, down/2); err != nil {
		return err
	}
	return chromedp.Run(ctx, pause)
}

// Speeds are steps a second: of the page without its picture, with the stage in
// sight, and with it scrolled away; and how long the stage took from its frame to its
// first picture, in milliseconds, while the network trained.
type Speeds struct{ None, Seen, Away, Begins float64 }

// Stage measures what the stage costs the training, side by side; ok is false
// where the page has none.
func Stage(ctx context.Context, url string) (s Speeds, ok bool, err error) {
	if s, ok, err = besideStage(ctx, url); err != nil || !ok {
		return s, ok, err
	}
	// In a tab of its own: one that is unwatched does not tell when it has loaded.
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := training(tab, url+"?lang=en&speed=full&autostart=1&hide=picture"); err != nil {
		return s, true, err
	}
	if err := chromedp.Run(tab, chromedp.Sleep(5*time.Second)); err != nil {
		return s, true, err
	}
	s.None, err = rate(tab)
	return s, true, err
}

// besideStage is all of it but the speed without the stage.
func besideStage(ctx context.Context, url string) (s Speeds, ok bool, err error) {
	const listen = `if (self === top) addEventListener("message", ({data}) => { if (data.stage === "drawn") window.stageDrawn ||= performance.now(); })`
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Run(tab, chromium.First(listen)); err != nil {
		return s, false, err
	}
	if err := training(tab, url+"?lang=en&speed=full&autostart=1"); err != nil {
		return s, false, err
	}
	if err := chromedp.Run(tab, chromedp.Sleep(5*time.Second), chromedp.Evaluate(`Boolean(document.querySelector("iframe#stage"))`, &ok)); err != nil || !ok {
		return s, false, err
	}
	if err := pictured(tab); err != nil {
		return s, true, err
	}
	if err := chromedp.Run(tab, chromedp.Evaluate(`stageDrawn - performance.getEntriesByType("resource").find((e) => e.initiatorType === "iframe" && e.name.includes("stage.")).startTime`, &s.Begins)); err != nil {
		return s, true, err
	}
	if s.Seen, err = rate(tab); err != nil {
		return s, true, err
	}
	if err := chromedp.Run(tab, chromedp.Evaluate(`scrollTo(0, document.documentElement.scrollHeight); 0`, nil), chromedp.Sleep(4*time.Second)); err != nil { // by then the chapters down there are awake
		return s, true, err
	}
	s.Away, err = rate(tab)
	return s, true, err
}

// training opens the page and waits until it trains.
func training(ctx context.Context, url string) error {
	return chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(url),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake" && Number(document.querySelector("#stepn").textContent.replace(/[^0-9]/g, "")) > 20`, nil,
			chromedp.WithPollingInterval(100*time.Millisecond), chromedp.WithPollingTimeout(2*time.Minute)), chromium.Unwatched)
}

// rate is the training's speed over four seconds, by what the page tells.
func rate(ctx context.Context) (perSecond float64, err error) {
	const script = `(async () => {
		const next = () => new Promise((resolve) => addEventListener("breakeven", function f({detail: d}) {
			if (d.type !== "metrics") return;
			removeEventListener("breakeven", f);
			resolve([d.step, performance.now()]);
		}));
		const from = await next();
		await new Promise((r) => setTimeout(r, 4000));
		const to = await next();
		return (to[0] - from[0]) / (to[1] - from[1]) * 1000;
	})()`
	err = chromedp.Run(ctx, chromedp.Evaluate(script, &perSecond, chromium.Await))
	return perSecond, err
}
