// Package chart draws every chart of the page: curves and columns over a common
// horizontal axis, in one panel or several above each other; horizontal bars;
// points in a plane; counts in a square. It draws them as SVG, curves, bars and
// points for the width that they really have, with a read-out by pointer and
// keyboard, a table behind them and files to take away. It computes no data and
// writes no sentence: both come with Data, or Counts.
package chart

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Data is what a chart shows. A chart compares it by pointer first, so make a
// new one for every change and keep the old one where nothing changed; the
// slices may be shared and appended to.
//
// It is a chart of curves over X, unless Rows or Scatter say otherwise.
type Data struct {
	X      Axis
	Panels []Panel // from top to bottom; bars and points have one

	// Rows names horizontal bars, from top to bottom, and makes the chart one of
	// bars: each series has one value a row, along X, and its own X is not used.
	// A row's values are stacked from 0; with Sides they are not, and the bar
	// reaches from the least of them to the greatest.
	Rows []string

	// Scatter makes the chart one of points: each series is one, its first, which
	// its label names.
	Scatter bool

	Sides  *Sides // parts bars, or columns, at a value of X
	Trade  *Trade // a line over the points that can be turned
	Guides []Guide
	Flags  []Flag
	Room   string // the widest label that a line may come to have, so that the plot keeps its width

	Title   string // heads the files
	Summary string // one sentence that says what the chart shows
	File    string // what its files are called, without extension
	Words   Words
}

// Words are what a chart itself has to say.
type Words struct {
	Empty   string // stands in the plot while no series has a point
	ReadOut string // name of the read-out for screen readers, with its keys
	Between string // stands between two values that are read out
	Table   string // opens the table behind the chart
	Row     string // heads the table's column of names: what a row, or a point, is
	Total   string // names the sum of a bar's parts in read-out and table; "": left out
	Unknown string // stands where a value should; "": a dash
	Low     string // follows a series' name where the lower edge of its band is meant, with what parts them
	High    string // and the upper: " P90"

	Is       func(name, value string) string // reads a value out; nil: "name value"
	Aside    func(value, note string) string // says a note behind a value; nil: "value (note)"
	Range    func(low, high string) string   // makes a note of a band; nil: "low – high"
	SVG, CSV string                          // what the buttons that save the chart do
}

// Panel is a plot of its own over the common X axis.
type Panel struct {
	Y      Axis
	Series []Series
	Saving *Saving
	Rings  []Ring
	Levels []float64 // values of Y at which a dotted line runs across
	Share  float64   // of the height, against the other panels' shares; 0 is 1
}

// Axis is one direction of a chart.
type Axis struct {
	Format   func(float64) string // a value at a tick; nil: the shortest decimal
	Long     func(float64) string // a value in read-out and table, with its unit; nil: Format
	Name     string               // X: heads the column of the table; Y: stands over the panel
	Unit     string               // X: stands after the last tick; heads columns of the CSV file
	Min, Max float64              // the range, where Max > Min; else 0 and the data
	Ticks    []float64            // where to put ticks, the ones that matter most first; nil: at round numbers
	Log      bool                 // logarithmic: values that are not positive are gaps
}

// Series is one curve. A point whose X or Y is NaN or infinite is a gap.
type Series struct {
	Name   string    // heads the column of the table and the row of the read-out
	Label  string    // at the end of the line; "": none
	Class  string    // its look, a class of style.css: ft, pr, ink or thin
	Dashed bool      // the line is dashed
	Start  Shape     // at the first point
	Dot    bool      // at the last point
	X, Y   []float64 // as long as each other, X never falling

	// Low and High are the edges of a band around the curve, as long as X. The
	// axis reaches as far as a band, or half as far again as the curves.
	Low, High []float64

	// Column, where it is more than 0, makes the points columns that stand on 0,
	// as wide as this in units of X, with X in their middle.
	Column float64

	Notes []string // of bars, one a row: said behind the value, as what it was reckoned with
}

// Saving shades what lies between two of a panel's series, and measures it at
// its end with a bracket.
type Saving struct {
	A, B     int     // the series
	From, To float64 // values of X
	Label    string
	Class    string // ft or pr: which of the two ways saves
}

// Sides part a chart at a value of X into what speaks for prompting, below it
// and hatched, and what speaks for tuning, above it and solid.
type Sides struct {
	At           float64
	Below, Above string // headings over bars, with their arrows: "← prompting cheaper"; "": none
}

// Trade is a line through a point of the plane, on which Y is traded for X at a
// rate: where y lies a unit above the point, x lies Rate units right of it. Who
// would pay so much for a unit of Y finds all points on it as good, and all above
// it better. The visitor turns it, with a handle, from rate to rate.
type Trade struct {
	X, Y  float64   // the point
	Rates []float64 // units of X for one of Y, rising, not negative
	At    int       // the rate that is chosen

	Label  string                 // stands at the handle, and is what the slider says
	Better string                 // stands in the shade above the line; "": nothing does
	Name   string                 // of the slider
	Moved  func(app.Context, int) // nil: it stays
}

// Shape marks a point, so that curves differ in more than their colour.
type Shape uint8

const (
	None    Shape = iota
	Square        // fine-tuning
	Diamond       // prompting
	Round         // neither
)

// Ring marks a point of a curve, as where two cross, and labels it: with Title
// and Value in a box, or, where Note is given, with that under a stem.
type Ring struct {
	X, Y         float64
	Title, Value string // the box's two lines; Title may be ""
	Note         string
	Drop         bool // draw a line from the point down to the axis
}

// Guide is a dotted line across all panels, upright at X. A foot is a short
// stroke on the base line instead, over what is drawn, with its label below, in
// place of ticks that it would touch; a centre is one as high as the plot.
type Guide struct {
	At           float64
	Label        string
	Foot, Centre bool
}

// Flag is a pennant at X, on the base line of the first panel. Where X lies
// beyond the axis it flies at the axis's end, with an arrow.
type Flag struct {
	At    float64
	Label string
}

func (a Axis) tick(v float64) string {
	if a.Format != nil {
		return a.Format(v)
	}
	return short(v)
}

func (a Axis) long(v float64) string {
	if a.Long != nil {
		return a.Long(v)
	}
	return a.tick(v)
}
