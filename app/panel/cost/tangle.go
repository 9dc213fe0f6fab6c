package cost

import (
	"breakeven/app/cost"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// tangle makes the number of calls in the verdict a slider: drag it sideways, or
// use the arrow keys. Its listeners stand at the verdict, because the sentence is
// another one with every regime, and work at once, because the browser asks at
// once whether a key was taken.
type tangle struct {
	root  app.Value
	funcs map[string]app.Func
	held  bool
	from  float64 // clientX where it was taken
	notch int     // the slider's, there
}

// perNotch is how far the pointer goes for a notch, in CSS pixels.
const perNotch = 6

// calls is the number as it stands in the sentence.
func calls(m *Model, words string, l text.Lang) app.UI {
	s := spanOf(&cost.Inputs[cost.Calls])
	x := m.now.RequestsPerMonth
	return app.Span().Class("tangle").Role("slider").TabIndex(0).Aria("label", text.CostCalls.In(l)).
		Aria("valuemin", 0).Aria("valuemax", s.notches()).Aria("valuenow", s.notch(x)).Aria("valuetext", words).
		Title(text.CostDragMe.In(l)).Text(words)
}

func (t *tangle) listen(ctx app.Context, m *Model) {
	t.root, t.funcs = ctx.JSSrc(), map[string]app.Func{}
	if !t.root.Truthy() {
		return
	}
	s := spanOf(&cost.Inputs[cost.Calls])
	mine := func(e app.Value) bool { return e.Get("target").Call("matches", ".tangle").Bool() }
	on := func(event string, f func(e app.Value)) {
		t.funcs[event] = app.FuncOf(func(_ app.Value, args []app.Value) any {
			f(args[0])
			return nil
		})
		t.root.Call("addEventListener", event, t.funcs[event])
	}
	on("pointerdown", func(e app.Value) {
		if mine(e) {
			t.held, t.from, t.notch = true, e.Get("clientX").Float(), s.notch(m.now.RequestsPerMonth)
			t.root.Call("setPointerCapture", e.Get("pointerId"))
		}
	})
	on("pointermove", func(e app.Value) {
		if t.held {
			notch := t.notch + int((e.Get("clientX").Float()-t.from)/perNotch)
			quietly(ctx, func() { m.slide(cost.Calls, min(max(notch, 0), s.notches())) })
		}
	})
	on("lostpointercapture", func(app.Value) {
		if t.held {
			t.held = false
			quietly(ctx, m.done)
		}
	})
	on("keydown", func(e app.Value) {
		by, is := map[string]int{"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1, "PageUp": 10, "PageDown": -10, "Home": -1000, "End": 1000}[e.Get("key").String()]
		if !is || !mine(e) {
			return
		}
		e.Call("preventDefault")
		quietly(ctx, func() {
			m.slide(cost.Calls, min(max(s.notch(m.now.RequestsPerMonth)+by, 0), s.notches()))
			m.done()
		})
	})
}

func (t *tangle) release() {
	for event, f := range t.funcs {
		t.root.Call("removeEventListener", event, f)
		f.Release()
	}
}
