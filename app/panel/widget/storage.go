package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Stored is what the browser has kept for the page under a name; "" for nothing.
func Stored(name string) string {
	if v := app.Window().Get("localStorage").Call("getItem", storageKey(name)); v.Truthy() {
		return v.String()
	}
	return ""
}

// Store has the browser keep a text for the next visit, by boot.js's guarded function:
// where there is no room, writing throws. It tells whether the text outlives the page.
func Store(name, value string) bool {
	app.Window().Call("breakevenRemember", name, value)
	return StorageLasts() && Stored(name) == value
}

// storageKey is the key of a name in the browser's storage.
func storageKey(name string) string { return "breakeven." + name }

// StorageLasts tells the browser's own storage from the one that boot.js puts in its
// place where it is denied.
func StorageLasts() bool {
	return app.Window().Get("localStorage").InstanceOf(app.Window().Get("Storage"))
}

// OtherWindows has f called when another window of this page has stored something under
// a name, or, if cleared is wanted, has emptied the whole storage, until stop is.
func OtherWindows(ctx app.Context, name string, cleared bool, f func()) (stop func()) {
	heard := app.FuncOf(func(_ app.Value, args []app.Value) any {
		if key := args[0].Get("key"); key.IsNull() && cleared || key.String() == storageKey(name) {
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
