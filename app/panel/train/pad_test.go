package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"breakeven/nn/dataset"
)

// A slow hand with a fast mouse, which tells many places in a unit and waits at the end of
// a stroke, draws the line that it follows, and all of that finds room.
func TestStrokesOfAFastMouse(t *testing.T) {
	const perUnit = 8
	r := rand.New(rand.NewPCG(1, 2))
	for _, side := range []float64{padSize, padSize / 6} {
		for digit := range 10 {
			lines, kept := sample(digit, side), [][]dataset.Point(nil)
			places, points := 0, 0
			for _, line := range lines {
				var stroke []dataset.Point
				tell := func(p dataset.Point) {
					p.X, p.Y = p.X+side/2800*r.NormFloat64(), p.Y+side/2800*r.NormFloat64() // no hand is still
					if stroke = extended(stroke, p); stroke[len(stroke)-1] != p {
						t.Fatalf("the stroke does not end at the pen, %v, but at %v", p, stroke[len(stroke)-1])
					}
					places++
				}
				for i, b := range line[1:] {
					a := line[i]
					n := math.Ceil(perUnit * math.Hypot(b.X-a.X, b.Y-a.Y))
					for k := range int(n) {
						f := float64(k+1) / n
						tell(dataset.Point{X: a.X + f*(b.X-a.X), Y: a.Y + f*(b.Y-a.Y)})
					}
				}
				for range 1000 { // a second
					tell(line[len(line)-1])
				}
				kept = append(kept, stroke)
				points += len(stroke)
			}
			was, _ := dataset.Rasterize(lines)
			is, ok := dataset.Rasterize(kept)
			off := 0
			for i := range is {
				off = max(off, int(math.Abs(float64(is[i])-float64(was[i]))))
			}
			t.Logf("%d on %.0f units: %d places, %d kept, %d of 255 apart", digit, side, places, points, off)
			if !ok || off > 16 || points > maxPoints/8 {
				t.Errorf("%d on %.0f units: of %d places %d are kept, and a pixel is %d of 255 off", digit, side, places, points, off)
			}
		}
	}
}
