package dataset_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"breakeven/nn/dataset"
)

var sheet = flag.String("sheet", "", "write the picture of generated and real digits to this file, as docs/digits.png")

// readReal reads two of MNIST's files, or skips where they are absent.
func readReal(t *testing.T, images, labels string) dataset.Digits {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "data", "mnist")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no real digits at ../shared/data/mnist: ", err)
	}
	var b [2][]byte
	for i, name := range []string{images, labels} {
		var err error
		if b[i], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	d, err := dataset.ReadIDX(b[0], b[1])
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSheet draws docs/digits.png: from left to right generated digits, real
// ones, generated numerals; a row for each label.
func TestSheet(t *testing.T) {
	if *sheet == "" {
		t.Skip("no -sheet to write to")
	}
	const columns, cell, gap = 10, 29, 8
	parts := []dataset.Digits{
		dataset.Generate(10*columns, 1),
		readReal(t, "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
		dataset.Numerals(10*columns, 1),
	}
	img := image.NewGray(image.Rect(0, 0, len(parts)*(columns*cell+gap)-gap, 10*cell))
	for i := range img.Pix {
		img.Pix[i] = 90 // the lines between the digits
	}
	for part, d := range parts {
		var drawn [10]int
		for i, label := range d.Labels {
			if drawn[label] == columns {
				continue
			}
			x, y := part*(columns*cell+gap)+drawn[label]*cell, int(label)*cell
			drawn[label]++
			for p, v := range d.Images[i*dataset.ImageSize:][:dataset.ImageSize] {
				img.SetGray(x+p%28, y+p/28, color.Gray{Y: v})
			}
		}
	}
	f, err := os.Create(*sheet)
	if err != nil {
		t.Fatal(err)
	}
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
