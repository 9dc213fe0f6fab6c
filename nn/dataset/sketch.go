package dataset

import "math"

// sketch is one sign on its way to an image: first the points that its strokes
// pass through, then the line that a hand makes of them. Unit: a hundredth of
// the sign's height, y down.
type sketch struct {
	random
	points []knot
	line   []knot // short straight pieces; no corners
	up     bool   // the next point begins a stroke
}

type knot struct {
	Point
	corner bool // the stroke turns here instead of curving
	first  bool // a stroke begins here
}

// start empties the sketch for another sign.
func (s *sketch) start() { s.points, s.up = s.points[:0], true }

// What the skeletons call hundreds of times is not inlined there: that would be
// a part in 40 of the trainer's program.

// to leads the stroke through a point, or begins one there.
//
//go:noinline
func (s *sketch) to(x, y float64) {
	s.points = append(s.points, knot{Point: Point{x, y}, first: s.up})
	s.up = false
}

// lift takes the pen off the paper.
func (s *sketch) lift() { s.up = true }

// through is a stroke of its own through x, y, x, y …
//
//go:noinline
func (s *sketch) through(xy ...float64) {
	s.lift()
	for i := 0; i < len(xy); i += 2 {
		s.to(xy[i], xy[i+1])
	}
}

// corner makes the last point a corner.
func (s *sketch) corner() { s.points[len(s.points)-1].corner = true }

// cornerIn makes it one in so many of a hundred cases.
func (s *sketch) cornerIn(percent float64) {
	if s.in(percent) {
		s.corner()
	}
}

// oval leads the stroke around an ellipse, from the top and a little further
// or not quite to the top again, as hands do.
func (s *sketch) oval(cx, cy, rx, ry float64) {
	const steps = 12
	deg := math.Pi / 180
	from, sweep := s.normal(30*deg)-math.Pi/2, s.between(330, 405)*deg
	drift, egg := s.normal(.08), s.normal(.12)
	// |cos|^(1+bulge), nearly: below 0 towards a box, above 0 towards a diamond.
	bulge := s.between(-.1, .15)
	round := func(v float64) float64 { return v * (1 - 1.4*bulge*(1-math.Abs(v))) }
	for i := range steps + 1 {
		t := float64(i) / steps
		sin, cos := math.Sincos(from - sweep*t)
		r := 1 + drift*t
		s.to(cx+r*rx*round(cos)*(1+egg*sin), cy+r*ry*round(sin))
	}
}

// jitter moves every point a little; some hands are steadier than others.
func (s *sketch) jitter() {
	sd := 2.2 * s.between(.3, 1.7)
	for i := range s.points {
		s.points[i].X += s.normal(sd)
		s.points[i].Y += s.normal(sd)
	}
}

// smooth makes the line: Catmull–Rom curves through the points of each stroke,
// from corner to corner.
func (s *sketch) smooth() {
	const steps = 8
	s.line = s.line[:0]
	for i, b := range s.points {
		if b.first {
			s.line = append(s.line, b)
			continue
		}
		// The curve leads from a to b; p and q are what comes before and after.
		a := s.points[i-1]
		p, q := a, b
		if !a.first && !a.corner {
			p = s.points[i-2]
		}
		if i+1 < len(s.points) && !s.points[i+1].first && !b.corner {
			q = s.points[i+1]
		}
		for k := 1; k <= steps; k++ {
			t := float64(k) / steps
			s.line = append(s.line, knot{Point: Point{catmullRom(p.X, a.X, b.X, q.X, t), catmullRom(p.Y, a.Y, b.Y, q.Y, t)}})
		}
	}
}

// catmullRom is at a for t = 0 and at b for t = 1; its slope there is half the
// way from p to b and from a to q (Catmull, Rom 1974).
func catmullRom(p, a, b, q, t float64) float64 {
	return a + t/2*((b-p)+t*((2*p-5*a+4*b-q)+t*(3*(a-b)+q-p)))
}

// bend is the writer's style: waves along both axes, wider at the top or at the
// bottom, higher at one side, slanted, turned.
func (s *sketch) bend(st style) {
	var waves [2][2]struct{ size, rate, phase float64 } // of x and y, along x and y
	for i := range waves {
		for j := range waves[i] {
			w := &waves[i][j]
			w.size, w.rate, w.phase = s.normal(.05), 2*math.Pi*s.between(.5, 1.2), s.between(0, 2*math.Pi)
		}
	}
	aspect := exp(st.lnAspect + s.normal(st.lnAspectSD))
	trapX, trapY := 2*s.normal(.14), s.normal(.08)
	slant := st.slant + s.normal(st.slantSD)
	sin, cos := math.Sincos(s.normal(4 * math.Pi / 180))
	for i := range s.line {
		p := &s.line[i].Point
		x, y := (p.X-50)/100, (p.Y-50)/100
		var d [2]float64
		for j, w := range waves {
			d[j] = w[0].size*math.Sin(w[0].rate*x+w[0].phase) + w[1].size*math.Sin(w[1].rate*y+w[1].phase)
		}
		x, y = x+d[0], y+d[1]
		x *= aspect * (1 + trapX*y)
		y *= 1 + trapY*x
		x -= slant * y
		p.X, p.Y = x*cos-y*sin, x*sin+y*cos
	}
}
