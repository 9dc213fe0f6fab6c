package scene

import (
	"math"
	"slices"
	"testing"

	"breakeven/app/wire"
)

// example is a picture of a network with layers of the given units; those with
// sides have images.
func example(layers ...wire.PictureLayer) *wire.Picture {
	p := &wire.Picture{Running: true, Label: 3}
	before := 1
	for i, l := range layers {
		for _, u := range Shown(int(l.Total), map[bool]int{true: MostUnits, false: MostChannels}[l.Kind == wire.DenseLayer]) {
			unit := wire.PictureUnit{Index: uint32(u), Out: float32(u%5) / 5, Weights: make([]byte, int(l.Side)*int(l.Side)), Map: make([]byte, int(l.MapSide)*int(l.MapSide))}
			if i > 0 {
				for j := range before {
					unit.Links = append(unit.Links, float32((37*u+91*j)%255-127)/50)
				}
			}
			l.Units = append(l.Units, unit)
		}
		before = len(l.Units)
		p.Layers = append(p.Layers, l)
	}
	return p
}

var (
	dense    = func(n uint32) wire.PictureLayer { return wire.PictureLayer{Kind: wire.DenseLayer, Total: n} }
	mlp      = example(wire.PictureLayer{Total: 128, Side: 28, Most: 1}, dense(10))
	deep     = example(wire.PictureLayer{Total: 9, Side: 28}, dense(64), dense(32), dense(10))
	cnn      = example(wire.PictureLayer{Kind: wire.ConvLayer, Total: 10, Side: 3, MapSide: 26}, wire.PictureLayer{Kind: wire.ConvLayer, Total: 32, MapSide: 24}, dense(100), dense(10))
	largest3 = example(wire.PictureLayer{Kind: wire.ConvLayer, Total: 32, Side: 3, MapSide: 26}, wire.PictureLayer{Kind: wire.ConvLayer, Total: 32, MapSide: 24},
		wire.PictureLayer{Kind: wire.PoolLayer, Total: 32, MapSide: 12}, dense(100), dense(100), dense(100), dense(10))
	all    = map[string]*wire.Picture{"mlp": mlp, "deep": deep, "cnn": cnn, "largest": largest3}
	frames = map[string]*Frame{"wide": &Wide, "narrow": &Narrow}
)

func TestShown(t *testing.T) {
	for _, c := range []struct {
		total, most int
		want        []int
	}{{3, 16, []int{0, 1, 2}}, {16, 16, nil}, {128, 4, []int{0, 32, 64, 96}}, {0, 4, []int{}}} {
		got := Shown(c.total, c.most)
		if c.want != nil && !slices.Equal(got, c.want) || len(got) != min(c.total, c.most) {
			t.Errorf("%d of %d: %v", c.most, c.total, got)
		}
	}
}

// Nothing leaves the frame, nothing lies on anything else, and layers stand in
// their order from left to right.
func TestLayout(t *testing.T) {
	for frame, f := range frames {
		for name, p := range all {
			spots := f.Layout(p)
			if len(spots) != len(p.Layers) || len(spots[len(spots)-1]) != 10 {
				t.Fatalf("%s %s: %d layers", frame, name, len(spots))
			}
			var boxes []Box
			edge := f.Pad.X + f.Pad.W
			for i, layer := range spots {
				right := edge
				for _, s := range layer {
					b := s.Box
					if s.Filter.W > 0 {
						if s.Filter.X+s.Filter.W > b.X {
							t.Errorf("%s %s: a filter lies on its map", frame, name)
						}
						b = Box{s.Filter.X, b.Y, b.X + b.W - s.Filter.X, b.H}
					}
					if b.X < edge || b.Y < 0 || b.X+b.W > f.W || b.Y+b.H > f.H-6 || b.W < 4 {
						t.Errorf("%s %s: unit %d of layer %d at %+v, after %g", frame, name, s.Unit, i, b, edge)
					}
					for _, o := range boxes {
						if b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H {
							t.Errorf("%s %s: %+v lies on %+v", frame, name, b, o)
						}
					}
					boxes = append(boxes, b)
					right = max(right, b.X+b.W)
				}
				edge = right
			}
		}
	}
	if n := len(Wide.Layout(mlp)[0]); n != 16 {
		t.Errorf("%d hidden units in the wide picture, want 16", n)
	}
}

