package vitals

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// DragFrame is the bar for scripting in a frame while a slider of the cost chapter
// is dragged, in 95 of 100 frames, in milliseconds.
const DragFrame = 16

// Drag drags the cost chapter's first slider to and fro for two seconds, with all
// charts in sight, and returns how long scripts ran in each frame, in milliseconds,
// rising. It reads a trace of the browser, so that nothing in the page measures
// itself.
func Drag(ctx context.Context, url string) (ms []float64, err error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	var b struct{ X, Y, W float64 }
	if err := chromedp.Run(tab, chromedp.EmulateViewport(1280, 2000), chromedp.Navigate(url+"?lang=en&chapter=cost&calls=1000000"),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake"`, nil, chromedp.WithPollingInterval(50*time.Millisecond)),
		chromedp.Sleep(4*time.Second), // the trainer has started, and rests
		chromedp.Evaluate(`document.querySelector("#cost-pictures").open = true; document.querySelector("#cost").scrollIntoView(); 0`, nil), chromedp.Sleep(2*time.Second),
		chromedp.Evaluate(`(() => { const b = document.querySelector("#cost-calls-slider").getBoundingClientRect(); return {X: b.x, Y: b.y + b.height / 2, W: b.width}; })()`, &b),
		chromedp.ActionFunc(func(ctx context.Context) error {
			return tracing.Start().WithTraceConfig(&tracing.TraceConfig{IncludedCategories: []string{"devtools.timeline", "disabled-by-default-devtools.timeline"}}).WithTransferMode(tracing.TransferModeReportEvents).Do(ctx)
		})); err != nil {
		return nil, err
	}
	var (
		mu     sync.Mutex
		events []traced
		done   = make(chan struct{})
	)
	chromedp.ListenTarget(tab, func(e any) {
		switch e := e.(type) {
		case *tracing.EventDataCollected:
			mu.Lock()
			defer mu.Unlock()
			for _, raw := range e.Value {
				var t traced
				if json.Unmarshal(raw, &t) == nil {
					events = append(events, t)
				}
			}
		case *tracing.EventTracingComplete:
			close(done)
		}
	})
	at := func(share float64) (x, y float64) { return b.X + 12 + share*(b.W-24), b.Y }
	mouse := func(kind input.MouseType, share float64) chromedp.Action {
		x, y := at(share)
		return input.DispatchMouseEvent(kind, x, y).WithButton(input.Left).WithButtons(1).WithClickCount(1)
	}
	if err := chromedp.Run(tab, mouse(input.MousePressed, .6)); err != nil {
		return nil, err
	}
	// On a busy machine it takes longer until the slider has been everywhere.
	for begun, moves := time.Now(), 0; time.Since(begun) < 2*time.Second || moves < 100 && time.Since(begun) < 15*time.Second; moves++ {
		t := time.Since(begun).Seconds()
		share := .6 + .35*(2*abs(t-float64(int(t))-.5)-1) // to and fro
		if err := chromedp.Run(tab, mouse(input.MouseMoved, share), chromedp.Sleep(8*time.Millisecond)); err != nil {
			return nil, err
		}
	}
	if err := chromedp.Run(tab, mouse(input.MouseReleased, .6), tracing.End()); err != nil {
		return nil, err
	}
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		return nil, errors.New("the browser gives no trace")
	}
	mu.Lock()
	defer mu.Unlock()
	if ms = scripting(events); len(ms) < 8 {
		return ms, fmt.Errorf("only %d frames in two seconds of dragging", len(ms))
	}
	slices.Sort(ms)
	return ms, nil
}

func abs(x float64) float64 { return max(x, -x) }

// traced is an event of a trace.
type traced struct {
	Name     string  `json:"name"`
	Phase    string  `json:"ph"`
	At       float64 `json:"ts"`   // µs
	Start    float64 `json:"tts"`  // µs that the thread has worked
	Duration float64 `json:"tdur"` // µs that it worked on this
	Thread   int     `json:"tid"`
	Process  int     `json:"pid"`
}

// scripts are what the trace calls running scripts.
var scripts = map[string]bool{"FunctionCall": true, "EvaluateScript": true, "TimerFire": true, "FireAnimationFrame": true, "EventDispatch": true, "RunMicrotasks": true, "v8.run": true}

// scripting returns how long scripts ran from each frame of the page's main thread
// to the next, by the thread's own clock: whatever else the machine does counts for
// nothing.
func scripting(events []traced) (ms []float64) {
	slices.SortFunc(events, func(a, b traced) int { return cmp.Compare(a.At, b.At) })
	type thread struct{ process, thread int }
	// The page's thread is the one in which scripts run longest.
	ran := map[thread]float64{}
	var page thread
	for _, e := range events {
		if scripts[e.Name] {
			at := thread{e.Process, e.Thread}
			if ran[at] += e.Duration; ran[at] > ran[page] {
				page = at
			}
		}
	}
	var sum, until float64
	begun := false
	for _, e := range events {
		if (thread{e.Process, e.Thread}) != page {
			continue
		}
		if e.Name == "Commit" { // once a frame, when the page has done its part
			if begun {
				ms = append(ms, sum/1000)
			}
			begun, sum = true, 0
		}
		if end := e.Start + e.Duration; scripts[e.Name] && end > until { // calls lie within calls
			sum += end - max(e.Start, until)
			until = end
		}
	}
	return ms
}
