// Package chart draws every chart of the page: curves over a common horizontal
// axis, in one panel or several above each other, as SVG for the width that
// they really have, with a read-out by pointer and keyboard, a table behind
// them and files to take away. It computes no data and writes no sentence: both
// come with Data.
package chart

// Data is what a chart shows. A chart compares it by pointer first, so make a
// new one for every change and keep the old one where nothing changed; the
// slices may be shared and appended to.
type Data struct {
	X      Axis
	Panels []Panel // from top to bottom
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
	Empty    string // stands in the plot while no series has a point
	ReadOut  string // name of the read-out for screen readers, with its keys
	Between  string // stands between two values that are read out
	Table    string // opens the table behind the chart
	SVG, CSV string // what the buttons that save the chart do
}

// Panel is a plot of its own over the common X axis.
type Panel struct {
	Y      Axis
	Series []Series
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
}

// Shape marks a point, so that curves differ in more than their colour.
type Shape uint8

const (
	None    Shape = iota
	Square        // fine-tuning
	Diamond       // prompting
)

// Ring marks a point of a curve, as where two cross, and labels it: with Title
// and Value in a box, or, where Note is given, with that under a stem.
type Ring struct {
	X, Y         float64
	Title, Value string // the box's two lines; Title may be ""
	Note         string
	Drop         bool // draw a line from the point down to the axis
}

// Guide is a dotted line across all panels, upright at X.
type Guide struct {
	At    float64
	Label string
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

// one is a series and the panel that it stands in.
type one struct {
	Series
	panel int
}

// series returns all series, panel after panel.
func (d *Data) series() (all []one) {
	for i, p := range d.Panels {
		for _, s := range p.Series {
			all = append(all, one{s, i})
		}
	}
	return all
}
