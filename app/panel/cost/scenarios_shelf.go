package cost

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// shelf holds the scenarios from one visit to the next.
type shelf interface {
	read() []byte
	write([]byte) bool // false: the browser does not keep it
	lasts() bool       // what is written outlives the page
}

// browserShelf is the shelf in the browser's storage for this page.
type browserShelf struct{}

const shelfName = "scenarios"

func (browserShelf) read() []byte {
	v := app.Window().Get("localStorage").Call("getItem", "breakeven."+shelfName)
	if !v.Truthy() {
		return nil
	}
	return []byte(v.String())
}

// write uses boot.js's guarded function, since where there is no room, writing
// throws. It says nothing of how it went.
func (b browserShelf) write(file []byte) bool {
	app.Window().Call("breakevenRemember", shelfName, string(file))
	return b.lasts() && string(b.read()) == string(file)
}

// lasts tells the browser's own storage from the one that boot.js puts in its
// place where it is denied.
func (browserShelf) lasts() bool {
	return app.Window().Get("localStorage").InstanceOf(app.Window().Get("Storage"))
}

// otherWindows has f called when another window of this page has put something
// on the shelf, until stop is.
func otherWindows(ctx app.Context, f func()) (stop func()) {
	heard := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if args[0].Get("key").String() == "breakeven."+shelfName {
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
