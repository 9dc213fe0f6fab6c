package train

import (
	"breakeven/app/chart"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Confusion shows who is taken for whom: rows are the truth, columns the answer.
// A cell that is chosen filters the mistakes.
type Confusion struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm calm
}

// OnMount implements app.Mounter.
func (c *Confusion) OnMount(ctx app.Context) { c.calm.watch(ctx, c.Model, calmly, Judged) }

// Render implements app.Composer.
func (c *Confusion) Render() app.UI {
	return app.Div().Class("card confusion").Body(
		app.H2().Class("hd").Text(text.ConfusionTitle.In(c.Lang)),
		&chart.Matrix{ID: "confusion", Counts: c.counts()},
	)
}

// counts is what the matrix shows.
func (c *Confusion) counts() *chart.Counts {
	l, e := c.Lang, c.Model.Judged
	x := &chart.Counts{
		Names: digitNames, Chosen: -1,
		Row: text.ConfusionTruth.In(l), Column: text.ConfusionAnswer.In(l),
		Says: func(i int) string { return says(e, i, l) }, Idle: text.ConfusionAxes.In(l),
		Act:   c.act,
		Title: text.ConfusionTitle.In(l), Summary: summary(e, l), File: "breakeven-confusion",
		Words: chart.Words{ReadOut: text.ConfusionKeys.In(l), Table: text.ChartTable.In(l), SVG: text.ChartSVG.In(l), CSV: text.ChartCSV.In(l)},
	}
	if e != nil {
		x.N = e.Counts[:]
	}
	if c.Model.Cell != wire.NoCell {
		x.Chosen = int(c.Model.Cell)
	}
	return x
}

var digitNames = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

// act filters by a cell with mistakes in it; −1 ends that.
func (c *Confusion) act(_ app.Context, i int) {
	switch e := c.Model.Judged; {
	case i < 0:
		c.Model.Filter(wire.NoCell)
	case e != nil && (e.Counts[i] > 0 || int(c.Model.Cell) == i):
		c.Model.Filter(uint8(i))
	}
}

// says puts a cell into words.
func says(e *wire.Evaluation, cell int, l text.Lang) string {
	truth, answer := cell/wire.Classes, cell%wire.Classes
	if truth != answer {
		return text.ConfusionCell.In(l, truth, answer, whole(e.Counts[cell]))
	}
	of := uint32(0)
	for i := range wire.Classes {
		of += e.Counts[wire.Classes*truth+i]
	}
	return text.ConfusionRight.In(l, truth, whole(e.Counts[cell]), whole(of))
}

// summary is the matrix in a sentence.
func summary(e *wire.Evaluation, l text.Lang) string {
	if e == nil {
		return text.ConfusionNone.In(l)
	}
	all, wrong := tally(e)
	worst := 1
	for i, n := range e.Counts {
		if i/wire.Classes != i%wire.Classes && n > e.Counts[worst] {
			worst = i
		}
	}
	return text.ConfusionSays.In(l, whole(all), whole(wrong),
		text.ConfusionCell.In(l, worst/wire.Classes, worst%wire.Classes, whole(e.Counts[worst])))
}
