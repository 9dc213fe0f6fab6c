package cost

import (
	"testing"

	"breakeven/app/cost"
	"breakeven/app/text"
)

// A number may be typed with its unit.
func TestNumberWithUnit(t *testing.T) {
	for typed, want := range map[string]float64{"$0.30": .3, "80%": 80, "８０％": 80, "¥7": 7, "￥1,5万": 15000, "＄ 2": 2} {
		if got, err := parseNumber(typed, 1e12); got != want || err != nil {
			t.Errorf("parseNumber(%q) = %v, %v, want %v", typed, got, err, want)
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
