package train

import (
	"breakeven/app/chart"
	"breakeven/app/panel/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// CopyText puts a text on the clipboard, and tells whether that went well: at an
// insecure address, or in a frame that may not, it does not.
func CopyText(s string, done func(ok bool)) {
	clipboard := app.Window().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		done(false)
		return
	}
	widget.Settled(clipboard.Call("writeText", s), func(v app.Value) { done(v != nil) })
}

// download hands the visitor a file.
func download(name string, blob []byte) {
	chart.Save(name, "application/octet-stream", widget.ArrayOf(blob))
}
