package train

import "breakeven/nn/dataset"

// samples are digits for who cannot draw: their strokes as corners, in a box
// of 1×1. The network has never seen them.
var samples = [10][][][2]float64{
	{{{.5, .04}, {.28, .14}, {.2, .5}, {.28, .86}, {.5, .96}, {.72, .86}, {.8, .5}, {.72, .14}, {.5, .04}}},
	{{{.56, .04}, {.5, .5}, {.44, .96}}},
	{{{.2, .26}, {.3, .1}, {.52, .04}, {.74, .14}, {.76, .32}, {.62, .52}, {.38, .74}, {.16, .94}}, {{.16, .94}, {.84, .92}}},
	{{{.2, .12}, {.5, .04}, {.76, .14}, {.76, .32}, {.58, .46}, {.38, .48}}, {{.38, .48}, {.64, .52}, {.8, .7}, {.72, .88}, {.46, .96}, {.18, .88}}},
	{{{.36, .06}, {.22, .56}}, {{.22, .56}, {.84, .54}}, {{.7, .1}, {.6, .96}}},
	{{{.8, .06}, {.34, .08}}, {{.34, .08}, {.28, .44}}, {{.28, .44}, {.54, .38}, {.76, .54}, {.76, .76}, {.56, .94}, {.2, .9}}},
	{{{.66, .04}, {.42, .24}, {.26, .56}, {.28, .84}, {.48, .96}, {.7, .84}, {.7, .64}, {.5, .54}, {.28, .68}}},
	{{{.18, .1}, {.8, .06}}, {{.8, .06}, {.6, .46}, {.42, .96}}},
	{{{.5, .48}, {.28, .3}, {.32, .1}, {.52, .04}, {.72, .14}, {.7, .32}, {.5, .48}, {.28, .68}, {.28, .88}, {.5, .96}, {.72, .86}, {.72, .66}, {.5, .48}}},
	{{{.72, .26}, {.6, .06}, {.36, .08}, {.26, .28}, {.38, .46}, {.58, .44}, {.72, .26}}, {{.72, .26}, {.7, .6}, {.58, .96}}},
}

// sample returns a digit's strokes for a pad of the given side, its corners
// rounded as a hand would.
func sample(digit int, side float64) (strokes [][]dataset.Point) {
	for _, corners := range samples[digit] {
		line := make([]dataset.Point, len(corners))
		for i, p := range corners {
			line[i] = dataset.Point{X: side * (.2 + .6*p[0]), Y: side * (.15 + .7*p[1])}
		}
		line = round(round(line))
		strokes = append(strokes, line)
	}
	return strokes
}

// round cuts every corner at a quarter of its sides (Chaikin 1974); the ends
// stay.
func round(line []dataset.Point) []dataset.Point {
	out := []dataset.Point{line[0]}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		out = append(out, dataset.Point{X: .75*a.X + .25*b.X, Y: .75*a.Y + .25*b.Y}, dataset.Point{X: .25*a.X + .75*b.X, Y: .25*a.Y + .75*b.Y})
	}
	return append(out, line[len(line)-1])
}
