package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// HandOn has the keyboard go on from the first of these elements that takes it, once
// what has changed is on the page: for a button that is gone, or off, once it is pressed.
// The context is that of a component that stays: what is deferred by that of such a
// button is forgotten with it.
func HandOn(ctx app.Context, ids ...string) {
	if ctx.Context != nil && app.IsClient {
		ctx.Defer(func(app.Context) { Focus(ids...) })
	}
}

// Focus has the keyboard go on from the first of these elements that takes it.
func Focus(ids ...string) {
	for _, id := range ids {
		e := app.Window().GetElementByID(id)
		if !e.Truthy() {
			continue
		}
		if e.Call("focus"); e.Call("matches", ":focus").Bool() {
			return
		}
	}
}
