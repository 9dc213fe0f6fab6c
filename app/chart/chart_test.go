package chart

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestTicks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		min := (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(8)-2))
		a := Axis{Min: min, Max: min + math.Pow(10, 8*r.Float64()-3), Ticks: 2 + r.IntN(8)}
		got := ticks(a)
		if len(got) < 1 || len(got) > 2*a.Ticks+1 {
			t.Fatalf("%g to %g in about %d: %v", a.Min, a.Max, a.Ticks, got)
		}
		for i, v := range got {
			span := a.Max - a.Min
			if v < a.Min-1e-6*span || v > a.Max+1e-6*span || i > 0 && v <= got[i-1] {
				t.Fatalf("%g to %g: %v", a.Min, a.Max, got)
			}
		}
	}
	for _, a := range []Axis{{}, {Min: 1, Max: 0}, {Max: math.Inf(1)}, {Max: math.NaN()}} {
		if got := ticks(a); got != nil {
			t.Errorf("%g to %g: ticks %v", a.Min, a.Max, got)
		}
	}
}

func TestNice(t *testing.T) {
	for in, want := range map[float64]float64{0: 1, -3: 1, 7.3: 8, 10: 10, 23100: 25000, 0.031: 0.04, math.Inf(1): 1} {
		if got := Nice(in); math.Abs(got-want) > 1e-9*want {
			t.Errorf("Nice(%g) is %g, want %g", in, got, want)
		}
	}
}

func TestScaleBack(t *testing.T) {
	s := scale{-3, 17, 300, 20}
	for _, v := range []float64{-3, 0, 5.5, 17} {
		if got := s.back(s.at(v)); math.Abs(got-v) > 1e-9 {
			t.Errorf("%g came back as %g", v, got)
		}
	}
}

// However many the points, no peak is lost, and the path stays short.
func TestPathKeepsExtremes(t *testing.T) {
	var points []Point
	for i := range 100000 {
		points = append(points, Point{float64(i), 0})
	}
	points[51234].Y, points[77777].Y = 1, -1
	d := path(points, scale{0, 1e5, 0, 500}, scale{-1, 1, 200, 0})
	if len(d) > 500*4*14 {
		t.Errorf("path of %d characters", len(d))
	}
	if !strings.Contains(d, " 0L") || !strings.Contains(d, " 200L") {
		t.Error("a peak is missing")
	}
}

func TestPathLeavesGaps(t *testing.T) {
	nan := math.NaN()
	s := scale{0, 10, 0, 10}
	if got := path([]Point{{0, 0}, {1, 1}, {2, nan}, {3, 3}, {4, math.Inf(1)}, {5, 5}}, s, s); got != "M0 0L1 1M3 3M5 5" {
		t.Errorf("path %q", got)
	}
	if got := path(nil, s, s); got != "" {
		t.Errorf("path of nothing %q", got)
	}
}

func TestSpread(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		n := 1 + r.IntN(5)
		at := make([]float64, n)
		for i := range at {
			at[i] = 200 * r.Float64()
		}
		got := spread(at, 15, 10, 190)
		for i := range got {
			for j := range i {
				if math.Abs(got[i]-got[j]) < 15-1e-9 {
					t.Fatalf("%v became %v: too near", at, got)
				}
				if at[i] < at[j] && got[i] > got[j] {
					t.Fatalf("%v became %v: order lost", at, got)
				}
			}
			if got[i] > 190+1e-9 {
				t.Fatalf("%v became %v: outside", at, got)
			}
		}
	}
}

func TestNear(t *testing.T) {
	s := Series{Points: []Point{{0, 1}, {10, 2}, {20, math.NaN()}}}
	for x, want := range map[float64]float64{-5: 1, 4: 1, 6: 2, 14: 2} {
		if p, ok := s.near(x); !ok || p.Y != want {
			t.Errorf("near %g: %v %v, want %g", x, p, ok, want)
		}
	}
	if _, ok := (Series{}).near(1); ok {
		t.Error("a point of no points")
	}
}

func TestReadout(t *testing.T) {
	format := func(v float64) string { return px(v) }
	c := &Chart{X: Axis{Label: "step", Max: 10, Format: format}, Y: Axis{Max: 1, Format: format}, Series: []Series{{Name: "test", Points: []Point{{0, .1}, {8, .9}}}}}
	c.moveTo(7)
	if got := c.readout(); got != "step 8 · test 0.9" {
		t.Errorf("read-out %q", got)
	}
	c.Series = nil
	c.moveTo(7)
	if c.reads {
		t.Error("reads a chart without lines")
	}
}
