package cost

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// keep has the sentence that the chapter leaves behind, and the way on.
func keep(l text.Lang) app.UI {
	return app.Aside().Class("keep").Body(
		app.P().Body(app.Span().Class("lbl").Text(text.TrainKeepLabel.In(l)), app.Text(text.CostKeep.In(l))),
		app.A().Class("btn main").Href("#verdict").Text(text.CostNext.In(l)),
	)
}
