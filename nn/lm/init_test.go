package lm

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestInit(t *testing.T) {
	c := Recipe(1175)
	w := c.Init(1)
	part := map[string][]float32{}
	for _, x := range c.Tensors() {
		part[x.Name] = w[x.At:][:x.Size()]
	}
	for name, want := range map[string]float64{
		"embed": 1 / math.Sqrt(96), "block1.q": 1 / math.Sqrt(96), "block4.in": 1 / math.Sqrt(96), "block3.out": .2 / math.Sqrt(384),
		"block2.k": 1 / math.Sqrt(96), "block2.o": .4 / math.Sqrt(96),
	} {
		var squares float64
		for _, v := range part[name] {
			squares += float64(v) * float64(v)
		}
		// Of n numbers it is off by 1/√(2n), 0.7 % for the smallest; four times that.
		if got := math.Sqrt(squares / float64(len(part[name]))); math.Abs(got/want-1) > .03 {
			t.Errorf("%s: deviation %.4g, want %.4g", name, got, want)
		}
	}
	q, k, v, o := part["block2.q"], part["block2.k"], part["block2.v"], part["block2.o"]
	for i := range 96 {
		for j := range 96 {
			if same := q[i*96+j] == k[i*96+j]; same != (j >= 48) {
				t.Fatalf("column %d of q and k: the same %v; only heads 2 and 3 know no distances", j, same)
			}
			if o[i*96+j] != .4*v[j*96+i] {
				t.Fatalf("o[%d][%d] is not 0.4·v's", i, j)
			}
		}
	}
	taps := part["block1.conv2"]
	if first := taps[:96]; slices.Max(first) != .7 || slices.Min(first) != .7 {
		t.Errorf("own taps %v", first)
	}
	if rest := taps[96:]; slices.Min(rest) < 0 || slices.Max(rest) > .6 || slices.Max(rest) < .55 {
		t.Errorf("taps from %g to %g", slices.Min(rest), slices.Max(rest))
	}
	if !slices.Equal(w, c.Init(1)) || slices.Equal(w, c.Init(2)) {
		t.Error("weights must depend on the seed, and on it alone")
	}
	for name, x := range part {
		if strings.HasSuffix(name, "qgain") && !slices.Equal(x, []float32{1.5, 1.5, 1.5, 1.5}) {
			t.Errorf("%s is %v", name, x)
		}
	}
}
