package panel

import (
	"math"

	"breakeven/app/panel/train"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// embedder tells this window and a page that embeds it what happens; the
// messages are described in docs/embedding.md. Nothing that a visitor typed or
// drew is among them, so any parent may hear them.
type embedder struct{ page *Page }

func (e *embedder) listen() {
	e.page.train.OnEvent(func(ev train.Event) {
		switch {
		case ev.Metrics != nil:
			e.say(e.metrics(ev.Metrics))
		case ev.State != nil:
			e.say(e.state(ev.State))
		case ev.Error != nil:
			e.say(map[string]any{"type": "error", "code": ev.Error.Code, "message": ev.Error.Sentence})
		}
	})
}

// watchHeight tells the parent how high the chapter is, whenever that changes, so
// that it can make the frame as high. Nothing in an embedded chapter depends on
// the frame's height, so a parent that obeys is not told another height for it;
// a height that was said already is not said again.
func (e *embedder) watchHeight() {
	observers, page := app.Window().Get("ResizeObserver"), app.Window().GetElementByID("page")
	if !observers.Truthy() || !page.Truthy() {
		return
	}
	said := 0
	observers.New(app.FuncOf(func(app.Value, []app.Value) any {
		// Rounded up: a frame that is a part of a pixel too low gets a scroll bar.
		if height := int(math.Ceil(page.Call("getBoundingClientRect").Get("height").Float())); height != said {
			said = height
			e.say(map[string]any{"type": "height", "height": height})
		}
		return nil
	})).Call("observe", page)
}

var stateNames = map[wire.State]string{wire.Loading: "loading", wire.Paused: "paused", wire.Running: "running", wire.Pausing: "pausing", wire.Stopped: "stopped"}

func (e *embedder) state(s *wire.Status) map[string]any {
	chosen := e.page.state
	return map[string]any{
		"type": "state", "chapter": string(e.page.here), "state": stateNames[s.State], "step": s.Step, "epoch": s.Epoch,
		"device": e.page.train.DeviceName(),
		"config": map[string]any{
			"net": chosen.Net, "channels": numbers(chosen.Channels), "pool": chosen.Pool, "hidden": numbers(chosen.Hidden),
			"act": chosen.Act, "dropout": chosen.Dropout, "decay": chosen.Decay, "data": chosen.Data, "n": chosen.N, "seed": chosen.Seed,
			"opt": chosen.Opt, "lr": chosen.LR, "batch": chosen.Batch, "device": chosen.Device, "speed": chosen.Speed,
		},
	}
}

// numbers are a list as JavaScript takes one.
func numbers(list []int) []any {
	out := make([]any, len(list))
	for i, n := range list {
		out[i] = n
	}
	return out
}

func (e *embedder) metrics(m *train.Metrics) map[string]any {
	out := map[string]any{
		"type": "metrics", "step": m.Step, "epoch": m.Epoch, "loss": m.Loss, "trainAccuracy": m.TrainAccuracy,
		"stepsPerSecond": m.StepsPerSecond, "overhead": m.Share, "device": e.page.train.DeviceName(), "epochEnd": m.EpochEnd,
	}
	if t := m.Test; t != nil {
		out["testAccuracy"], out["testStep"], out["testDigits"] = float64(t.Accuracy), t.Step, t.N
	}
	return out
}

func (e *embedder) say(message map[string]any) {
	message["v"] = 1
	w := app.Window()
	constructor := w.Get("CustomEvent")
	if !constructor.Truthy() {
		return
	}
	w.Call("dispatchEvent", constructor.New("breakeven", map[string]any{"detail": message}))
	if parent := w.Get("parent"); !parent.Equal(w) {
		parent.Call("postMessage", message, "*")
	}
}
