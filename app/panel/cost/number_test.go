package cost

import (
	"math"
	"testing"

	"breakeven/app/cost"
	"breakeven/app/text"
)

func TestParseNumber(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  float64
		err   error
	}{
		{"100,000", 100000, nil}, {" 1e5 ", 100000, nil}, {"$0.30", .3, nil}, {"10万", 100000, nil}, {"1.5k", 1500, nil},
		{"2M", 2e6, nil}, {"１０００", 1000, nil}, {"1 000", 1000, nil}, {"0", 0, nil}, {"-0", 0, nil}, {"+5", 5, nil}, {".5", .5, nil},
		{"0,5", .5, nil}, {"1,25", 1.25, nil}, {"0,125", .125, nil}, {"1.234,5", 1234.5, nil}, {"1,234.5", 1234.5, nil}, {"1,234,567", 1234567, nil}, {"80%", 80, nil}, {"¥7", 7, nil}, {"０。５", .5, nil}, {"1,5万", 15000, nil},
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

func TestNumber(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1e6: "1,000,000", 80: "80", .99: "0.99", 1234.5: "1,234.5", 7.000000000000001: "7", .000790: "0.00079", 1e-15: "1e-15", 12345.678: "12,345.7", 1e300: "1e+300", .1 + .2: "0.3", 100: "100"} {
		if got := number(x); got != want {
			t.Errorf("number(%v) = %s, want %s", x, got, want)
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

func TestSay(t *testing.T) {
	for _, tt := range []struct {
		id   cost.ID
		x    float64
		l    text.Lang
		want string
	}{
		{cost.Horizon, 1, text.EN, "1 month"}, {cost.Horizon, 12, text.EN, "12 months"}, {cost.Horizon, 12, text.ZH, "12个月"}, {cost.Runs, 3, text.EN, "3"}, {cost.Runs, 3, text.ZH, "3个"},
		{cost.LabelPrice, .3, text.ZH, "$0.3"}, {cost.PromptCachedShare, .8, text.EN, "80%"}, {cost.OutputTokens, 200, text.ZH, "200词元"}, {cost.Calls, 300_000, text.ZH, "30万"},
	} {
		if got := say(tt.id, tt.x, dollars, tt.l); got != tt.want {
			t.Errorf("%v of input %d is said %q, want %q", tt.x, tt.id, got, tt.want)
		}
	}
}
