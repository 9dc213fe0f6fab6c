package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Stored is what the browser has kept for the page under a name; "" for nothing.
func Stored(name string) string {
	if v := app.Window().Get("localStorage").Call("getItem", StorageKey(name)); v.Truthy() {
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

// StorageKey is the key of a name in the browser's storage.
func StorageKey(name string) string { return "breakeven." + name }

// StorageLasts tells the browser's own storage from the one that boot.js puts in its
// place where it is denied.
func StorageLasts() bool {
	return app.Window().Get("localStorage").InstanceOf(app.Window().Get("Storage"))
}
