// Package chart draws every chart of the page: curves over a common horizontal
// axis, as SVG for the width that they really have, with a read-out by pointer
// and keyboard and a table behind them. It computes no data and writes no
// sentence: both come with Data.
package chart

// Data is what a chart shows. A chart compares it by pointer first, so make a
// new one for every change and keep the old one where nothing changed; the
// slices may be shared and appended to.
type Data struct {
	X, Y   Axis
	Series []Series
	Rings  []Ring
	Guides []Guide

	Summary string // one sentence that says what the chart shows
	Empty   string // stands in the plot while no series has a point
	ReadOut string // name of the read-out for screen readers, with its keys
	Table   string // opens the table behind the chart
}

// Axis is one direction of a chart.
type Axis struct {
	Format   func(float64) string // a value at a tick; nil: the shortest decimal
	Long     func(float64) string // a value in read-out and table; nil: Format
	Name     string               // heads the column of the table
	Unit     string               // stands after the last tick (X only)
	Min, Max float64              // the range, where Max > Min; else 0 and the data
	Ticks    []float64            // where to put ticks, the ones that matter most first; nil: at round numbers
}

// Series is one curve. A point whose X or Y is NaN or infinite is a gap.
type Series struct {
	Name   string    // heads the column of the table and the row of the read-out
	Label  string    // at the end of the line; "": none
	Class  string    // its look, a class of style.css: ft, pr, ink or thin
	Dashed bool      // the line is dashed
	Start  Shape     // at the first point
	X, Y   []float64 // as long as each other, X never falling
}

// Shape marks a point, so that curves differ in more than their colour.
type Shape uint8

const (
	None    Shape = iota
	Square        // fine-tuning
	Diamond       // prompting
)

// Ring marks a point of a curve, as where two cross, and labels it.
type Ring struct {
	X, Y         float64
	Title, Value string // the label's two lines; Title may be ""
	Drop         bool   // draw a line from the point down to the axis
}

// Guide is a thin line across the plot: upright at X, or level at Y.
type Guide struct {
	Level bool    // at a value of the Y axis instead of the X axis
	At    float64 // value of its axis
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
