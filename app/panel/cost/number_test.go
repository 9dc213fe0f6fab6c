package cost

import (
	"math"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  float64
		err   error
	}{
		{"100,000", 100000, nil}, {" 1e5 ", 100000, nil}, {"$0.30", .3, nil}, {"10万", 100000, nil}, {"1.5k", 1500, nil},
		{"2M", 2e6, nil}, {"１０００", 1000, nil}, {"1 000", 1000, nil}, {"0", 0, nil}, {"-0", 0, nil}, {"+5", 5, nil}, {".5", .5, nil},
		{"", 0, errNotNumber}, {"abc", 0, errNotNumber}, {"NaN", 0, errNotNumber}, {"Inf", 0, errNotNumber}, {"0x10", 0, errNotNumber},
		{"1_000", 0, errNotNumber}, {"1.2.3", 0, errNotNumber}, {"万", 0, errNotNumber},
		{"-5", 0, errNegative}, {"−5", 0, errNegative}, {"1e999", 0, errTooLarge}, {"1e13", 0, errTooLarge}, {"99999999万", 99999999e4, nil},
	} {
		got, err := parseNumber(tt.typed, 1e12)
		if got != tt.want || err != tt.err {
			t.Errorf("parseNumber(%q) = %v, %v, want %v, %v", tt.typed, got, err, tt.want, tt.err)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"100,000", "1e999", "-1", "０x", "1e-400", "亿", "infinity", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		v, err := parseNumber(typed, 1e9)
		if err == nil && !(v >= 0 && v <= 1e9) || err != nil && v != 0 || math.Signbit(v) {
			t.Errorf("parseNumber(%q) = %v, %v", typed, v, err)
		}
	})
}
