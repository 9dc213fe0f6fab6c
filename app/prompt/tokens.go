package prompt

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// EstimateTokens returns about how many tokens of o200k, the encoding of recent
// large models, a text takes: 0.64 for each Han character and 0.20 for any
// other. It is an estimate, fitted by this project in 2026-11; characters ÷ 4,
// the common rule, is wrong for Chinese by a factor of two and more.
func EstimateTokens(text string) int {
	han, other := 0, 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			han++
		} else {
			other++
		}
	}
	return int(math.Ceil(0.64*float64(han) + 0.20*float64(other) - 1e-9))
}

// IsOdd tells what cannot be seen, would turn what stands around it, or arrived broken:
// of lone surrogates browsers make U+FFFD.
func IsOdd(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}
