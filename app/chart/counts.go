package chart

import (
	"math"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Counts are how often what is one thing was taken for another: what a Matrix
// shows. A matrix compares them by pointer first, so make new ones for every
// change.
type Counts struct {
	Names []string // of the rows, top to bottom, and of the columns, left to right
	N     []uint32 // row by row; nil: nothing has been counted

	Row, Column string             // what rows and columns are
	Chosen      int                // the cell that is marked, or −1
	Says        func(i int) string // puts a cell into words
	Idle        string             // stands there while no cell is read out; not ""

	// Act is told of the cell that was clicked, or where Enter was pressed; of −1
	// by Esc.
	Act func(ctx app.Context, i int)

	Title   string // heads the files
	Summary string // one sentence that says what the matrix shows
	File    string // what its files are called, without extension
	Words   Words  // of which a matrix has ReadOut, Table, SVG and CSV
}

// A matrix's geometry, in its own units: heads stand before the cells, as wide as
// these but for a gap.
const (
	cellSide = 20
	cellsAt  = 18
	headAt   = 8
	rise     = 3.5 // of a text's middle over its base line
)

// side is that of the whole matrix.
func (c *Counts) side() int { return cellsAt + len(c.Names)*cellSide }

// place returns where a cell begins.
func (c *Counts) place(i int) (x, y int) {
	n := len(c.Names)
	return cellsAt + i%n*cellSide, cellsAt + i/n*cellSide
}

// cellAt returns the cell at a place, −1 for none.
func (c *Counts) cellAt(x, y float64) int {
	n := len(c.Names)
	column, row := int(math.Floor((x-cellsAt)/cellSide)), int(math.Floor((y-cellsAt)/cellSide))
	if column < 0 || column >= n || row < 0 || row >= n {
		return -1
	}
	return row*n + column
}

// step returns the cell that a key leads to from another; mine tells whether it
// is one of these keys.
func (c *Counts) step(from int, key string) (to int, mine bool) {
	n := len(c.Names)
	if n == 0 {
		return from, false
	}
	row, column := from/n, from%n
	switch key {
	case "ArrowLeft":
		column--
	case "ArrowRight":
		column++
	case "ArrowUp":
		row--
	case "ArrowDown":
		row++
	case "Home":
		column = 0
	case "End":
		column = n - 1
	default:
		return from, false
	}
	return min(max(row, 0), n-1)*n + min(max(column, 0), n-1), true
}

// shades returns how dark each cell is, and in which of those off the diagonal
// the number is so large that it stands there: the twelve largest.
func (c *Counts) shades() (shade []float64, numbers []bool) {
	n := len(c.Names)
	shade, numbers = make([]float64, n*n), make([]bool, n*n)
	if len(c.N) < n*n {
		for i := range shade {
			shade[i] = 1
		}
		return shade, numbers
	}
	most, of := 1.0, make([]float64, n)
	var wrong []uint32
	for i, v := range c.N[:n*n] {
		of[i/n] += float64(v)
		if i/n != i%n {
			most = max(most, float64(v))
			wrong = append(wrong, v)
		}
	}
	slices.Sort(wrong)
	least := uint32(2)
	if len(wrong) > 12 {
		least = max(least, wrong[len(wrong)-12])
	}
	for i, v := range c.N[:n*n] {
		if i/n == i%n {
			shade[i] = .1 + .6*float64(v)/max(of[i/n], 1)
		} else {
			shade[i] = .03 + .47*math.Sqrt(float64(v)/most)
			numbers[i] = v >= least
		}
	}
	return shade, numbers
}

// draw writes heads and cells as SVG.
func (c *Counts) draw() string {
	var b ink
	for i, name := range c.Names {
		middle := float64(cellsAt + i*cellSide + cellSide/2)
		b.text(headAt, middle+rise, "chart-head", "middle", name)
		b.text(middle, headAt+rise, "chart-head", "middle", name)
	}
	shade, numbers := c.shades()
	var over ink // numbers cover cells
	for i := range shade {
		class := "off"
		switch {
		case c.N == nil:
			class = "none"
		case i/len(c.Names) == i%len(c.Names):
			class = "hit"
		}
		x, y := c.place(i)
		b.element(`rect class="chart-cell c-` + class + `" x="` + strconv.Itoa(x) + `" y="` + strconv.Itoa(y) +
			`" width="19" height="19" rx="2" opacity="` + strconv.FormatFloat(shade[i], 'f', 2, 64) + `"`)
		if numbers[i] {
			over.text(float64(x)+9.5, float64(y)+9.5+rise, "chart-count", "middle", strconv.Itoa(int(c.N[i])))
		}
	}
	return string(b) + string(over)
}

// ring is the path of a mark around a cell; "" for none.
func (c *Counts) ring(i int) string {
	if n := len(c.Names); i < 0 || i >= n*n {
		return ""
	}
	x, y := c.place(i)
	return "M" + strconv.Itoa(x-1) + " " + strconv.Itoa(y-1) + "h21v21h-21z"
}

// readOut is what is said of a cell; −1 is none.
func (c *Counts) readOut(i int) string {
	if i < 0 || i >= len(c.N) {
		return c.Idle
	}
	return c.Says(i)
}

// table holds the numbers as text.
func (c *Counts) table() app.UI {
	heads := make([]app.UI, len(c.Names))
	rows := make([]app.UI, len(c.Names))
	for i, name := range c.Names {
		heads[i] = app.Th().Scope("col").Text(name)
		cells := []app.UI{app.Th().Scope("row").Text(name)}
		for j := range c.Names {
			n := ""
			if at := i*len(c.Names) + j; at < len(c.N) {
				n = strconv.Itoa(int(c.N[at]))
			}
			cells = append(cells, app.Td().Text(n))
		}
		rows[i] = app.Tr().Body(cells...)
	}
	return app.Table().Body(
		app.Caption().Class("sr").Text(c.Summary),
		app.THead().Body(
			app.Tr().Body(app.Th().Scope("col").Rowspan(2).Text(c.Row), app.Th().Scope("colgroup").ColSpan(len(c.Names)).Text(c.Column)),
			app.Tr().Body(heads...),
		),
		app.TBody().Body(rows...),
	)
}

// csv returns the numbers as a table (RFC 4180), columns headed as answer=3, with
// the mark of byte order that CSV writes.
func (c *Counts) csv() string {
	b := []byte("\uFEFF" + quoted(c.Row))
	for _, name := range c.Names {
		b = append(append(b, ','), quoted(c.Column+"="+name)...)
	}
	for i, v := range c.N {
		if i%len(c.Names) == 0 {
			b = append(append(b, "\r\n"...), quoted(c.Names[i/len(c.Names)])...)
		}
		b = strconv.AppendUint(append(b, ','), uint64(v), 10)
	}
	return string(append(b, "\r\n"...))
}

// fileScale enlarges a matrix in a file, where nothing says how wide it may be.
const fileScale = 2

// file returns the matrix as an SVG file that needs nothing else, its axes named.
func (c *Counts) file() string {
	const margin, name = 10.0, 20.0 // name: the room of an axis's
	side := float64(fileScale * c.side())
	middle := fileScale*cellsAt + float64(fileScale*len(c.Names)*cellSide)/2
	var b ink
	b.text(margin+name+middle, name-6, "", "middle", c.Column)
	y := name + middle
	b = append(b, `<g transform="rotate(-90 `+px(margin+name-8)+" "+px(y)+`)">`...)
	b.text(margin+name-8, y, "", "middle", c.Row)
	b = append(b, `</g><g transform="translate(`+px(margin+name)+" "+px(name)+`) scale(`+px(fileScale)+`)">`+c.draw()+`</g>`...)
	return file(c.Title, c.Summary, side+2*margin+name, side+margin+name, string(b))
}
