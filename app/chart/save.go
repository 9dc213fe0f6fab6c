package chart

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Save hands the visitor a file, as a click on a link to it would: a string, or
// bytes in a Uint8Array.
func Save(name, mime string, content any) {
	w := app.Window()
	url := w.Get("URL").Call("createObjectURL", w.Get("Blob").New([]any{content}, map[string]any{"type": mime}))
	link := w.Get("document").Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	// The browser has opened it by then.
	time.AfterFunc(time.Minute, func() { w.Get("URL").Call("revokeObjectURL", url) })
}
