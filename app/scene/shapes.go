package scene

import (
	"cmp"
	"math"
	"slices"

	"breakeven/app/wire"
)

// Colour is one of the page's, by its role there.
type Colour uint8

const (
	Ink Colour = iota
	Faint
	Line
	Surface
	Sunk
	For     // a weight above 0
	Against // below
	NumColours
)

// Kind is what a Shape is.
type Kind uint8

const (
	Fill  Kind = iota // a filled box
	Rim               // a box's edge, inside it
	Disc              // a filled circle
	Ring              // its edge
	Curve             // from left to right, flat at both ends
	Bytes             // an image of greys: ink by byte
	Signs             // an image of signed bytes: For above, Against below Zero
)

// Shape is one thing to be drawn; later ones cover earlier ones.
type Shape struct {
	Kind   Kind
	Box    Box // of a Curve from (X, Y) to (X+W, Y+H)
	Colour Colour
	Alpha  float64
	Width  float64 // of lines
	Side   int     // of images
	Pixels []byte
}

// At returns a place on a Curve, t from 0 to 1: the cubic Bézier curve whose
// control points lie level with its ends.
func (s Shape) At(t float64) (x, y float64) {
	u := 1 - t
	b0, b1, b2, b3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	bend := Bend * s.Box.W
	x = s.Box.X*(b0+b1+b2+b3) + bend*b1 + (s.Box.W-bend)*b2 + s.Box.W*b3
	return x, s.Box.Y + s.Box.H*(b2+b3)
}

// Bend is how far a Curve's control points lie from its ends, in widths.
const Bend = .48

// Edges weaker than least are not drawn; those of strong and above carry dots,
// at most so many between two layers.
const (
	least    = .05
	strong   = .3
	mostDots = 18
	spacing  = 24  // between two dots
	cycle    = 1.1 // seconds in which a dot takes the place of the next
)

// Shapes returns what is to be drawn, back to front. The clock, in seconds, moves
// the dots; with dots false there are none.
func (f *Frame) Shapes(p *wire.Picture, spots [][]Spot, clock float64, dots bool) []Shape {
	var out []Shape
	add := func(s Shape) {
		if s.Alpha > 0 {
			out = append(out, s)
		}
	}
	// In slow motion the digit's way forward is shown as far as it has come.
	front := math.Inf(1)
	if p.Phase == wire.Forward {
		front = f.Pad.X + f.Pad.W + (f.W-f.Pad.X-f.Pad.W)*float64(p.Part)/255
	}
	dim := func(x float64) float64 {
		if x > front {
			return .15
		}
		return 1
	}
	var moving []Shape
	for i := range spots {
		edges := f.edges(p, spots, i)
		slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(math.Abs(a.strength), math.Abs(b.strength)) })
		for at, e := range edges {
			s := math.Abs(e.strength)
			if s < least {
				continue
			}
			c := Shape{Kind: Curve, Box: e.box, Colour: e.colour, Alpha: (.1 + .6*s) * dim(e.box.X), Width: (.7 + e.most*s) * f.W / (f.W + 200)}
			add(c)
			if s >= strong && at >= len(edges)-mostDots && dim(e.box.X) == 1 && p.Phase != wire.Loss && p.Phase != wire.Update {
				moving = append(moving, c)
			}
		}
	}
	if dots {
		for _, c := range moving {
			c.dots(clock, p.Phase == wire.Backward, add)
		}
	}
	add(Shape{Kind: Fill, Box: f.Pad, Colour: Surface, Alpha: 1})
	add(Shape{Kind: Bytes, Box: inset(f.Pad, .06*f.Pad.W), Colour: Ink, Alpha: 1, Side: 28, Pixels: p.Image[:]})
	for i := range spots {
		l := &p.Layers[i]
		if i == len(spots)-1 {
			f.outputs(p, spots[i], add)
			continue
		}
		most := largest(l)
		for _, s := range spots[i] {
			u := &l.Units[s.Unit]
			lit := float64(u.Out) / most
			shade := dim(s.Box.X)
			if s.Round {
				add(Shape{Kind: Disc, Box: s.Box, Colour: Surface, Alpha: 1})
				add(Shape{Kind: Disc, Box: s.Box, Colour: Ink, Alpha: .85 * math.Abs(lit) * shade})
				add(Shape{Kind: Ring, Box: s.Box, Colour: Faint, Alpha: 1, Width: 1})
				continue
			}
			// The brighter the rim, the more the unit says.
			glow := .35 * math.Abs(lit) * shade
			if p.Phase == wire.Update {
				glow = .6 // its weights have just moved
			}
			add(Shape{Kind: Fill, Box: inset(s.Box, -.08*s.Box.W), Colour: Ink, Alpha: glow})
			add(Shape{Kind: Fill, Box: s.Box, Colour: Surface, Alpha: 1})
			weights := u.Weights
			if len(u.Gradient) > 0 {
				weights = u.Gradient
			}
			box := s.Box
			if l.MapSide > 0 {
				add(Shape{Kind: Bytes, Box: s.Box, Colour: Ink, Alpha: shade, Side: int(l.MapSide), Pixels: u.Map})
				box = s.Filter
			}
			if l.Side > 0 {
				add(Shape{Kind: Fill, Box: box, Colour: Surface, Alpha: 1})
				add(Shape{Kind: Signs, Box: box, Alpha: 1, Side: int(l.Side), Pixels: weights})
			}
			add(Shape{Kind: Rim, Box: s.Box, Colour: Line, Alpha: 1, Width: 1})
		}
	}
	return out
}

