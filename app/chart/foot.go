package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// foot stands under a chart: the table behind it, made while it is open, and the
// buttons that save the chart. It keeps its place while there is nothing to show.
func foot(w Words, some, open bool, table func() app.UI) app.UI {
	class := "chart-foot"
	if !some {
		class += " none"
	}
	return app.Div().Class(class).Body(
		app.Details().Class("chart-table").Body(app.Summary().Text(w.Table), app.If(open, table)),
		save("svg", "SVG", w.SVG),
		save("csv", "CSV", w.CSV),
	)
}

// save is a button that saves the chart as a file of a kind.
func save(kind, label, does string) app.UI {
	return app.Button().Type("button").Class("chart-save").DataSet("as", kind).Title(does).Aria("label", does).Text(label)
}
