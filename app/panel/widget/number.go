package widget

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Why a typed number is not taken.
var (
	ErrNotNumber = errors.New("not a number")
	ErrNegative  = errors.New("below zero")
	ErrTooLarge  = errors.New("too large")
)

// HalfWidth is what was typed with the signs that Chinese input methods write as those
// of a number: full-width forms, 。 and 、.
func HalfWidth(typed string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～': // these stand 0xFEE0 above ASCII
			return r - 0xFEE0
		case r == '。':
			return '.'
		case r == '、':
			return ','
		}
		return r
	}, typed)
}

// signs are what is left out of a number, or written otherwise than Go reads it.
var signs = strings.NewReplacer(" ", "", "\u3000", "", "\u00a0", "", "\u202f", "", "−", "-", "–", "-")

// ParseNumber reads a number as people type it: "100,000", "1e5", "10万", "1.5k",
// "0,30", full-width digits. It takes 0 … most.
func ParseNumber(typed string, most float64) (float64, error) {
	s := point(signs.Replace(HalfWidth(strings.TrimSpace(typed))))
	times := 1.0
	for suffix, t := range map[string]float64{"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "万": 1e4, "亿": 1e8} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, times = rest, t
			break
		}
	}
	if strings.ContainsAny(s, "xX_pPnN") { // what Go reads as a number and people do not: 0x1p-2, 1_000, inf, nan
		return 0, ErrNotNumber
	}
	v, err := strconv.ParseFloat(s, 64)
	v *= times
	switch {
	case errors.Is(err, strconv.ErrRange):
		return 0, ErrTooLarge
	case err != nil:
		return 0, ErrNotNumber
	case v < 0:
		return 0, ErrNegative
	case v > most:
		return 0, ErrTooLarge
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
		return ungroup(s, ",")
	case dot >= 0:
		return strings.Replace(ungroup(s, "."), ",", ".", 1)
	}
	digits := 0
	for digits < len(s)-comma-1 && s[comma+1+digits] >= '0' && s[comma+1+digits] <= '9' {
		digits++
	}
	if strings.Count(s, ",") == 1 && (digits != 3 || leadsWithZero(s, ",")) {
		return strings.Replace(s, ",", ".", 1)
	}
	return ungroup(s, ",")
}

// ungroup takes the separators of thousands out. What begins with none has none: it
// stays as it is, which is no number.
func ungroup(s, separator string) string {
	if leadsWithZero(s, separator) {
		return s
	}
	return strings.ReplaceAll(s, separator, "")
}

// leadsWithZero tells whether there is nothing but zeros before the first separator.
func leadsWithZero(s, separator string) bool {
	before, _, _ := strings.Cut(s, separator)
	return strings.TrimLeft(before, "+-0") == ""
}
