package dataset

// arabic are the digits 0 to 9, their styles measured on MNIST's.
var arabic = script{skeleton: (*sketch).digit, shifted: 70, styles: [10]style{
	{.25, .20, .06, .15, .10},
	{.16, .14, 0, 0, .07},
	{.12, .26, -.15, .2, -.04},
	{.07, .25, -.17, .2, 0},
	{.35, .26, -.16, .2, -.07},
	{.10, .27, -.10, .2, -.09},
	{0, .17, -.25, .17, -.03},
	{.03, .21, -.17, .2, .03},
	{.17, .25, -.06, .2, -.05},
	{.17, .23, -.22, .17, -.04},
}}

// digit draws the skeleton of a digit: the ways in which people write it, each
// as often as they do. The numbers were tuned by what networks trained on such
// digits mistake in real ones.
func (s *sketch) digit(d int) {
	[10]func(){s.zero, s.one, s.two, s.three, s.four, s.five, s.six, s.seven, s.eight, s.nine}[d]()
}

func (s *sketch) zero() { s.oval(50, 50, s.between(22, 50), 50) }

func (s *sketch) one() {
	slant := .12 + s.normal(.22)
	if s.in(19) { // a flag
		s.to(50-s.between(8, 32), s.between(6, 32))
		s.corner()
	}
	s.to(50, 0)
	s.to(50+s.normal(3), 50)
	s.to(50, 100)
	for i := range s.points {
		p := &s.points[i]
		p.X -= slant * (p.Y - 50)
	}
	if s.in(7) { // a base
		x := 50 - slant*50
		s.lift()
		s.to(x-s.between(15, 38), 100)
		s.to(x+s.between(15, 38), 100)
	}
}

func (s *sketch) two() {
	x, y := s.between(66, 98), s.between(18, 42)
	if s.in(7) { // as a Z begins
		s.to(s.between(0, 15), s.between(2, 14))
		s.to(50, 0)
		s.to(x, s.between(0, 12))
	} else {
		top := s.between(10, 36)
		if s.in(50) {
			s.to(s.between(0, 20), top+s.between(2, 14))
		}
		s.to(s.between(3, 22), top)
		s.to(s.between(22, 34), s.between(2, 8))
		s.to(s.between(45, 58), 0)
		s.to(x, .6*y+2)
		s.to(x-2, y+10)
	}
	s.to(s.between(42, 74), s.between(55, 70))
	switch kind := s.between(0, 100); {
	case kind < 48:
		s.to(s.between(-5, 18), s.between(92, 100))
		s.cornerIn(67)
		s.to(50, 95)
		s.to(s.between(85, 120), s.between(80, 102))
	case kind < 92: // a loop
		size, u, v := s.between(.5, 3), s.between(5, 26), s.between(80, 93)
		s.to(u+3*size, v+6*size)
		s.to(u-9*size, v-size)
		s.to(u-size, v-11*size)
		s.to(u+20*size, v-7*size)
		s.to(s.between(56, 80), s.between(86, 102))
		s.to(s.between(85, 120), s.between(82, 112))
	default: // a hump
		s.to(s.between(-5, 12), 96)
		s.corner()
		s.to(30, 84)
		s.to(62, 92)
		s.to(s.between(85, 120), s.between(95, 108))
	}
}

func (s *sketch) three() {
	x := s.between(62, 95)
	m, n := s.between(22, 64), s.between(36, 54) // the middle
	if s.in(18) {                                // a flat top
		s.to(s.between(0, 22), s.between(0, 10))
		s.to(x, s.between(-4, 8))
		s.corner()
	} else {
		s.to(s.between(0, 24), s.between(4, 26))
		s.to(s.between(22, 36), 3)
		s.to(s.between(42, 56), 0)
		s.to(x, s.between(10, 24))
		s.to((x+m)/2+s.between(0, 12), n-10)
	}
	switch kind := s.between(0, 100); {
	case kind < 57:
		s.to(m, n)
		s.corner()
	case kind < 85:
		s.to(m, n)
	default: // a small loop
		size := s.between(.5, 1.3)
		s.to(m, n+3*size)
		s.to(m-8*size, n)
		s.to(m-2*size, n-5*size)
		s.to(m+8*size, n+size)
	}
	q := s.between(68, 102)
	s.to((q+m)/2+s.between(5, 15), n+s.between(6, 13))
	s.to(q, s.between(64, 82))
	s.to(s.between(40, 58), 100)
	s.to(s.between(18, 28), 97)
	if s.in(90) { // up again
		s.to(s.between(-8, 25), s.between(76, 100))
	}
}

