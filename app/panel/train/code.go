package train

import (
	"breakeven/app/text"
	"breakeven/nn/layer"
	"breakeven/nn/train"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// code is the drawer of the few lines that a step runs, from their source.
func code(l text.Lang) app.UI {
	listing := func(what text.Sentence, file, source string) app.UI {
		return app.Div().Body(
			app.P().Text(what.In(l)), app.P().Class("tiny dim").Text(file),
			app.Pre().Class("code").Lang("en").Body(app.Code().Text(source)),
		)
	}
	return app.Details().ID("code").Class("drawer").Body(
		app.Summary().Text(text.Code.In(l)),
		app.Div().Body(
			listing(text.CodeLearn, "nn/train/learn.go", train.LearnSource()),
			listing(text.CodeLayer, "nn/layer/dense.go", layer.DenseSource()),
		),
	)
}
