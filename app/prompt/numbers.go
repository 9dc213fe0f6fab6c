package prompt

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// number is a number, or a word that says what the one beside it is. A minus is a sign
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

// mention is a number, or a word that says what the number beside it is.
type mention struct {
	kind  Kind // Highest or Lowest; "" for a number
	value float64
}

// mentions returns those of a normal text, in its order.
func mentions(text string) (list []mention) {
	for _, m := range number.FindAllStringSubmatchIndex(text, -1) {
		switch {
		case m[6] >= 0:
			list = append(list, mention{kind: Highest})
		case m[8] >= 0:
			list = append(list, mention{kind: Lowest})
		default:
			list = append(list, mention{value: value(text, m)})
		}
	}
	return list
}

// clauseEnd parts a normal text into clauses.
var clauseEnd = regexp.MustCompile(`[,;。]|\. `)

// called returns what a normal text calls highest and lowest. A clause with as many words
// as numbers is read by itself; those between such clauses are read together, so that
// "high and low: 22, 12" is understood.
func called(text string) map[Kind][]float64 {
	is := map[Kind][]float64{}
	read := func(list []mention) {
		for kind, values := range paired(list) {
			is[kind] = append(is[kind], values...)
		}
	}
	var others []mention
	for _, clause := range clauseEnd.Split(text, -1) {
		list, words := mentions(clause), 0
		for _, m := range list {
			if m.kind != "" {
				words++
			}
		}
		if words == 0 || 2*words != len(list) {
			others = append(others, list...)
			continue
		}
		read(others)
		read(list)
		others = nil
	}
	read(others)
	return is
}

// paired gives words their numbers: those behind them, in order, or, where that leaves
// words without one, those before them.
func paired(list []mention) map[Kind][]float64 {
	behind, left := inOrder(list)
	if left {
		list = slices.Clone(list)
		slices.Reverse(list)
		if before, left := inOrder(list); !left {
			return before
		}
	}
	return behind
}

// inOrder gives every number to the first word before it that has none, and tells whether
// a word is left.
func inOrder(list []mention) (is map[Kind][]float64, left bool) {
	is = map[Kind][]float64{}
	var waiting []Kind
	for _, m := range list {
		switch {
		case m.kind != "":
			waiting = append(waiting, m.kind)
		case len(waiting) > 0:
			is[waiting[0]] = append(is[waiting[0]], m.value)
			waiting = waiting[1:]
		}
	}
	return is, len(waiting) > 0
}
