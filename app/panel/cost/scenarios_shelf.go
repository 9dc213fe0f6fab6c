package cost

import (
	"breakeven/app/panel/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// shelf holds the scenarios from one visit to the next.
type shelf interface {
	read() []byte
	write([]byte) bool // false: the browser does not keep it
	lasts() bool       // what is written outlives the page
}

// browserShelf is the shelf in the browser's storage for this page.
type browserShelf struct{}

const shelfName = "scenarios"

func (browserShelf) read() []byte { return []byte(widget.Stored(shelfName)) }

func (browserShelf) write(file []byte) bool { return widget.Store(shelfName, string(file)) }

func (browserShelf) lasts() bool { return widget.StorageLasts() }

// otherWindows has f called when another window of this page has put something
// on the shelf, until stop is.
func otherWindows(ctx app.Context, f func()) (stop func()) {
	heard := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if args[0].Get("key").String() == widget.StorageKey(shelfName) {
			ctx.Dispatch(func(app.Context) { f() })
		}
		return nil
	})
	app.Window().Call("addEventListener", "storage", heard)
	return func() {
		app.Window().Call("removeEventListener", "storage", heard)
		heard.Release()
	}
}
