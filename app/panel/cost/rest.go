package cost

import (
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// restOpen is what the fold of an embedded page is called among what is open.
const restOpen = "rest"

// Rest folds the groups that are closed at first into one line: an embedded page
// has little room beside its chart.
type Rest struct {
	app.Compo

	Lang   text.Lang
	Model  *Model
	Groups []app.UI
}

// OnMount implements app.Mounter.
func (r *Rest) OnMount(ctx app.Context) { widget.Watch(ctx, r.Model, Looks) }

// Render implements app.Composer.
func (r *Rest) Render() app.UI {
	m := r.Model
	return app.Details().ID("cost-rest").Class("group").Open(m.open[restOpen]).OnToggle(func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		if now := ctx.JSSrc().Get("open").Bool(); now != m.open[restOpen] {
			m.open[restOpen] = now
			m.Announce(Looks)
		}
	}).Body(
		app.Summary().Body(app.Text(text.CostGroupRest.In(r.Lang)), app.Small().Text(text.CostGroupRestOf.In(r.Lang, len(r.Groups)))),
		app.Div().Body(r.Groups...),
	)
}
