package dataset

import "math/rand/v2"

// Generate returns n digits that nobody wrote: skeletons of pen strokes, bent
// and drawn at random, in the form of MNIST's. Digit i shows i mod 10 and
// depends on seed and i alone. Seven in ten lie up to a pixel beside MNIST's
// place, along and across: networks trained on them read real ones better.
//
// The same seed gives the same bytes in every browser, and natively on amd64:
// nothing is used but integers, + − × ÷ √ and Go's own sine, and neither of the
// two has instructions that fuse × and +. A machine that fuses them (arm64) may
// differ by one grey level here and there.
func Generate(n int, seed uint32) Digits {
	d := blank(n)
	GenerateRange(d, seed, 0)
	return d
}

// GenerateRange fills dst with digits from, from+1 … of those of Generate, so
// that many can be made a piece at a time: one takes some 40 µs natively.
func GenerateRange(dst Digits, seed uint32, from int) { arabic.fill(dst, seed, from) }

// Numerals returns n Chinese numerals 〇一二三四五六七八九, labelled 0 to 9,
// made like the digits of Generate, but all in MNIST's place.
func Numerals(n int, seed uint32) Digits {
	d := blank(n)
	NumeralsRange(d, seed, 0)
	return d
}

// NumeralsRange is to Numerals what GenerateRange is to Generate.
func NumeralsRange(dst Digits, seed uint32, from int) { chinese.fill(dst, seed, from) }

func blank(n int) Digits { return Digits{make([]byte, n*ImageSize), make([]byte, n)} }

// script is a set of ten signs and how they are written.
type script struct {
	stream   uint64 // of random numbers
	skeleton func(s *sketch, sign int)
	styles   [10]style
	shifted  float64 // percent that lie beside their place
}

// style is how the writers of one sign differ, apart from its skeleton: means
// and standard deviations, ln for logarithms.
type style struct{ slant, slantSD, lnAspect, lnAspectSD, lnPen float64 }

func (sc *script) fill(dst Digits, seed uint32, from int) {
	var s sketch
	for i := range dst.N() {
		sign := (from + i) % 10
		s.random.Seed(sc.stream<<32|uint64(seed), uint64(from+i))
		s.start()
		sc.skeleton(&s, sign)
		s.jitter()
		s.smooth()
		s.bend(sc.styles[sign])
		ink := s.stroke(sc.styles[sign].lnPen)
		s.speckle(&ink)
		dx, dy := 0, 0
		if s.in(sc.shifted) {
			dx, dy = int(s.between(-1, 2)+1)-1, int(s.between(-1, 2)+1)-1
		}
		centred(&ink, (*[ImageSize]byte)(dst.Images[i*ImageSize:]), dx, dy)
		dst.Labels[i] = byte(sign)
	}
}

// random draws what varies from writer to writer.
type random struct{ rand.PCG }

// between is uniform in a … b.
//
//go:noinline
func (r *random) between(a, b float64) float64 {
	return a + (b-a)*(float64(r.Uint64()>>11)/(1<<53))
}

// normal has mean 0 and this standard deviation: four uniform numbers added up,
// which stays within 3.5 of them and needs no logarithm.
//
//go:noinline
func (r *random) normal(sd float64) float64 {
	const root3 = 1.7320508075688772
	u := r.Uint64()
	sum := u&0xffff + u>>16&0xffff + u>>32&0xffff + u>>48
	return sd * root3 * (float64(sum)/(1<<16) - 2)
}

// in is true in so many of a hundred cases.
//
//go:noinline
func (r *random) in(percent float64) bool { return r.between(0, 100) < percent }

// exp is eˣ to a thousandth for |x| ≤ 1, which is all it is asked: (1+x/n)ⁿ by
// squaring. math.Exp has other last bits on other machines.
func exp(x float64) float64 {
	y := 1 + x/1024
	for range 10 {
		y *= y
	}
	return y
}
