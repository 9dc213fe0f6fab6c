package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// mostRows bounds the rows of the table behind a chart.
const mostRows = 25

// readOut is the box that names the values under the cursor. Its values are
// written by the browser's part.
func readOut(d *Data) app.UI {
	rows := []app.UI{app.B()}
	for _, c := range d.columns() {
		rows = append(rows, app.Span().Class("chart-key c-"+c.class).Text(c.name), app.Span().Class("num"))
	}
	return app.Div().Class("chart-read").Aria("hidden", true).Hidden(true).Body(rows...)
}

// table holds the chart's values as text, thinned to a readable number of rows.
func table(d *Data) app.UI {
	head, all := d.X.Name, d.tabled()
	if d.named() {
		head = d.Words.Row
	}
	heads := []app.UI{app.Th().Scope("col").Text(head)}
	for _, c := range all {
		heads = append(heads, app.Th().Scope("col").Text(c.name))
	}
	var rows []app.UI
	for _, x := range stops(d, mostRows-1) {
		cells := []app.UI{app.Th().Scope("row").Text(d.where(x))}
		for _, c := range all {
			cells = append(cells, app.Td().Text(value(d, c, x)))
		}
		rows = append(rows, app.Tr().Body(cells...))
	}
	return app.Table().Body(
		app.Caption().Class("sr").Text(d.Summary),
		app.THead().Body(app.Tr().Body(heads...)),
		app.TBody().Body(rows...),
	)
}

// texts returns what the read-out says at x: where that is, then each value.
func texts(d *Data, x float64) []string {
	out := []string{d.where(x)}
	for _, c := range d.columns() {
		out = append(out, value(d, c, x))
	}
	return out
}