func (s *sketch) four() {
	v := s.between(60, 90) // the stem
	foot := v - s.between(-6, 22)
	switch kind := s.between(0, 100); {
	case kind < 60: // open
		h := s.between(40, 68)
		s.to(s.between(5, 40), s.between(-4, 16))
		s.to(s.between(-4, 14), h)
		s.cornerIn(50)
		s.to(v+s.between(2, 42), h-s.between(-5, 14))
		s.lift()
		s.to(v, s.between(-12, 36))
		s.to(foot, 100)
	case kind < 83: // in one stroke
		h := s.between(38, 62)
		s.to(s.between(0, 28), s.between(-5, 12))
		s.to(s.between(-2, 12), h/2)
		s.to(20, h)
		s.to(v-28, h)
		s.to(v-8, h-10)
		top := s.between(-8, 22)
		if s.in(40) {
			top = s.between(10, 34)
		}
		s.to(v, top)
		s.corner()
		s.to(foot, 100)
	default: // closed, its left side straight or curved
		t, h := s.between(48, 78), s.between(50, 74)
		s.to(t, 0)
		left := s.between(-5, 10)
		if kind >= 93 {
			s.to((t+left)/2-s.between(5, 14), h/2)
		}
		s.to(left, h)
		s.corner()
		s.to(s.between(82, 115), h)
		s.lift()
		s.to(t, 0)
		s.to(t-s.between(3, 12), 100)
	}
}

func (s *sketch) five() {
	t, top := s.between(18, 45), s.between(0, 10)
	end, endY := s.between(60, 135), top-4+s.normal(6) // of the bar
	kind := s.between(0, 100)
	if kind >= 50 { // the bar comes first
		s.to(end, endY)
	}
	s.to(t, top)
	if kind < 78 {
		s.corner()
	}
	b, c := s.between(10, 35), s.between(32, 50)
	s.to(b, c)
	if kind < 78 { // else one smooth S
		s.cornerIn(75)
	}
	q, r := s.between(66, 98), s.between(58, 77)
	s.to(b+22, c-s.between(-2, 9))
	s.to(q-5, r-17)
	s.to(q, r)
	s.to(q-15, 92)
	s.to(s.between(32, 46), 100)
	s.to(15, 97)
	s.to(s.between(-15, 20), s.between(76, 98))
	if kind < 50 { // the bar comes last
		s.lift()
		if s.in(35) {
			t += s.between(0, 16)
		}
		s.to(t, top)
		s.to(end, endY)
	}
}

func (s *sketch) six() {
	l := s.between(46, 74) // the loop's top
	if s.in(20) {
		l = s.between(34, 48)
	}
	top, c := s.between(22, 102), s.between(-6, 10)
	b, e := s.between(0, 10), s.between(54, 104)
	w := e - b
	s.to(top, 3)
	s.to(.45*top+16-c, 20)
	s.to(b+10-.6*c, 45)
	s.to(b, 72)
	s.to(b+.18*w, 92)
	s.to(b+.46*w, 100)
	s.to(e-.06*w, 88)
	s.to(e, l+.35*(100-l))
	s.to(e-.2*w, l)
	s.to(b+s.between(.35, .72)*w, l)
	// How far the loop goes on.
	far := s.between(0, 100)
	if far < 70 {
		s.to(b+s.between(.1, .38)*w, l+s.between(.2, .42)*(100-l))
	}
	if far < 45 {
		s.to(b+s.between(0, .25)*w, l+s.between(.5, .8)*(100-l))
	}
	if far < 20 {
		s.to(b+s.between(.2, .5)*w, s.between(88, 104))
	}
}

