package token

import (
	"strings"
	"unicode/utf8"
)

// Decode prints tokens: backward of Encode, but for the case of letters, for
// what Encode folds, and for spaces. It puts a space where English wants one,
// and where two tokens would else be read as another. unknown are the words of
// the slots, as Encode returned them; a slot without one prints as ⟨u7⟩. Begin
// and End print as nothing.
func (v *Vocabulary) Decode(ids []uint32, unknown []string) string {
	var parts []string
	for _, id := range ids {
		switch {
		case id == Begin || id == End:
		case IsSlot(id) && int(id-Slot) < len(unknown):
			parts = append(parts, unknown[id-Slot])
		default:
			parts = append(parts, v.words[id])
		}
	}
	var b strings.Builder
	before := ""
	for i, part := range parts {
		b.WriteString(part)
		if i+1 == len(parts) {
			break
		}
		next := parts[i+1]
		if next == "-" && i+2 < len(parts) {
			next = parts[i+2] // a number below zero is one for spaces, too
		}
		if wantsSpace(before, part, next) && (next == parts[i+1] || isDigit(next)) || v.runsOn(parts[i:]) {
			b.WriteByte(' ')
		}
		before = part
	}
	return b.String()
}

// wantsSpace tells whether English puts a space between a and b: between words
// and numbers, and behind a mark that ends a clause; before stands in front of
// a.
func wantsSpace(before, a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	next, _ := utf8.DecodeRuneInString(b)
	if strings.ContainsRune(",.;:!?", last) {
		behind, _ := utf8.DecodeLastRuneInString(before)
		return spelt(next) || spelt(behind) && isDigit(b)
	}
	if isDigit(a) || a == "°C" {
		return spelt(next)
	}
	return spelt(last) && (spelt(next) || isDigit(b) || b == "°C")
}

func isDigit(part string) bool { return len(part) == 1 && part[0] >= '0' && part[0] <= '9' }

// runsOn tells whether the first part, followed by the others without a space,
// would be read as a longer word.
func (v *Vocabulary) runsOn(parts []string) bool {
	first := parts[0]
	if first == "\n" {
		return false
	}
	text := first
	for _, p := range parts[1:] {
		if len(text) >= len(first)+v.longest {
			break
		}
		text += p
	}
	r, _ := utf8.DecodeRuneInString(first)
	if spelt(r) {
		return spellingLen(text) > len(first)
	}
	if n, _ := v.match(text); n > 0 {
		return n > len(first)
	}
	return glyphLen(text) > len(first)
}
