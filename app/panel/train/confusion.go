package train

import (
	"math"
	"slices"
	"strconv"

	"breakeven/app/chart"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Confusion shows who is taken for whom: rows are the truth, columns the answer.
// It is one stop for the keyboard; a cell that is chosen filters the mistakes.
type Confusion struct {
	app.Compo

	Lang  text.Lang
	Model *Model

	calm calm
	at   int // the cell under pointer or keys, or -1
}

// OnInit implements app.Initializer.
func (c *Confusion) OnInit() { c.at = -1 }

// OnMount implements app.Mounter.
func (c *Confusion) OnMount(ctx app.Context) { c.calm.watch(ctx, c.Model, calmly, Judged) }

// The picture's geometry, in its own units.
const (
	cellSide = 20
	cellsAt  = 18 // where the cells begin
	cellsEnd = cellsAt + wire.Classes*cellSide
)

// Render implements app.Composer.
func (c *Confusion) Render() app.UI {
	l, m := c.Lang, c.Model
	e := m.Judged
	shade, numbers := shades(e)
	parts := make([]app.UI, 0, 250)
	label := func(x, y int, s string) app.UI {
		return chart.SVG("text").Attr("x", strconv.Itoa(x)).Attr("y", strconv.Itoa(y)).Body(app.Text(s))
	}
	for d := range wire.Classes {
		middle := cellsAt + d*cellSide + cellSide/2
		parts = append(parts, label(8, middle, strconv.Itoa(d)), label(middle, 8, strconv.Itoa(d)))
	}
	for i := range wire.NoCell {
		class := "off"
		if i/wire.Classes == i%wire.Classes {
			class = "hit"
		}
		if e == nil {
			class = "none"
		}
		x, y := cellsAt+i%wire.Classes*cellSide, cellsAt+i/wire.Classes*cellSide
		parts = append(parts, chart.SVG("rect").Class(class).Attr("x", strconv.Itoa(x)).Attr("y", strconv.Itoa(y)).
			Attr("width", "19").Attr("height", "19").Attr("rx", "2").Attr("opacity", strconv.FormatFloat(shade[i], 'f', 2, 64)))
	}
	for i := range wire.NoCell {
		s := ""
		if numbers[i] {
			s = strconv.Itoa(int(e.Counts[i]))
		}
		parts = append(parts, chart.SVG("text").Class("v").Attr("x", strconv.Itoa(cellsAt+i%wire.Classes*cellSide+9)).
			Attr("y", strconv.Itoa(cellsAt+i/wire.Classes*cellSide+10)).Body(app.Text(s)))
	}
	parts = append(parts, ring("ring chosen", int(m.Cell)), ring("ring", c.at))
	return app.Div().Class("card confusion").Body(
		app.H2().Class("hd").Text(text.ConfusionTitle.In(l)),
		app.Div().ID("confusion").Class("cm").TabIndex(0).Role("application").Aria("label", text.ConfusionKeys.In(l)).Aria("describedby", "confusion-says").
			On("pointermove", c.point).On("pointerleave", c.leave).OnBlur(c.leave).OnFocus(c.focus).OnClick(c.click).OnKeyDown(c.key).
			Body(chart.SVG("svg").Attr("viewBox", "0 0 "+strconv.Itoa(cellsEnd)+" "+strconv.Itoa(cellsEnd)).Aria("hidden", "true").Body(parts...)),
		app.P().ID("confusion-at").Class("tiny dim").Aria("live", "polite").Text(c.says()),
		app.P().ID("confusion-says").Class("sr").Text(summary(e, l)),
	)
}

// ring is the mark around a cell; nothing for none.
func ring(class string, cell int) app.UI {
	d := ""
	if cell >= 0 && cell < wire.NoCell {
		d = "M" + strconv.Itoa(cellsAt+cell%wire.Classes*cellSide-1) + " " + strconv.Itoa(cellsAt+cell/wire.Classes*cellSide-1) + "h21v21h-21z"
	}
	return chart.SVG("path").Class(class).Attr("d", d)
}

// shades returns how dark each cell is, and which of the mistakes are so many
// that their number stands there: the twelve most common.
func shades(e *wire.Evaluation) (shade [wire.NoCell]float64, numbers [wire.NoCell]bool) {
	if e == nil {
		for i := range shade {
			shade[i] = 1
		}
		return
	}
	most, of := 1.0, [wire.Classes]float64{}
	var wrong []uint32
	for i, n := range e.Counts {
		of[i/wire.Classes] += float64(n)
		if i/wire.Classes != i%wire.Classes {
			most = max(most, float64(n))
			wrong = append(wrong, n)
		}
	}
	slices.Sort(wrong)
	least := max(2, wrong[len(wrong)-12])
	for i, n := range e.Counts {
		if truth := i / wire.Classes; truth == i%wire.Classes {
			shade[i] = .1 + .6*float64(n)/max(of[truth], 1)
		} else {
			shade[i] = .03 + .47*math.Sqrt(float64(n)/most)
			numbers[i] = n >= least
		}
	}
	return shade, numbers
}

// says puts the cell under pointer or keys into words, or the axes.
func (c *Confusion) says() string {
	e, cell := c.Model.Judged, c.at
	if cell < 0 || e == nil {
		return text.ConfusionAxes.In(c.Lang)
	}
	truth, answer := cell/wire.Classes, cell%wire.Classes
	if truth != answer {
		return text.ConfusionCell.In(c.Lang, truth, answer, whole(e.Counts[cell]))
	}
	of := uint32(0)
	for i := range wire.Classes {
		of += e.Counts[wire.Classes*truth+i]
	}
	return text.ConfusionRight.In(c.Lang, truth, whole(e.Counts[cell]), whole(of))
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

// under returns the cell under a pointer, or -1.
func (c *Confusion) under(ctx app.Context, e app.Event) int {
	box := ctx.JSSrc().Call("getBoundingClientRect")
	unit := box.Get("width").Float() / cellsEnd
	column := int(math.Floor(((e.Get("clientX").Float()-box.Get("left").Float())/unit - cellsAt) / cellSide))
	row := int(math.Floor(((e.Get("clientY").Float()-box.Get("top").Float())/unit - cellsAt) / cellSide))
	if column < 0 || column >= wire.Classes || row < 0 || row >= wire.Classes {
		return -1
	}
	return row*wire.Classes + column
}

func (c *Confusion) point(ctx app.Context, e app.Event) {
	at := c.under(ctx, e)
	if at == c.at {
		ctx.PreventUpdate()
	}
	c.at = at
}

func (c *Confusion) leave(app.Context, app.Event) { c.at = -1 }

func (c *Confusion) focus(ctx app.Context, _ app.Event) {
	if ctx.JSSrc().Call("matches", ":focus-visible").Bool() && c.at < 0 {
		c.at = 0
	}
}

func (c *Confusion) click(ctx app.Context, e app.Event) {
	if c.at = c.under(ctx, e); c.at >= 0 { // a touch leaves before it clicks
		c.choose(c.at)
	}
}

// choose filters by a cell with mistakes in it.
func (c *Confusion) choose(cell int) {
	if e := c.Model.Judged; e != nil && (e.Counts[cell] > 0 || int(c.Model.Cell) == cell) {
		c.Model.Filter(uint8(cell))
	}
}

func (c *Confusion) key(_ app.Context, e app.Event) {
	at := max(c.at, 0)
	row, column := at/wire.Classes, at%wire.Classes
	switch e.Get("key").String() {
	case "ArrowLeft":
		column = max(column-1, 0)
	case "ArrowRight":
		column = min(column+1, wire.Classes-1)
	case "ArrowUp":
		row = max(row-1, 0)
	case "ArrowDown":
		row = min(row+1, wire.Classes-1)
	case "Home":
		column = 0
	case "End":
		column = wire.Classes - 1
	case "Enter", " ":
		c.choose(at)
	case "Escape":
		c.Model.Filter(wire.NoCell)
	default:
		return
	}
	e.PreventDefault()
	c.at = row*wire.Classes + column
}