func (s *sketch) seven() {
	x0, y0 := s.between(0, 18), s.between(0, 14)
	x1, y1 := s.between(68, 105), s.between(-6, 12)
	foot := s.between(15, 78)
	if s.in(40) { // a tick
		down := s.between(6, 28)
		if s.in(25) {
			down = s.between(25, 50)
		}
		s.to(x0, y0+down)
	}
	s.to(x0, y0)
	s.cornerIn(65)
	s.to((x0+x1)/2, (y0+y1)/2+s.normal(4))
	s.to(x1, y1)
	s.cornerIn(60)
	stem := func(y float64) float64 { return x1 + (foot-x1)*(y-y1)/(100-y1) }
	s.to(stem(34)-1+s.normal(7), 34)
	s.to(stem(65)-2+s.normal(7), 65)
	s.to(foot, 100)
	if s.in(17) { // a bar across
		y := s.between(38, 62)
		s.lift()
		s.to(stem(y)-s.between(14, 40), y)
		s.to(stem(y)+s.between(12, 38), y)
	}
}

func (s *sketch) eight() {
	c, t, b := s.between(36, 58), s.between(14, 36), s.between(16, 38) // waist, half widths
	kind := s.between(0, 100)
	if kind >= 90 { // two ovals
		s.oval(50, c/2, t, c/2)
		s.lift()
		s.oval(50, (c+100)/2, b, (100-c)/2)
	} else {
		at := func(x, y float64) { s.to(50+x, y) }
		at(s.between(.4, 1.5)*t, s.between(3, 22))
		at(.3*t, 0)
		at(-.55*t, 5)
		at(-t, .48*c)
		at(-.4*t, .82*c)
		at(.35*b, c+11)
		at(b, (c+100)/2)
		at(.5*b, 95)
		at(0, 100)
		at(-.6*b, 94)
		at(-b, (c+100)/2)
		at(-.4*b, c+11)
		if kind < 66 {
			at(.35*t, .84*c)
			at(.95*t, .5*c)
			at(s.between(.4, 1)*t, s.between(4, 20))
		} else { // straight up
			at(2, c)
			at(s.between(.6, 2.1)*t, s.between(-4, 24))
		}
	}
	lean := s.between(-6, 12)
	for i := range s.points {
		s.points[i].X += lean * (1 - s.points[i].Y/100)
	}
}

func (s *sketch) nine() {
	k, l := s.between(18, 45), s.between(32, 60) // the loop's half width and height
	r, foot := 45+k, s.between(30, 100)
	kind := s.between(0, 100)
	if kind >= 82 { // an oval and a stem
		s.oval(45, l/2, k, l/2)
		s.lift()
	} else {
		s.to(r-s.between(0, .35)*k, s.between(2, 22))
		s.to(45, -1)
		s.to(45-.75*k, 8)
		if kind < 46 || kind >= 62 {
			s.to(45-k, .55*l)
			s.to(45-.55*k, .97*l)
			s.to(45+.15*k, .98*l)
			s.to(45+.75*k, .65*l)
		} else { // angular
			s.to(45-s.between(.7, 1.05)*k, s.between(.85, 1)*l)
			s.corner()
		}
	}
	top := s.between(-2, 24)
	s.to(r, top)
	if kind >= 62 && kind < 82 { // a hook
		end, endY := s.between(-2, 40), s.between(86, 98)
		s.to(r, 50)
		s.to(r-.2*(r-end), 85)
		s.to((r+end)/2, 100)
		s.to(end, endY)
		return
	}
	s.corner()
	s.to((r+foot)/2+s.normal(3.5), (top+100)/2)
	s.to(foot, 100)
}