// outputs adds the outputs' discs and bars.
func (f *Frame) outputs(p *wire.Picture, spots []Spot, add func(Shape)) {
	units := p.Layers[len(p.Layers)-1].Units
	best, _ := Best(p)
	shown := p.Phase != wire.Forward || p.Part > 200
	for d, s := range spots {
		prob := float64(units[d].Out)
		add(Shape{Kind: Disc, Box: s.Box, Colour: Surface, Alpha: 1})
		if shown {
			add(Shape{Kind: Disc, Box: s.Box, Colour: Ink, Alpha: .9 * prob})
		}
		add(Shape{Kind: Ring, Box: s.Box, Colour: Faint, Alpha: 1, Width: 1.25})
		b := f.Bar(d)
		add(Shape{Kind: Fill, Box: b, Colour: Line, Alpha: .6})
		if shown {
			c := Faint
			if d == best {
				c = Ink
			}
			w := b
			w.W = max(1, b.W*prob)
			add(Shape{Kind: Fill, Box: w, Colour: c, Alpha: 1})
		}
		// What the truth asks for, beside what came out: the loss lies between.
		if int(p.Label) == d && (p.Phase == wire.Loss || p.Phase == wire.Backward) {
			add(Shape{Kind: Rim, Box: inset(b, -2), Colour: Ink, Alpha: 1, Width: 1.5})
			add(Shape{Kind: Ring, Box: inset(s.Box, -4), Colour: Ink, Alpha: 1, Width: 1.5})
		}
	}
}

// largest returns the largest output of a layer's units, above 0.
func largest(l *wire.PictureLayer) float64 {
	most := 1e-9
	for i := range l.Units {
		most = max(most, math.Abs(float64(l.Units[i].Out)))
	}
	return most
}

// edge is a connection between two units; a strength has a sign.
type edge struct {
	box      Box
	strength float64
	colour   Colour
	most     float64 // width of the strongest
}

// edges returns the connections into a layer's units: from what the layer before
// shows, or from the digit.
func (f *Frame) edges(p *wire.Picture, spots [][]Spot, i int) (out []edge) {
	l := &p.Layers[i]
	left := func(s Spot) (x, y float64) {
		x, y = s.Box.X, s.Box.Y+s.Box.H/2
		if s.Filter.W > 0 {
			x = s.Filter.X
		}
		return x, y
	}
	if i == 0 {
		n := float64(len(spots[0]))
		most := largest(l)
		for at, s := range spots[0] {
			x0, y0 := f.Pad.X+f.Pad.W, f.Pad.Y+f.Pad.H*(.14+.72*(float64(at)+.5)/n)
			x, y := left(s)
			strength := .12 + .6*math.Abs(float64(l.Units[s.Unit].Out))/most
			out = append(out, edge{Box{x0, y0, x - x0, y - y0}, strength, Faint, 3})
		}
		return out
	}
	most := 1e-9
	for at := range l.Units {
		for _, v := range l.Units[at].Links {
			most = max(most, math.Abs(float64(v)))
		}
	}
	for _, from := range spots[i-1] {
		for _, to := range spots[i] {
			links := l.Units[to.Unit].Links
			strength := float64(links[from.Unit]) / most
			x0, y0 := from.Box.X+from.Box.W, from.Box.Y+from.Box.H/2
			x, y := left(to)
			colour := For
			switch {
			case l.Kind == wire.PoolLayer:
				colour = Faint // it has no weights
			case strength < 0:
				colour = Against
			}
			out = append(out, edge{Box{x0, y0, x - x0, y - y0}, strength, colour, 6})
		}
	}
	return out
}

// dots adds the dots on a curve; they go to the left when something comes back.
func (s Shape) dots(clock float64, back bool, add func(Shape)) {
	n := max(1, math.Round(math.Hypot(s.Box.W, s.Box.H)/spacing))
	part := math.Mod(clock/cycle, 1)
	if back {
		part = 1 - part
	}
	r := s.Width/2 + 1
	for k := range int(n) {
		x, y := s.At((float64(k) + part) / n)
		add(Shape{Kind: Disc, Box: Box{x - r, y - r, 2 * r, 2 * r}, Colour: s.Colour, Alpha: .95})
	}
}

// Sign returns how a signed byte of Signs is coloured. The root lets weak weights
// be seen too.
func Sign(v byte) (c Colour, alpha float64) {
	c, strength := For, float64(v)-wire.Zero
	if strength < 0 {
		c, strength = Against, -strength
	}
	return c, math.Sqrt(min(1, strength/127))
}

// inset returns a box smaller by d on every side.
func inset(b Box, d float64) Box { return Box{b.X + d, b.Y + d, b.W - 2*d, b.H - 2*d} }
