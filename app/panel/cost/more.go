package cost

import (
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// More is the drawer with the pictures that answer a second question: where the
// saving comes from, how the prompt's length counts, what an error may cost.
type More struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (p *More) OnMount(ctx app.Context) { widget.Watch(ctx, p.Model, Looks) }

// Render implements app.Composer.
func (p *More) Render() app.UI {
	l, m := p.Lang, p.Model
	return drawer(m, "cost-pictures", text.CostMorePictures, l, func() []app.UI {
		return []app.UI{app.Div().Class("pictures").Body(
			&PerCall{Lang: l, Model: m},
			&ByPrompt{Lang: l, Model: m},
			&Plane{Lang: l, Model: m},
		)}
	})
}
