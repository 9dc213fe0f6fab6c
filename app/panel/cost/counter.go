package cost

import (
	"breakeven/app/panel/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// CounterMB is what the token counter weighs on the wire, where the host compresses
// well. web/site holds it against the built file.
const CounterMB = 2.0

// counter is the link to the token counter.
type counter interface {
	ask(question []byte)
	end()
}

// tokenWorker is the counter in its Web Worker.
type tokenWorker struct {
	value app.Value
	funcs []app.Func
}

func (w *tokenWorker) ask(question []byte) {
	array := app.Window().Get("Uint8Array").New(len(question))
	app.CopyBytesToJS(array, question)
	buffer := array.Get("buffer")
	w.value.Call("postMessage", buffer, []any{buffer})
}

func (w *tokenWorker) end() {
	w.value.Call("terminate")
	for _, f := range w.funcs {
		f.Release()
	}
}

// startCounter starts the worker, which loads its program; after a failure again,
// past what the browser has kept of it. It returns nil where that is refused at
// once. What comes later is told to t.
func startCounter(t *Tokens, again bool) counter {
	script := widget.Asset("tokens")
	if script == "" {
		return nil
	}
	name := ""
	if again {
		name = "again"
	}
	w := &tokenWorker{}
	if !w.construct(script, name) {
		return nil
	}
	onMessage := app.FuncOf(func(_ app.Value, args []app.Value) any {
		data := args[0].Get("data")
		if data.Get("fatal").Truthy() {
			t.ctx.Dispatch(func(app.Context) { t.fail(w) })
			return nil
		}
		array := app.Window().Get("Uint8Array").New(data)
		b := make([]byte, array.Length())
		app.CopyBytesToGo(b, array)
		t.ctx.Dispatch(func(app.Context) { t.receive(w, b) })
		return nil
	})
	onError := app.FuncOf(func(_ app.Value, args []app.Value) any {
		args[0].Call("preventDefault")
		t.ctx.Dispatch(func(app.Context) { t.fail(w) })
		return nil
	})
	w.funcs = []app.Func{onMessage, onError}
	w.value.Set("onmessage", onMessage)
	w.value.Set("onerror", onError)
	return w
}

// construct makes the worker; in a sandboxed frame a browser may refuse.
func (w *tokenWorker) construct(script, name string) (ok bool) {
	constructor := app.Window().Get("Worker")
	if !constructor.Truthy() {
		return false
	}
	defer func() {
		if recover() != nil { // syscall/js has an exception of JavaScript panic
			ok = false
		}
	}()
	w.value = constructor.New(script, map[string]any{"name": name})
	return true
}
