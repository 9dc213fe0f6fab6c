// Package scene is the geometry of the network's picture: what stands where,
// what can be pointed at, what is to be drawn, and the numbers for saying it in
// words. It draws nothing and writes no words: the stage and the page do.
//
// All lengths are in units of the design, which whoever draws scales to the
// width that there is: everything keeps its place in the box.
package scene

import "breakeven/app/wire"

// Box is a rectangle.
type Box struct{ X, Y, W, H float64 }

// Mid returns the box's middle.
func (b Box) Mid() (x, y float64) { return b.X + b.W/2, b.Y + b.H/2 }

// Frame is the room that a picture has: the same for every network, so that
// nothing jumps when another one is chosen.
type Frame struct {
	W, H float64
	Pad  Box // where one draws

	discX, discR, firstY, lastY float64 // of the outputs
	bar                         Box     // of the first output
	tile, unit                  float64 // sides
	most                        [2]int  // dense units and channels that there is room for
}

// The two frames, for boxes from NarrowBelow pixels on, and for those below.
var (
	Wide = Frame{
		W: 912, H: 376, Pad: Box{20, 64, 236, 236}, discX: 636, discR: 11, firstY: 20, lastY: 352,
		bar: Box{671, 15, 88, 10}, tile: 39, unit: 14, most: [2]int{16, 8},
	}
	Narrow = Frame{
		W: 328, H: 246, Pad: Box{6, 62, 124, 124}, discX: 257, discR: 6.5, firstY: 20, lastY: 231,
		bar: Box{287, 15, 34, 10}, tile: 34, unit: 9, most: [2]int{8, 4},
	}
)

// NarrowBelow is the width in CSS pixels below which the narrow frame fits.
const NarrowBelow = 576

// Fit returns the frame for a box of so many CSS pixels.
func Fit(width float64) *Frame {
	if width < NarrowBelow {
		return &Narrow
	}
	return &Wide
}

// Shown returns which of so many units are shown: at most so many, evenly
// spread, always the same ones.
func Shown(total, most int) []int {
	n := min(total, most)
	out := make([]int, n)
	for i := range out {
		out[i] = i * total / n
	}
	return out
}

// MostUnits and MostChannels are the most of a layer that a Picture shows.
const (
	MostUnits    = 16
	MostChannels = 8
)

// Spot is where a unit stands.
type Spot struct {
	Layer, Unit int // in the picture
	Box         Box // of its image or disc
	Filter      Box // of its filter, beside its map; empty for none
	Touch       Box // what can be pressed: all that lies nearer to it than to another
	Round       bool
}

// touch is how wide what can be pressed is, where there is room: 24 CSS pixels in the
// narrowest box that a frame is for.
const touch = 38

// Whole is the unit with its filter.
func (s Spot) Whole() Box {
	b := s.Box
	if s.Filter.W > 0 {
		b.X, b.W = s.Filter.X, b.X+b.W-s.Filter.X
	}
	return b
}

// gap is what lies between two images of a column, in parts of their side.
const gap = 0.13

// Layout places the units of a picture: of every layer those that there is room
// for, column by column, and the ten outputs.
func (f *Frame) Layout(p *wire.Picture) [][]Spot {
	n := len(p.Layers)
	if n == 0 {
		return nil
	}
	// How wide each column would like to be.
	var widths []float64
	sum := 0.0
	for i := range p.Layers[:n-1] {
		w := f.unit
		if l := &p.Layers[i]; image(l) {
			w = f.tile
			switch {
			case l.Kind == wire.DenseLayer:
				w = f.tile * (2 + gap)
			case l.Side > 0:
				w = f.tile * 1.55
			}
		}
		widths = append(widths, w)
		sum += w
	}
	left, right := f.Pad.X+f.Pad.W, f.discX-f.discR
	scale := min(1, .62*(right-left)/max(sum, 1))
	// The last gap is wider: most edges are there.
	space := (right - left - scale*sum) / (float64(n-1) + 1.5)
	out := make([][]Spot, n)
	x := left
	for i, w := range widths {
		x += space
		out[i] = f.column(p, i, x, scale, space)
		x += scale * w
	}
	pitch := (f.lastY - f.firstY) / 9
	for i := range p.Layers[n-1].Units {
		y := f.firstY + pitch*float64(i)
		out[n-1] = append(out[n-1], Spot{Layer: n - 1, Unit: i, Box: Box{f.discX - f.discR, y - f.discR, 2 * f.discR, 2 * f.discR}, Touch: f.Row(i), Round: true})
	}
	return out
}

// image tells whether a layer's units are shown as images.
func image(l *wire.PictureLayer) bool { return l.MapSide > 0 || l.Side > 0 }

// column places the units of a hidden layer from x on, with so much space on both sides.
func (f *Frame) column(p *wire.Picture, i int, x, scale, space float64) (out []Spot) {
	l := &p.Layers[i]
	most, columns, side := f.most[0], 1, scale*f.unit
	if image(l) {
		side = scale * f.tile
		if l.Kind == wire.DenseLayer {
			columns = 2
		} else {
			most = f.most[1]
		}
	}
	show := Shown(len(l.Units), most)
	rows := (len(show) + columns - 1) / columns
	top, bottom := f.firstY-6, f.lastY+6
	pitch := (bottom - top) / float64(max(rows, 1))
	side = min(side, pitch/(1+gap))
	for at, u := range show {
		row, col := at/columns, at%columns
		s := Spot{Layer: i, Unit: u, Round: !image(l)}
		left := x + float64(col)*side*(1+2*gap)
		y := top + pitch*(float64(row)+.5) - side/2
		if l.Side > 0 && l.MapSide > 0 {
			s.Filter = Box{left, y + side*.3, side * .4, side * .4}
			left += side * .55
		}
		s.Box = Box{left, y, side, side}
		whole := s.Whole()
		beside := min(space/2, max(0, (touch-whole.W)/2))
		if columns > 1 {
			beside = min(gap*side, max(0, space/2-gap*side)) // the second is that much nearer to the next layer
		}
		s.Touch = Box{whole.X - beside, top + pitch*float64(row), whole.W + 2*beside, pitch}
		out = append(out, s)
	}
	return out
}

// Bar returns the room of an output's bar.
func (f *Frame) Bar(digit int) Box {
	b := f.bar
	b.Y += (f.lastY - f.firstY) / 9 * float64(digit)
	return b
}

// Row returns all of an output's row: its disc, its digit, its bar.
func (f *Frame) Row(digit int) Box {
	b := f.Bar(digit)
	pitch := (f.lastY - f.firstY) / 9
	left := f.discX - f.discR
	return Box{left, b.Y + b.H/2 - pitch/2, b.X + b.W - left, pitch}
}

// DigitAt returns where an output's digit is written: the middle of its line's
// left end.
func (f *Frame) DigitAt(digit int) (x, y float64) {
	b := f.Bar(digit)
	return (f.discX + f.discR + b.X) / 2, b.Y + b.H/2
}
