package train

import (
	"strconv"
	"time"

	"breakeven/app/panel/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Worker is the link to the trainer in its Web Worker.
type Worker struct {
	value app.Value
	funcs []app.Func
	hand  app.Func // listens on the window to hands
}

// Send implements Link.
func (w *Worker) Send(b []byte) {
	buffer := widget.ArrayOf(b).Get("buffer")
	w.value.Call("postMessage", buffer, []any{buffer})
}

func (w *Worker) close() {
	w.value.Call("terminate")
	for _, act := range hands {
		app.Window().Call("removeEventListener", act, w.hand, true)
	}
	w.hand.Release()
	for _, f := range w.funcs {
		f.Release()
	}
}

// hands are what a visitor's hand does that the page answers at once. The trainer
// hears of it, and leaves the core to the answer for a moment.
var hands = []string{"pointerdown", "pointerup", "keydown"}

// Launch takes over the trainer that boot.js has started, or starts one, and
// another one if it dies. Everything that it says reaches the model on go-app's
// own goroutine.
func Launch(ctx app.Context, m *Model) {
	value, said, ok := started()
	if !ok {
		if value, ok = construct(app.Window().Get("Worker"), workerScript(m.anew)); !ok {
			m.Bar()
			return
		}
	}
	w := &Worker{value: value}
	dead := false
	die := func(why string) {
		ctx.Dispatch(func(ctx app.Context) {
			if dead {
				return
			}
			dead = true
			w.close()
			if m.Crash(app.Window().Get("performance").Call("now").Float(), why) {
				Launch(ctx, m)
			}
		})
	}
	onMessage := app.FuncOf(func(_ app.Value, args []app.Value) any {
		data := args[0].Get("data")
		if data.Type() != app.TypeObject {
			return nil // "here" (web/static/boot.js), from a thread that was long in coming
		}
		if fatal := data.Get("fatal"); fatal.Truthy() {
			die(fatal.String())
			return nil
		}
		b := widget.BytesOf(data)
		ctx.Dispatch(func(ctx app.Context) {
			ctx.PreventUpdate() // who shows what changed listens to the model
			if !dead {
				m.Receive(b)
			}
		})
		return nil
	})
	onError := app.FuncOf(func(_ app.Value, args []app.Value) any {
		args[0].Call("preventDefault")
		why := "error"
		if s := args[0].Get("message"); s.Truthy() {
			why = s.String()
		}
		die(why)
		return nil
	})
	w.funcs = []app.Func{onMessage, onError}
	w.hand = app.FuncOf(func(_ app.Value, args []app.Value) any {
		if !args[0].Get("repeat").Truthy() { // a key held down must not stop all training
			w.value.Call("postMessage", "hand")
		}
		return nil
	})
	for _, act := range hands {
		app.Window().Call("addEventListener", act, w.hand, map[string]any{"capture": true, "passive": true})
	}
	w.value.Set("onmessage", onMessage)
	w.value.Set("onerror", onError)
	for _, event := range said {
		w.value.Call("dispatchEvent", event)
	}
	m.Download = download
	m.Again = func() { Launch(ctx, m) } // the button's own context ends with the button
	m.Attach = func(port app.Value) { w.value.Call("postMessage", "stage", []any{port}) }
	if m.Renewed != nil {
		m.Renewed()
	}
	m.Connect(w)
}

// started returns the trainer that boot.js has started, once, and the events of
// it that nobody has heard yet.
func started() (worker app.Value, said []app.Value, ok bool) {
	const name = "breakevenTrainer"
	early := app.Window().Get(name)
	if !early.Truthy() {
		return nil, nil, false
	}
	app.Window().Set(name, nil)
	events := early.Get("said")
	for i := range events.Get("length").Int() {
		said = append(said, events.Index(i))
	}
	return early.Get("worker"), said, true
}

// construct starts the worker; in a sandboxed frame a browser may refuse.
func construct(constructor app.Value, script string) (w app.Value, ok bool) {
	if script == "" || !constructor.Truthy() {
		return nil, false
	}
	defer func() {
		if recover() != nil { // syscall/js has an exception of JavaScript panic
			ok = false
		}
	}()
	return constructor.New(script), true
}

// workerScript and stageAddress read addresses from the page, where the build
// wrote them. An address that no cache knows has the script fetched anew, and tells
// it to fetch the program so (wasm/trainer/trainer.js).
func workerScript(anew bool) string {
	script := widget.Asset("worker")
	if script != "" && anew {
		script += "?again=" + strconv.FormatInt(time.Now().UnixMilli(), 10)
	}
	return script
}

func stageAddress() string { return widget.Asset("stage") }
