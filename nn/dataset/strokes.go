package dataset

import "math"

// Point is a place on a drawing pad, in any unit, y down.
type Point struct{ X, Y float64 }

// How a drawn digit is brought into the form of MNIST's. Figures: the digits
// of MNIST lie in a box of 20 pixels with their centre of mass on pixel 14.0,
// lean by .13 and have strokes about 2.5 pixels wide; of pens between 1.2 and
// 4.2 pixels 2 to 2.8 were recognised best.
const (
	side     = 28   // pixels of an image's side
	inkBox   = 20.0 // pixels of the longer side, pen included
	centre   = 14.0 // pixel index on which the centre of mass lies
	penWidth = 2.4  // pixels
	penEdge  = 1.2  // pixels over which the pen's edge fades
	lean     = 0.13 // columns to the left for every row down
	maxShear = 1.0
)

// Rasterize draws strokes as MNIST would have stored them: made upright,
// scaled to its box, drawn with its pen, centred on its mass. Where on the pad
// and how large a digit was drawn therefore does not matter. A stroke of one
// point is a dot. It returns false, and an empty image, when there is no ink.
//
// The image is 28×28, row by row, 0 background to 255 ink.
func Rasterize(strokes [][]Point) (image [side * side]byte, ok bool) {
	var segs []segment
	for _, s := range strokes {
		for i, p := range s {
			switch {
			case math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0):
				return image, false
			case i > 0:
				segs = append(segs, segment{s[i-1], p})
			case len(s) == 1:
				segs = append(segs, segment{p, p})
			}
		}
	}
	if len(segs) == 0 {
		return image, false
	}
	upright(segs)
	fit(segs)
	ink := draw(segs)
	mx, my := massCentre(&ink)
	for i := range segs { // drawn again instead of moved: the shift is a fraction of a pixel
		segs[i] = segs[i].move(centre-mx, centre-my)
	}
	ink = draw(segs)
	for i, v := range ink {
		image[i] = byte(math.Round(255 * v))
	}
	return image, true
}

type segment struct{ a, b Point }

func (s segment) move(dx, dy float64) segment {
	return segment{Point{s.a.X + dx, s.a.Y + dy}, Point{s.b.X + dx, s.b.Y + dy}}
}

// upright shears the strokes so that they lean as MNIST's digits do on average:
// x −= (Sxy/Syy + lean)·(y − ȳ), with moments taken along the strokes' length.
func upright(segs []segment) {
	var length, sx, sy float64
	for _, s := range segs {
		l := math.Hypot(s.b.X-s.a.X, s.b.Y-s.a.Y)
		length += l
		sx += l * (s.a.X + s.b.X) / 2
		sy += l * (s.a.Y + s.b.Y) / 2
	}
	if length == 0 {
		return
	}
	mx, my := sx/length, sy/length
	var sxy, syy float64
	for _, s := range segs {
		dx, dy := s.b.X-s.a.X, s.b.Y-s.a.Y
		l := math.Hypot(dx, dy)
		x, y := (s.a.X+s.b.X)/2-mx, (s.a.Y+s.b.Y)/2-my
		// ∫ along a segment = value at its middle + the spread within it.
		sxy += l * (x*y + dx*dy/12)
		syy += l * (y*y + dy*dy/12)
	}
	if syy == 0 {
		return // a horizontal line has no lean
	}
	shear := min(max(sxy/syy+lean, -maxShear), maxShear)
	for i := range segs {
		segs[i].a.X -= shear * (segs[i].a.Y - my)
		segs[i].b.X -= shear * (segs[i].b.Y - my)
	}
}

// fit scales the strokes so that with the pen their longer side fills the box,
// and puts the box in the middle of the image.
func fit(segs []segment) {
	lo, hi := segs[0].a, segs[0].a
	for _, s := range segs {
		for _, p := range [2]Point{s.a, s.b} {
			lo = Point{min(lo.X, p.X), min(lo.Y, p.Y)}
			hi = Point{max(hi.X, p.X), max(hi.Y, p.Y)}
		}
	}
	scale := 0.0 // a lone dot
	if longer := max(hi.X-lo.X, hi.Y-lo.Y); longer > 0 {
		scale = (inkBox - penWidth) / longer
	}
	place := func(p Point) Point {
		return Point{centre + scale*(p.X-(lo.X+hi.X)/2), centre + scale*(p.Y-(lo.Y+hi.Y)/2)}
	}
	for i := range segs {
		segs[i] = segment{place(segs[i].a), place(segs[i].b)}
	}
}

// draw returns ink 0 … 1 for every pixel: clamp((radius − distance)/edge + ½)
// to the nearest stroke.
func draw(segs []segment) (ink [side * side]float64) {
	const reach = penWidth/2 + penEdge/2
	for _, s := range segs {
		x0, x1 := pixelRange(s.a.X, s.b.X, reach)
		y0, y1 := pixelRange(s.a.Y, s.b.Y, reach)
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				v := (penWidth/2-s.distance(float64(x), float64(y)))/penEdge + .5
				ink[y*side+x] = max(ink[y*side+x], min(v, 1))
			}
		}
	}
	return ink
}

// pixelRange returns the pixels within reach of a … b, inside the image.
func pixelRange(a, b, reach float64) (lo, hi int) {
	lo = int(max(math.Ceil(min(a, b)-reach), 0))
	hi = int(min(math.Floor(max(a, b)+reach), side-1))
	return lo, hi
}

// distance is from a point to the nearest of the segment.
func (s segment) distance(x, y float64) float64 {
	dx, dy := s.b.X-s.a.X, s.b.Y-s.a.Y
	t := 0.0
	if l2 := dx*dx + dy*dy; l2 > 0 {
		t = min(max(((x-s.a.X)*dx+(y-s.a.Y)*dy)/l2, 0), 1)
	}
	return math.Hypot(x-s.a.X-t*dx, y-s.a.Y-t*dy)
}

// massCentre returns the ink's centre of mass, in pixel indices.
func massCentre(ink *[side * side]float64) (x, y float64) {
	var sum float64
	for i, v := range ink {
		sum += v
		x += v * float64(i%side)
		y += v * float64(i/side)
	}
	return x / sum, y / sum
}
