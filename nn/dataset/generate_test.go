package dataset

import (
	"bytes"
	"hash/crc32"
	"math"
	"runtime"
	"testing"
)

var scripts = map[string]struct {
	generate func(int, uint32) Digits
	part     func(Digits, uint32, int)
	sum      uint32 // CRC-32 of the first 500 of seed 7
}{
	"digits":   {Generate, GenerateRange, 0xf7d0eb56},
	"numerals": {Numerals, NumeralsRange, 0x85cabe27},
}

// A seed's digits are part of a run's identity: these sums must never change.
func TestGeneratedBytes(t *testing.T) {
	if runtime.GOARCH != "amd64" && runtime.GOARCH != "wasm" {
		t.Skip("nothing is promised where × and + may be fused: ", runtime.GOARCH)
	}
	for name, s := range scripts {
		if got := crc32.ChecksumIEEE(s.generate(500, 7).Images); got != s.sum {
			t.Errorf("%s: sum %#x, want %#x", name, got, s.sum)
		}
	}
}

// In whatever pieces they are made, the digits are the same.
func TestGeneratedInPieces(t *testing.T) {
	for name, s := range scripts {
		all, pieces := s.generate(100, 3), blank(100)
		for _, cut := range [][2]int{{70, 100}, {0, 13}, {13, 70}} {
			s.part(Digits{pieces.Images[cut[0]*ImageSize : cut[1]*ImageSize], pieces.Labels[cut[0]:cut[1]]}, 3, cut[0])
		}
		if !same(all, pieces) {
			t.Errorf("%s: made in pieces they are others", name)
		}
		if bytes.Equal(all.Images, s.generate(100, 4).Images) {
			t.Errorf("%s: two seeds give the same", name)
		}
	}
	if bytes.Equal(Generate(1, 3).Images, Numerals(1, 3).Images) {
		t.Error("0 and 〇 of a seed are the same image")
	}
}

// What is generated has MNIST's form: ten signs alike in number, none twice,
// none blank, about as much ink, its mass in the middle.
func TestGeneratedForm(t *testing.T) {
	for name, s := range scripts {
		const n = 2000
		d := s.generate(n, 1)
		seen := map[[ImageSize]byte]bool{}
		var count [10]int
		total, off := 0.0, 1.0 // pixels of ink; how far the mass may lie from its place
		if name == "digits" {
			off = 2
		}
		for i := range n {
			image := [ImageSize]byte(d.Images[i*ImageSize:])
			seen[image] = true
			count[d.Labels[i]]++
			var ink [ImageSize]float64
			sum := 0.0
			for j, v := range image {
				ink[j] = float64(v) / 255
				sum += ink[j]
			}
			total += sum
			if sum < 15 || sum > 320 {
				t.Errorf("%s %d: %.0f pixels of ink", name, i, sum)
			}
			if x, y := massCentre(&ink); math.Abs(x-centre) > off || math.Abs(y-centre) > off {
				t.Errorf("%s %d: centre of mass at %.1f, %.1f", name, i, x, y)
			}
		}
		if len(seen) != n {
			t.Errorf("%s: %d of %d differ", name, len(seen), n)
		}
		for sign, c := range count {
			if c != n/10 {
				t.Errorf("%s: %d times %d", name, c, sign)
			}
		}
		if mean := total / n; name == "digits" && math.Abs(mean-103) > 6 {
			t.Errorf("%.0f pixels of ink on average; MNIST's have 103", mean)
		}
	}
}

func TestExp(t *testing.T) {
	for x := -1.0; x <= 1; x += .125 {
		if got, want := exp(x), math.Exp(x); math.Abs(got/want-1) > .001 {
			t.Errorf("exp(%g) = %g, want %g", x, got, want)
		}
	}
}

func BenchmarkGenerate(b *testing.B) {
	d := blank(1)
	for i := 0; b.Loop(); i++ {
		GenerateRange(d, 1, i)
	}
}
