package prompt

import (
	"regexp"
	"strconv"
	"strings"
)

// number is a number, or a word that says what the next one is. A minus is a sign
// where no digit and no Latin letter stands before it: 12-22 is two numbers, and so
// is 12°C-22°C.
var number = regexp.MustCompile(`(零下 ?|minus )?(\d+(?:\.\d+)?)|(最高|最热|\b(?:highs?|highest|max|maximum|hottest|warmest)\b)|(最低|最冷|\b(?:lows?|lowest|min|minimum|coldest|coolest)\b)`)

// Numbers returns the numbers of a text, in its order.
func Numbers(text string) []float64 {
	text = normal(text)
	var list []float64
	for _, m := range number.FindAllStringSubmatchIndex(text, -1) {
		if m[4] >= 0 {
			list = append(list, value(text, m))
		}
	}
	return list
}

// value is the number of a match.
func value(text string, m []int) float64 {
	v, _ := strconv.ParseFloat(text[m[4]:m[5]], 64)
	if m[2] >= 0 {
		return -v
	}
	if before, ok := strings.CutSuffix(text[:m[4]], "-"); ok && !endsInWord(before) {
		return -v
	}
	return v
}

func endsInWord(s string) bool {
	if s == "" {
		return false
	}
	c := s[len(s)-1]
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z'
}

// called returns what a normal text calls highest and lowest. Words and numbers
// belong together in their order, so that "high and low: 22, 12" is understood.
func called(text string) map[Kind][]float64 {
	is := map[Kind][]float64{}
	var waiting []Kind
	for _, m := range number.FindAllStringSubmatchIndex(text, -1) {
		switch {
		case m[6] >= 0:
			waiting = append(waiting, Highest)
		case m[8] >= 0:
			waiting = append(waiting, Lowest)
		case len(waiting) > 0:
			is[waiting[0]] = append(is[waiting[0]], value(text, m))
			waiting = waiting[1:]
		}
	}
	return is
}
