package dataset

import "math"

// stroke draws the line with a pen as MNIST's seem to have been: about 2.4 pixels
// wide, wavering, its edges soft. The longer side, pen included, fills MNIST's
// box. Each pixel is clamp((radius − distance)/soft + ½), the greatest over all
// pieces of the line.
func (s *sketch) stroke(lnPen float64) (ink [ImageSize]float64) {
	width := min(max(penWidth*exp(lnPen+s.normal(.26)), 1.5), 5)
	soft := s.between(.9, 1.5)
	waver, rate, phase := math.Abs(s.normal(.16)), 2*math.Pi*s.between(.5, 1.5), s.between(0, 2*math.Pi)
	taper := 0.0
	if s.in(30) {
		taper = s.between(0, .4)
	}

	lo, hi := s.line[0].Point, s.line[0].Point
	for _, p := range s.line {
		lo = Point{min(lo.X, p.X), min(lo.Y, p.Y)}
		hi = Point{max(hi.X, p.X), max(hi.Y, p.Y)}
	}
	scale := (inkBox - width) / max(hi.X-lo.X, hi.Y-lo.Y)
	place := func(p Point) Point {
		return Point{(side-1)/2. + scale*(p.X-(lo.X+hi.X)/2), (side-1)/2. + scale*(p.Y-(lo.Y+hi.Y)/2)}
	}
	a := place(s.line[0].Point)
	for i, p := range s.line[1:] {
		b := place(p.Point)
		if !p.first {
			t := float64(i) / float64(len(s.line))
			radius := width / 2 * (1 + waver*math.Sin(rate*t+phase)) * (1 - taper*t*t)
			segment{a, b}.draw(&ink, radius, soft)
		}
		a = b
	}
	return ink
}

// draw adds a straight piece of a stroke.
func (s segment) draw(ink *[ImageSize]float64, radius, soft float64) {
	reach := radius + soft/2
	x0, x1 := pixelRange(s.a.X, s.b.X, reach)
	y0, y1 := pixelRange(s.a.Y, s.b.Y, reach)
	dx, dy := s.b.X-s.a.X, s.b.Y-s.a.Y
	perLength := 0.0 // turns a product into the share of the way
	if l2 := dx*dx + dy*dy; l2 > 0 {
		perLength = 1 / l2
	}
	for y := y0; y <= y1; y++ {
		py := float64(y) - s.a.Y
		for x := x0; x <= x1; x++ {
			v := &ink[y*side+x]
			if *v == 1 {
				continue
			}
			px := float64(x) - s.a.X
			t := min(max((px*dx+py*dy)*perLength, 0), 1)
			ex, ey := px-t*dx, py-t*dy
			if d2 := ex*ex + ey*ey; d2 < reach*reach {
				*v = max(*v, min((radius-math.Sqrt(d2))/soft+.5, 1))
			}
		}
	}
}

// speckle makes the ink uneven, most where it is half dark.
func (s *sketch) speckle(ink *[ImageSize]float64) {
	gain := s.between(.95, 1.25)
	for i, v := range ink {
		if v > 0 {
			v += s.normal(.2) * min(1, 4*v*max(.1, 1-v))
			ink[i] = min(max(v*gain, 0), 1)
		}
	}
}

// centred moves the ink by whole pixels until its centre of mass lies in
// MNIST's place or, where wanted, dx, dy beside it.
func centred(ink *[ImageSize]float64, image *[ImageSize]byte, dx, dy int) {
	mx, my := massCentre(ink)
	dx, dy = dx+int(math.Floor(centre-mx+.5)), dy+int(math.Floor(centre-my+.5))
	for y := range side {
		for x := range side {
			v := 0.0
			if fx, fy := x-dx, y-dy; fx >= 0 && fx < side && fy >= 0 && fy < side {
				v = ink[fy*side+fx]
			}
			image[y*side+x] = byte(255*v + .5)
		}
	}
}
