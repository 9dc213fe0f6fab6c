package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// CloseOnEscape closes a fold-out of the class "pop" and leaves the focus on what
// opens it.
func CloseOnEscape(ctx app.Context, e app.Event) {
	ctx.PreventUpdate()
	if pop := ctx.JSSrc(); e.Get("key").String() == "Escape" && pop.Get("open").Bool() {
		pop.Set("open", false)
		pop.Get("firstElementChild").Call("focus")
	}
}
