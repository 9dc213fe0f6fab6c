package cost

import "testing"

var spans = []span{
	{1000, 1e7, true, false}, {100, 8000, true, false}, {0, 100, false, false}, {10, 1000, true, false}, {0, 20000, false, false}, {.01, 10, true, false}, {0, 1, false, false}, {1, 60, false, true}, {0, 20, false, true},
}

// From end to end the values rise by every notch, and each is its own notch
// or, after rounding, a neighbour's.
func TestNotches(t *testing.T) {
	for _, s := range spans {
		if s.at(0) != s.lo || s.at(s.notches()) != s.hi || s.at(-5) != s.lo || s.at(999) != s.hi {
			t.Errorf("%+v: ends are %v and %v", s, s.at(0), s.at(s.notches()))
		}
		for n := 1; n <= s.notches(); n++ {
			if s.at(n) <= s.at(n-1) {
				t.Errorf("%+v: notch %d is %v, the one before %v", s, n, s.at(n), s.at(n-1))
			}
			if back := s.notch(s.at(n)); back < n-1 || back > n+1 {
				t.Errorf("%+v: notch %d is %v, which stands at notch %d", s, n, s.at(n), back)
			}
		}
	}
	if got := (span{1000, 1e7, true, false}).at(50); got != 100000 {
		t.Errorf("the middle of a thousand and ten million is %v", got)
	}
	if p := (span{1000, 1e7, true, false}).place(0); p != 0 {
		t.Errorf("0 on a log slider stands at %v", p)
	}
}
