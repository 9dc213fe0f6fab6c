package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Chooser is a button that opens a file. The browser's own control speaks the
// browser's language, not the page's: it is there, but not seen.
func Chooser(id, label, accept string, disabled bool, chosen func(app.Context, app.Value)) app.UI {
	return app.Label().Class("btn sm file").Body(
		app.Input().ID(id).Type("file").Class("sr").Accept(accept).Disabled(disabled).OnChange(func(ctx app.Context, e app.Event) {
			input := ctx.JSSrc()
			file := input.Get("files").Index(0)
			if file.Truthy() {
				chosen(ctx, file)
				input.Set("value", "") // the same file may be chosen again
			}
		}, app.EventScope(id)),
		app.Span().Text(label),
	)
}

// ReadFile hands on what is in a file, or nil where it cannot be read.
func ReadFile(ctx app.Context, file app.Value, then func([]byte)) {
	Settled(file.Call("arrayBuffer"), func(buffer app.Value) {
		var b []byte
		if buffer != nil {
			b = BytesOf(buffer)
		}
		ctx.Dispatch(func(app.Context) { then(b) })
	})
}

// Once is f as a callback that is called once.
func Once(f func()) app.Func {
	var once app.Func
	once = app.FuncOf(func(app.Value, []app.Value) any {
		once.Release()
		f()
		return nil
	})
	return once
}

// Settled calls f with what a promise gives, nil for nothing.
func Settled(promise app.Value, f func(app.Value)) {
	var kept, broken app.Func
	release := func() {
		kept.Release()
		broken.Release()
	}
	kept = app.FuncOf(func(_ app.Value, args []app.Value) any {
		release()
		f(args[0])
		return nil
	})
	broken = app.FuncOf(func(app.Value, []app.Value) any {
		release()
		f(nil)
		return nil
	})
	promise.Call("then", kept, broken)
}

// BytesOf copies what is in an ArrayBuffer or an array of bytes.
func BytesOf(v app.Value) []byte {
	a := app.Window().Get("Uint8Array").New(v)
	b := make([]byte, a.Length())
	app.CopyBytesToGo(b, a)
	return b
}

// ArrayOf copies bytes into a Uint8Array.
func ArrayOf(b []byte) app.Value {
	a := app.Window().Get("Uint8Array").New(len(b))
	app.CopyBytesToJS(a, b)
	return a
}

// CopyText puts a text on the clipboard, and tells whether that went well: at an
// insecure address, or in a frame that may not, it does not.
func CopyText(s string, done func(ok bool)) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		done(false)
		return
	}
	Settled(clipboard.Call("writeText", s), func(v app.Value) { done(v != nil) })
}
