package cost

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Why a typed number is not taken.
var (
	errNotNumber = errors.New("not a number")
	errNegative  = errors.New("below zero")
	errTooLarge  = errors.New("too large")
)

// parseNumber reads a number as people type it: "100,000", "1e5", "$0.30",
// "10万", "1.5k", full-width digits. It takes 0 … most.
func parseNumber(typed string, most float64) (float64, error) {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～': // full-width forms stand 0xFEE0 above ASCII
			r -= 0xFEE0
		case r == '−' || r == '–':
			r = '-'
		}
		if r == ',' || r == '$' || r == ' ' || r == '　' || r == '\u00a0' || r == '\u202f' {
			return -1
		}
		return r
	}, strings.TrimSpace(typed))
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
