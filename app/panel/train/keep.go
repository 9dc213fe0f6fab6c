package train

import (
	"breakeven/app/panel/widget"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Keep has the sentence that the chapter leaves behind, once the visitor's own
// run has shown it, and the way on, which is always open.
type Keep struct {
	app.Compo

	Lang  text.Lang
	Model *Model
}

// OnMount implements app.Mounter.
func (k *Keep) OnMount(ctx app.Context) { widget.Watch(ctx, k.Model, Controls) }

// Render implements app.Composer.
func (k *Keep) Render() app.UI {
	l := k.Lang
	sentence := app.P().ID("keep").Class("dim").Text(text.KeepHidden.In(l))
	if k.Model.Learnt {
		sentence = app.P().ID("keep").Body(app.Span().Class("lbl").Text(text.TrainKeepLabel.In(l)), app.Text(text.TrainKeep.In(l)))
	}
	return app.Aside().Class("keep").Body(
		sentence,
		app.A().Class("btn main").Href("#prompt").Text(text.TrainNext.In(l)),
	)
}
