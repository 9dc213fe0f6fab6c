package train

import (
	"math/rand/v2"

	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Try has three things to find out, each of which a press begins.
type Try struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	before float64 // the learning rate before a high one was tried
}

// OnMount implements app.Mounter.
func (t *Try) OnMount(ctx app.Context) { widget.Watch(ctx, t.Model, Controls) }

// tryRate is a learning rate that is too high for Adam.
const tryRate = 0.1

// Render implements app.Composer.
func (t *Try) Render() app.UI {
	l, m := t.Lang, t.Model
	task := func(id string, s string, f func(app.Context)) app.UI {
		return app.Li().Body(app.Button().ID("try-"+id).Type("button").Disabled(m.Barred).
			OnClick(func(ctx app.Context, _ app.Event) { f(ctx) }, app.EventScope(id)).Text(s))
	}
	rate := text.TryRate.In(l)
	high := m.State.LR == tryRate
	if high {
		rate = text.TryBackTo.In(l, text.Short(t.back()))
	}
	return app.Section().Class("try").Body(
		app.H2().Text(text.TryTitle.In(l)),
		app.Ul().Body(
			task("seven", text.TryCrooked.In(l), func(app.Context) { showPad() }),
			task("seed", text.TrySeed.In(l), func(app.Context) {
				m.State.Seed = rand.Uint32N(10000)
				m.Configure(true)
			}),
			task("rate", rate, func(app.Context) {
				if lr := m.State.LR; lr == tryRate {
					m.State.LR = t.back()
				} else {
					t.before, m.State.LR = lr, tryRate
				}
				m.Adjust()
				if !m.Running() {
					m.Toggle()
				}
			}),
		),
	)
}

// back is the learning rate to go back to.
func (t *Try) back() float64 {
	if t.before > 0 {
		return t.before
	}
	return state.Default().LR
}

// showPad brings the visitor to the pad.
func showPad() {
	pad := app.Window().GetElementByID("pad")
	if !pad.Truthy() {
		return
	}
	pad.Call("scrollIntoView", map[string]any{"block": "nearest"})
	pad.Call("focus", map[string]any{"preventScroll": true})
}
