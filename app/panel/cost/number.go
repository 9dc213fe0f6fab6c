package cost

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"breakeven/app/text"
)

// Why a typed number is not taken.
var (
	errNotNumber = errors.New("not a number")
	errNegative  = errors.New("below zero")
	errTooLarge  = errors.New("too large")
)

// parseNumber reads a number as people type it: "100,000", "1e5", "$0.30",
// "10万", "1.5k", "0,30", "80%", full-width digits. It takes 0 … most.
func parseNumber(typed string, most float64) (float64, error) {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～': // full-width forms stand 0xFEE0 above ASCII
			r -= 0xFEE0
		case r == '−' || r == '–':
			r = '-'
		case r == '。':
			r = '.'
		case r == '、':
			r = ','
		}
		if r == '$' || r == '¥' || r == '￥' || r == '%' || r == ' ' || r == '　' || r == '\u00a0' || r == '\u202f' {
			return -1
		}
		return r
	}, strings.TrimSpace(typed))
	s = point(s)
	times := 1.0
	for suffix, t := range map[string]float64{"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "万": 1e4, "亿": 1e8} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, times = rest, t
			break
		}
	}
	if strings.ContainsAny(s, "xX_pPnN") { // what Go reads as a number and people do not: 0x1p-2, 1_000, inf, nan
		return 0, errNotNumber
	}
	v, err := strconv.ParseFloat(s, 64)
	v *= times
	switch {
	case errors.Is(err, strconv.ErrRange):
		return 0, errTooLarge
	case err != nil:
		return 0, errNotNumber
	case v < 0:
		return 0, errNegative
	case v > most:
		return 0, errTooLarge
	}
	return math.Abs(v), nil // −0 is 0
}

// point writes the decimal sign as a point, and takes the separators of thousands
// out: in "0,5" and "1,25" the comma is decimal, in "100,000" it separates, and of
// a comma and a point the latter one is decimal.
func point(s string) string {
	comma, dot := strings.LastIndex(s, ","), strings.LastIndex(s, ".")
	switch {
	case comma < 0:
		return s
	case dot > comma:
		return strings.ReplaceAll(s, ",", "")
	case dot >= 0:
		return strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	}
	digits := 0
	for digits < len(s)-comma-1 && s[comma+1+digits] >= '0' && s[comma+1+digits] <= '9' {
		digits++
	}
	if strings.Count(s, ",") == 1 && (digits != 3 || strings.TrimLeft(s[:comma], "+-0") == "") {
		return strings.Replace(s, ",", ".", 1)
	}
	return strings.ReplaceAll(s, ",", "")
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
