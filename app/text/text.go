// Package text holds every sentence that a visitor reads, in Chinese and
// English side by side. Each is written by sense in its own language; neither
// is a translation of the other.
package text

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// These put together what only the page knows: a name and what it is, a thing and
// what is said of it in passing, two that stand side by side; and what parts a list.
var (
	Is     = Sentence{"%[1]s：%[2]s", "%[1]s: %[2]s"}
	Aside  = Sentence{"%[1]s（%[2]s）", "%[1]s (%[2]s)"}
	Beside = Sentence{"%[1]s%[2]s", "%[1]s %[2]s"}
	Comma  = Sentence{"、", ", "}
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

// counted are the things that English sentences count.
var counted = strings.Fields(`answers calls cells channels characters columns digits draws groups layers minutes months nats numbers others passes
	prompts questions rows runs scenarios seconds sentences adjustments steps times tokens units versions weights wishes`)

// between stand between a number and what it counts.
var between = []string{"hidden", "unseen", "real", "generated"}

// oneOf puts what there is one of into the singular: 1 token, but 21 and 0.1 tokens.
func oneOf(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "1 ")
		if i < 0 {
			return s
		}
		i += from
		from = i + 2
		if i > 0 && (letter(s[i-1]) || strings.IndexByte("0123456789.,:/-", s[i-1]) >= 0) {
			continue // the end of another number, or of a name
		}
		word, at := firstWord(s[from:]), from
		for slices.Contains(between, word) && strings.HasPrefix(s[at+len(word):], " ") {
			at += len(word) + 1
			word = firstWord(s[at:])
		}
		if slices.Contains(counted, word) {
			s = s[:at] + singular(word) + s[at+len(word):]
		}
	}
}

// firstWord returns the letters that a text begins with.
func firstWord(s string) string {
	for i := range len(s) {
		if !letter(s[i]) {
			return s[:i]
		}
	}
	return s
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// singular returns one of what is counted.
func singular(many string) string {
	if strings.HasSuffix(many, "shes") || strings.HasSuffix(many, "sses") {
		return many[:len(many)-2]
	}
	return many[:len(many)-1]
}

// Join puts sentences behind one another, as their language does: English with a
// space between.
func Join(l Lang, sentences ...string) string {
	space := ""
	if l == EN {
		space = " "
	}
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), space)
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
