package dataset

// chinese are the numerals 〇 to 九, in styles all alike.
var chinese = func() script {
	sc := script{stream: 1, skeleton: (*sketch).numeral}
	for i := range sc.styles {
		sc.styles[i] = style{slantSD: .1, lnAspectSD: .15}
	}
	return sc
}()

// numeral draws the skeleton of a Chinese numeral, 〇 to 九.
func (s *sketch) numeral(d int) {
	// bar is a horizontal stroke about the middle.
	bar := func(width, y float64) {
		s.lift()
		s.to(50-width/2, y)
		s.to(50+width/2, y)
	}
	// stroke goes through x, y, x, y …
	stroke := func(xy ...float64) {
		s.lift()
		for i := 0; i < len(xy); i += 2 {
			s.to(xy[i], xy[i+1])
		}
	}
	switch d {
	case 0:
		s.oval(50, 50, s.between(38, 52), 50)
	case 1:
		stroke(0, 50, 100, 46)
	case 2:
		bar(s.between(50, 75), 17)
		bar(100, 84)
	case 3:
		bar(s.between(65, 85), 5)
		bar(s.between(45, 70), 47)
		bar(100, 95)
	case 4:
		b := s.between(75, 95)
		stroke(2, 10, 5, b)
		stroke(2, 10, 97, 8)
		s.corner()
		s.to(94, b+4)
		stroke(36, 10, 33, 40, 18, 62)
		stroke(62, 10, 62, 45, 68, 55, 85, 56)
		stroke(5, b, 94, b)
	case 5:
		stroke(15, 5, 85, 3)
		stroke(45, 5, 38, 50, 27, 96)
		stroke(18, 46, 75, 42)
		s.corner()
		s.to(72, 70)
		s.to(70, 96)
		stroke(0, 97, 100, 95)
	case 6:
		stroke(45, 0, 56, 17)
		stroke(2, 34, 100, 30)
		stroke(36, 48, 5, 100)
		stroke(62, 48, 93, 98)
	case 7:
		h := s.between(35, 48)
		stroke(0, h+10, 100, h-8)
		stroke(42, 0, 42, 60, 46, 88, 62, 94, 86, 92, 93, 74)
	case 8:
		stroke(36, s.between(5, 25), 27, 50, 0, 100)
		stroke(s.between(50, 62), 5, 68, 45, 100, 98)
	case 9:
		stroke(40, 0, 38, 40, 25, 75, 0, 100)
		stroke(6, 34, 72, 27)
		s.corner()
		s.to(68, 60)
		s.to(66, 85)
		s.to(76, 95)
		s.to(96, 92)
		s.to(100, 74)
	}
}
