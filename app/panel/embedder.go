package panel

import (
	"breakeven/app/panel/train"
	"breakeven/app/text"
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
			e.say(map[string]any{"type": "state", "state": stateNames[ev.State.State], "step": ev.State.Step, "epoch": ev.State.Epoch, "device": e.page.train.DeviceName()})
		case ev.Error != nil:
			e.say(map[string]any{"type": "error", "code": codeNames[ev.Error.Code], "message": train.Say(ev.Error, text.EN)})
		}
	})
}

var stateNames = map[wire.State]string{wire.Loading: "loading", wire.Paused: "paused", wire.Running: "running", wire.Stopped: "stopped"}

var codeNames = map[wire.Code]string{
	wire.NotFinite: "not-finite", wire.PackFailed: "pack-failed", wire.PackDamaged: "pack-damaged", wire.BadConfig: "bad-config",
	wire.BadCheckpoint: "bad-checkpoint", wire.OtherVersion: "other-version", wire.BadMessage: "bad-message", wire.NoSIMD: "no-simd",
	wire.DeviceFailed: "device-failed",
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
