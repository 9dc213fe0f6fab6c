// Package text holds every sentence that a visitor reads, in Chinese and
// English side by side. Each is written by sense in its own language; neither
// is a translation of the other.
package text

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Lang is a language of the page.
type Lang uint8

const (
	ZH Lang = iota
	EN
)

// Tag returns the BCP 47 tag for the document's lang attribute.
func (l Lang) Tag() string {
	if l == EN {
		return "en"
	}
	return "zh-CN"
}

// Code returns its name in addresses and among tasks: "zh" or "en".
func (l Lang) Code() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// Sentence is one visible text. Placeholders are fmt verbs, the same ones in
// both languages; where the order differs they carry indexes (%[1]s).
type Sentence struct{ ZH, EN string }

// In returns the sentence in a language, its placeholders filled.
func (s Sentence) In(l Lang, args ...any) string {
	t := s.ZH
	if l == EN {
		t = s.EN
	}
	if len(args) == 0 {
		return t
	}
	t = fmt.Sprintf(t, args...)
	if l == EN {
		t = oneOf(t)
	}
	return t
}

// counted are the things that English sentences count, many and one.
var counted = [][2]string{
	{"tokens", "token"}, {"rows", "row"}, {"calls", "call"}, {"steps", "step"}, {"digits", "digit"}, {"wishes", "wish"}, {"months", "month"},
	{"weights", "weight"}, {"questions", "question"}, {"answers", "answer"}, {"characters", "character"}, {"adjustments", "adjustment"}, {"sentences", "sentence"},
}

// oneOf puts what there is one of into the singular: 1 token, but 21 and 0.1 tokens.
func oneOf(s string) string {
	if !strings.Contains(s, "1 ") {
		return s
	}
	for _, c := range counted {
		many, one := "1 "+c[0], "1 "+c[1]
		for from := 0; ; {
			i := strings.Index(s[from:], many)
			if i < 0 {
				break
			}
			i += from
			from = i + len(one)
			if i == 0 || !strings.ContainsRune("0123456789.,", rune(s[i-1])) {
				s = s[:i] + one + s[i+len(many):]
			}
		}
	}
	return s
}

// Int writes a whole number with thousands separators, which both languages
// set as commas.
func Int(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// Percent writes a share 0 … 1 with one decimal: 97.1%.
func Percent(x float64) string { return Fixed(100*x, 1) + "%" }

// Fixed writes a number with so many decimals and a true minus sign; from a
// billion on, which only a run that fails gets to, by its power of ten.
func Fixed(x float64, decimals int) string {
	format := byte('f')
	if math.Abs(x) >= 1e9 {
		format = 'e'
	}
	s := strconv.FormatFloat(math.Abs(x), format, decimals, 64)
	if x < 0 && strings.Trim(s, "0.") != "" {
		return "−" + s
	}
	return s
}

// Short writes a number as a person would type it: 0.001, 1e-05, 250.
func Short(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
