package cost

import (
	"math"
	"strconv"
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/text"
)

// unitSigns are the signs that may be typed with a number: its field says what is meant.
var unitSigns = strings.NewReplacer("$", "", "＄", "", "¥", "", "￥", "", "%", "", "％", "")

// parseNumber reads a typed number, with or without its unit: "$0.30", "80%".
func parseNumber(typed string, most float64) (float64, error) {
	return widget.ParseNumber(unitSigns.Replace(typed), most)
}

// number writes a number as people type it, with six digits at most that count:
// 1,000,000, 0.99, 80.
func number(x float64) string {
	switch {
	case x == 0:
		return "0"
	case x >= 1e15:
		return text.Short(x)
	case x >= 1e5:
		return text.Int(int64(math.Round(x)))
	}
	s := strconv.FormatFloat(x, 'f', max(0, min(5-int(math.Floor(math.Log10(x))), 12)), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	whole, fraction, cut := strings.Cut(s, ".")
	n, _ := strconv.ParseInt(whole, 10, 64)
	if s = text.Int(n); cut {
		s += "." + fraction
	}
	if s == "0" { // smaller than twelve decimals tell
		return text.Short(x)
	}
	return s
}

// whole writes a number of things that are whole.
func whole(n int) string { return text.Int(int64(n)) }
