package cost

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// drawer folds out what stands below; until then it holds nothing, so that
// nothing has to follow the sliders.
func drawer(m *Model, id string, title text.Sentence, l text.Lang, inside func() []app.UI) app.UI {
	var body []app.UI
	if m.open[id] {
		body = inside()
	}
	return app.Details().ID(id).Class("drawer").Open(m.open[id]).OnToggle(func(ctx app.Context, _ app.Event) {
		ctx.PreventUpdate()
		if now := ctx.JSSrc().Get("open").Bool(); now != m.open[id] {
			m.open[id] = now
			m.Announce(Looks)
		}
	}, app.EventScope(id)).Body(
		app.Summary().Text(title.In(l)),
		app.Div().Body(body...),
	)
}
