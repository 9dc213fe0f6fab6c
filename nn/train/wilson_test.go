package train

import (
	"math"
	"testing"
)

// The figures are those of Newcombe 1998 (Stat. Med. 17:857), table I, method 3.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		right, n int
		lo, hi   float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{29, 29, 1 - 0.1170, 1},
	} {
		lo, hi := Wilson(float64(c.right)/float64(c.n), c.n)
		if math.Abs(lo-c.lo) > 5e-5 || math.Abs(hi-c.hi) > 5e-5 {
			t.Errorf("%d of %d: %.4f … %.4f, want %.4f … %.4f", c.right, c.n, lo, hi, c.lo, c.hi)
		}
	}
	if lo, hi := Wilson(0, 0); lo != 0 || hi != 1 {
		t.Errorf("of nothing: %g … %g, want 0 … 1", lo, hi)
	}
}
