package chart

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Matrix shows counts as a square of cells, the darker the more: ink on the
// diagonal, where a thing was taken for itself, red off it. It is one stop for the
// keyboard; pointer and keys read a cell out, a click or Enter chooses it.
//
// As with Figure, go-app holds only what rarely changes, and the browser's part
// writes the rest.
type Matrix struct {
	app.Compo

	ID     string // of the picture; -at follows it in that of the read-out, -says in that of the summary
	Counts *Counts

	first string // the picture as go-app knows it, which it therefore leaves alone
	open  bool   // the table is
	cells        // what the browser needs
}

// Render implements app.Composer.
func (m *Matrix) Render() app.UI {
	c := m.Counts
	if m.first == "" || app.IsServer { // which prerenders one component in two languages
		side := strconv.Itoa(c.side())
		m.first = `<svg viewBox="0 0 ` + side + " " + side + `" aria-hidden="true"><g>` + c.draw() +
			`</g><path class="ring chosen" d="` + c.ring(c.Chosen) + `"/><path class="ring" d=""/></svg>`
	}
	return app.Figure().Class("chart-fig matrix").Body(
		app.Div().ID(m.ID).Class("cm").TabIndex(0).Role("application").
			Aria("label", c.Words.ReadOut).Aria("describedby", m.ID+"-says").Body(app.Raw(m.first)),
		app.P().ID(m.ID+"-at").Class("tiny dim").Aria("live", "polite").Text(c.Idle),
		app.P().ID(m.ID+"-says").Class("sr").Text(c.Summary),
		foot(c.Words, c.N != nil, m.open, c.table),
	)
}
