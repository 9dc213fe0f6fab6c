package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// Of more than 256 colours those that many pixels have stay as they are, a rare one
// becomes its neighbour, and one that has no neighbour stays, too.
func TestPalette(t *testing.T) {
	from := image.NewRGBA(image.Rect(0, 0, 300, 4))
	for x := range 300 {
		for y := range 4 {
			c := color.RGBA{uint8(x), uint8(x / 256 * 255), 0, 255}
			if y > 0 || x < 20 { // the first twenty colours fill the picture
				c = color.RGBA{uint8(x % 20 * 10), 0, 200, 255}
			}
			from.SetRGBA(x, y, c)
		}
	}
	from.SetRGBA(150, 0, color.RGBA{10, 94, 156, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, from); err != nil {
		t.Fatal(err)
	}
	small, err := palette(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	to, err := png.Decode(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := to.(*image.Paletted)
	if !ok || len(p.Palette) > 256 {
		t.Fatalf("%T is no picture of at most 256 colours", to)
	}
	far := func(x, y int) int {
		r, g, b, _ := from.At(x, y).RGBA()
		r2, g2, b2, _ := to.At(x, y).RGBA()
		d := 0
		for _, v := range []int{int(r) - int(r2), int(g) - int(g2), int(b) - int(b2)} {
			d = max(d, v/257, -v/257)
		}
		return d
	}
	for x := range 300 {
		if far(x, 2) != 0 {
			t.Fatalf("a common colour changed by %d at %d", far(x, 2), x)
		}
		if far(x, 0) > 60 || x == 150 && far(x, 0) != 0 {
			t.Fatalf("a rare colour changed by %d at %d", far(x, 0), x)
		}
	}
}
