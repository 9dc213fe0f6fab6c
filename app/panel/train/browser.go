package train

import (
	"breakeven/app/chart"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// chooser is a button that opens a file. The browser's own control speaks the
// browser's language, not the page's: it is there, but not seen.
func chooser(id, label, accept string, disabled bool, chosen func(app.Context, app.Value)) app.UI {
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

// readFile hands on what is in a file, or nil where it cannot be read.
func readFile(ctx app.Context, file app.Value, then func([]byte)) {
	settled(file.Call("arrayBuffer"), func(buffer app.Value) {
		var b []byte
		if buffer != nil {
			b = bytesOf(buffer)
		}
		ctx.Dispatch(func(app.Context) { then(b) })
	})
}

// settled calls f with what a promise gives, nil for nothing.
func settled(promise app.Value, f func(app.Value)) {
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

// bytesOf copies what is in an ArrayBuffer or an array of bytes.
func bytesOf(v app.Value) []byte {
	a := app.Window().Get("Uint8Array").New(v)
	b := make([]byte, a.Length())
	app.CopyBytesToGo(b, a)
	return b
}

// arrayOf copies bytes into a Uint8Array.
func arrayOf(b []byte) app.Value {
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
	settled(clipboard.Call("writeText", s), func(v app.Value) { done(v != nil) })
}

// download hands the visitor a file.
func download(name string, blob []byte) {
	chart.Save(name, "application/octet-stream", arrayOf(blob))
}
