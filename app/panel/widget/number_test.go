package widget

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
		{"100,000", 100000, nil}, {" 1e5 ", 100000, nil}, {"10万", 100000, nil}, {"1.5k", 1500, nil},
		{"2M", 2e6, nil}, {"１０００", 1000, nil}, {"1 000", 1000, nil}, {"0", 0, nil}, {"-0", 0, nil}, {"+5", 5, nil}, {".5", .5, nil},
		{"0,5", .5, nil}, {"1,25", 1.25, nil}, {"0,125", .125, nil}, {"1.234,5", 1234.5, nil}, {"1,234.5", 1234.5, nil}, {"1,234,567", 1234567, nil}, {"０。５", .5, nil}, {"1,5万", 15000, nil},
		{"", 0, ErrNotNumber}, {"abc", 0, ErrNotNumber}, {"NaN", 0, ErrNotNumber}, {"Inf", 0, ErrNotNumber}, {"0x10", 0, ErrNotNumber},
		{"1_000", 0, ErrNotNumber}, {"1.2.3", 0, ErrNotNumber}, {"0.001,5", 0, ErrNotNumber}, {"0,001.5", 0, ErrNotNumber}, {"0,00,1", 0, ErrNotNumber}, {"80%", 0, ErrNotNumber}, {"万", 0, ErrNotNumber},
		{"-5", 0, ErrNegative}, {"−5", 0, ErrNegative}, {"1e999", 0, ErrTooLarge}, {"1e13", 0, ErrTooLarge}, {"99999999万", 99999999e4, nil},
	} {
		got, err := ParseNumber(tt.typed, 1e12)
		if got != tt.want || err != tt.err {
			t.Errorf("ParseNumber(%q) = %v, %v, want %v, %v", tt.typed, got, err, tt.want, tt.err)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"100,000", "1e999", "-1", "０x", "1e-400", "亿", "infinity", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		v, err := ParseNumber(typed, 1e9)
		if err == nil && !(v >= 0 && v <= 1e9) || err != nil && v != 0 || math.Signbit(v) {
			t.Errorf("ParseNumber(%q) = %v, %v", typed, v, err)
		}
	})
}
