package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Listing is a piece of the project's own source: what it does, where it stands, and
// its lines.
func Listing(what, file, source string) app.UI {
	return app.Div().Body(
		app.P().Text(what), app.P().Class("tiny dim").Attr("translate", "no").Text(file),
		app.Pre().Class("code").Lang("en").Body(app.Code().Text(source)),
	)
}
