package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// mostRows bounds the rows of the table behind a chart.
const mostRows = 25

// readOut is the box that names the values under the cursor. Its values are
// written by the browser's part.
func readOut(d *Data) app.UI {
	rows := []app.UI{app.B()}
	for _, s := range d.series() {
		rows = append(rows, app.Span().Class("chart-key c-"+s.Class).Text(s.Name), app.Span().Class("num"))
	}
	return app.Div().Class("chart-read").Aria("hidden", true).Hidden(true).Body(rows...)
}

// table holds the chart's values as text, thinned to a readable number of rows.
func table(d *Data) app.UI {
	heads := []app.UI{app.Th().Scope("col").Text(d.X.Name)}
	for _, s := range d.series() {
		heads = append(heads, app.Th().Scope("col").Text(s.Name))
	}
	var rows []app.UI
	for _, x := range stops(d, mostRows-1) {
		cells := []app.UI{app.Th().Scope("row").Text(d.X.long(x))}
		for _, s := range d.series() {
			cells = append(cells, app.Td().Text(value(d, s, x)))
		}
		rows = append(rows, app.Tr().Body(cells...))
	}
	return app.Table().Body(
		app.Caption().Class("sr").Text(d.Summary),
		app.THead().Body(app.Tr().Body(heads...)),
		app.TBody().Body(rows...),
	)
}

// texts returns what the read-out says at x: the X value, then each series'.
func texts(d *Data, x float64) []string {
	out := []string{d.X.long(x)}
	for _, s := range d.series() {
		out = append(out, value(d, s, x))
	}
	return out
}
