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
	switch d {
	case 0:
		s.oval(50, 50, s.between(38, 52), 50)
	case 1:
		s.through(0, 50, 100, 46)
	case 2:
		bar(s.between(50, 75), 17)
		bar(100, 84)
	case 3:
		bar(s.between(65, 85), 5)
		bar(s.between(45, 70), 47)
		bar(100, 95)
	case 4:
		b := s.between(75, 95)
		s.through(2, 10, 5, b)
		s.through(2, 10, 97, 8)
		s.corner()
		s.to(94, b+4)
		s.through(36, 10, 33, 40, 18, 62)
		s.through(62, 10, 62, 45, 68, 55, 85, 56)
		s.through(5, b, 94, b)
	case 5:
		s.through(15, 5, 85, 3)
		s.through(45, 5, 38, 50, 27, 96)
		s.through(18, 46, 75, 42)
		s.corner()
		s.to(72, 70)
		s.to(70, 96)
		s.through(0, 97, 100, 95)
	case 6:
		s.through(45, 0, 56, 17)
		s.through(2, 34, 100, 30)
		s.through(36, 48, 5, 100)
		s.through(62, 48, 93, 98)
	case 7:
		h := s.between(35, 48)
		s.through(0, h+10, 100, h-8)
		s.through(42, 0, 42, 60, 46, 88, 62, 94, 86, 92, 93, 74)
	case 8:
		s.through(36, s.between(5, 25), 27, 50, 0, 100)
		s.through(s.between(50, 62), 5, 68, 45, 100, 98)
	case 9:
		s.through(40, 0, 38, 40, 25, 75, 0, 100)
		s.through(6, 34, 72, 27)
		s.corner()
		s.to(68, 60)
		s.to(66, 85)
		s.to(76, 95)
		s.to(96, 92)
		s.to(100, 74)
	}
}