// What can be pressed of a unit is all of it and more, but nothing of another's; it is
// large enough for a finger where there is room.
func TestTouch(t *testing.T) {
	for frame, f := range frames {
		for name, p := range all {
			var areas []Box
			for _, layer := range f.Layout(p) {
				for _, s := range layer {
					b, whole := s.Touch, s.Whole()
					if whole.X < b.X || whole.X+whole.W > b.X+b.W || whole.Y < b.Y || whole.Y+whole.H > b.Y+b.H || b.X < f.Pad.X+f.Pad.W || b.Y < 0 || b.Y+b.H > f.H || b.X+b.W > f.W {
						t.Errorf("%s %s: %+v is pressed at %+v", frame, name, s, b)
					}
					for _, o := range areas {
						if b.X < o.X+o.W-1e-9 && o.X < b.X+b.W-1e-9 && b.Y < o.Y+o.H-1e-9 && o.Y < b.Y+b.H-1e-9 {
							t.Errorf("%s %s: %+v lies on %+v", frame, name, b, o)
						}
					}
					areas = append(areas, b)
				}
			}
		}
	}
	for name, p := range map[string]*wire.Picture{"mlp": mlp, "deep": deep} {
		for i, layer := range Wide.Layout(p) {
			for _, s := range layer {
				if s.Touch.W < touch || s.Touch.H < 21 {
					t.Errorf("%s: unit %d of layer %d is pressed at %+v", name, s.Unit, i, s.Touch)
				}
			}
		}
	}
}

// A curve begins and ends where it should, flat.
func TestCurve(t *testing.T) {
	s := Shape{Kind: Curve, Box: Box{10, 20, 100, -8}}
	for _, c := range []struct{ t, x, y float64 }{{0, 10, 20}, {1, 110, 12}, {.5, 60, 16}} {
		if x, y := s.At(c.t); math.Abs(x-c.x)+math.Abs(y-c.y) > 1e-9 {
			t.Errorf("at %g: %g, %g", c.t, x, y)
		}
	}
	if _, y := s.At(.01); math.Abs(y-20) > .01 {
		t.Errorf("it begins steep: %g", y)
	}
}

func TestShapes(t *testing.T) {
	for frame, f := range frames {
		for name, p := range all {
			spots := f.Layout(p)
			for phase := wire.Whole; phase <= wire.Update; phase++ {
				q := *p
				q.Phase, q.Part = phase, 128
				still, moved := f.Shapes(&q, spots, 0, true), f.Shapes(&q, spots, .5, true)
				count := func(shapes []Shape, k Kind) (n int) {
					for _, s := range shapes {
						if s.Kind == k {
							n++
						}
						if s.Alpha < 0 || s.Alpha > 1 || math.IsNaN(s.Box.X+s.Box.Y+s.Box.W+s.Box.H) || (s.Kind == Bytes || s.Kind == Signs) && len(s.Pixels) != s.Side*s.Side {
							t.Fatalf("%s %s phase %d: %+v", frame, name, phase, s)
						}
					}
					return n
				}
				without := f.Shapes(&q, spots, 0, false)
				dots := count(still, Disc) - count(without, Disc)
				if moves := phase != wire.Loss && phase != wire.Update; (dots > 0) != moves {
					t.Errorf("%s %s phase %d: %d dots", frame, name, phase, dots)
				}
				if count(still, Curve) != count(moved, Curve) || count(still, Curve) < 10 {
					t.Errorf("%s %s phase %d: %d curves", frame, name, phase, count(still, Curve))
				}
			}
		}
	}
}

// The voices are those of the strongest connections.
func TestVoices(t *testing.T) {
	p := example(wire.PictureLayer{Total: 32, Side: 1}, dense(10))
	for d := range 10 {
		for i := range p.Layers[1].Units[d].Links {
			p.Layers[1].Units[d].Links[i] = 0
		}
	}
	if _, _, ok := Voices(p); ok {
		t.Error("a silent network has voices")
	}
	p.Layers[1].Units[4].Links[3], p.Layers[1].Units[5].Links[9] = 2, -3
	a, b, ok := Voices(p)
	if !ok || a != (Voice{6, 4}) || b != (Voice{18, 5}) {
		t.Errorf("%+v %+v %v", a, b, ok)
	}
	p.Layers[1].Units[7].Out = .9
	if d, prob := Best(p); d != 7 || math.Abs(prob-.9) > 1e-6 {
		t.Errorf("best: %d, %g", d, prob)
	}
	if d, _ := Best(&wire.Picture{}); d != 0 {
		t.Errorf("best of nothing: %d", d)
	}
}
