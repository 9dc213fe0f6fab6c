package dataset

import (
	"math"
	"testing"
)

// seven is a 7 as one might write it, in hundredths.
var seven = [][]Point{{{10, 5}, {90, 0}, {40, 100}}, {{30, 50}, {75, 48}}}

func moved(strokes [][]Point, scale, dx, dy float64) [][]Point {
	var out [][]Point
	for _, s := range strokes {
		var t []Point
		for _, p := range s {
			t = append(t, Point{dx + scale*p.X, dy + scale*p.Y})
		}
		out = append(out, t)
	}
	return out
}

func TestRasterizeIgnoresPlaceAndSize(t *testing.T) {
	want, ok := Rasterize(seven)
	if !ok {
		t.Fatal("no ink")
	}
	for _, m := range [][3]float64{{1, 300, -20}, {0.01, 5, 5}, {50, 0, 0}} {
		got, _ := Rasterize(moved(seven, m[0], m[1], m[2]))
		for i := range got {
			if d := int(got[i]) - int(want[i]); d < -1 || d > 1 {
				t.Fatalf("scaled %g, moved %g,%g: pixel %d is %d, want %d", m[0], m[1], m[2], i, got[i], want[i])
			}
		}
	}
}

func TestRasterizeLooksLikeMNIST(t *testing.T) {
	img, _ := Rasterize(seven)
	var ink [side * side]float64
	x0, x1, y0, y1 := side, 0, side, 0
	for i, v := range img {
		ink[i] = float64(v)
		if v >= 128 {
			x0, x1 = min(x0, i%side), max(x1, i%side)
			y0, y1 = min(y0, i/side), max(y1, i/side)
		}
	}
	if mx, my := massCentre(&ink); math.Abs(mx-centre) > .1 || math.Abs(my-centre) > .1 {
		t.Errorf("centre of mass at %.2f, %.2f; want %g", mx, my, centre)
	}
	if longer := max(x1-x0, y1-y0) + 1; longer < 19 || longer > 21 {
		t.Errorf("longer side %d pixels, want about %g", longer, inkBox)
	}
}

func TestRasterizeUprights(t *testing.T) {
	// A bar that leans either way ends up leaning as MNIST's digits do.
	for _, dx := range []float64{-60, 0, 60} {
		img, _ := Rasterize([][]Point{{{0, 0}, {dx, 100}}})
		top, bottom := rowCentre(&img, 6), rowCentre(&img, 22)
		if slope := (bottom - top) / 16; math.Abs(slope+lean) > .03 {
			t.Errorf("bar leaning %g/100 came out leaning %.2f, want %.2f", dx, slope, -lean)
		}
	}
}

func rowCentre(img *[side * side]byte, row int) float64 {
	var sum, x float64
	for i := range side {
		v := float64(img[row*side+i])
		sum += v
		x += v * float64(i)
	}
	return x / sum
}

func TestRasterizeOddInk(t *testing.T) {
	for name, s := range map[string][][]Point{"nothing": nil, "empty stroke": {{}}, "NaN": {{{math.NaN(), 0}, {1, 1}}}, "infinite": {{{math.Inf(1), 0}}}} {
		if img, ok := Rasterize(s); ok || img != [side * side]byte{} {
			t.Errorf("%s gave ink", name)
		}
	}
	for name, s := range map[string][][]Point{"dot": {{{3, 3}}}, "resting pen": {{{3, 3}, {3, 3}}}, "horizontal": {{{0, 9}, {80, 9}}}, "vertical": {{{0, 0}, {0, 70}}}} {
		img, ok := Rasterize(s)
		if !ok || img[14*side+14] < 200 {
			t.Errorf("%s: ok %v, middle pixel %d", name, ok, img[14*side+14])
		}
	}
}
