package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold brings what is written in several ways into one: upper into lower case,
// full-width letters, digits and marks into ASCII, minus and tilde likewise. Chinese
// punctuation stays: an answer's format may depend on it.
func fold(s string) string { return strings.Map(foldRune, s) }

func foldRune(r rune) rune {
	switch r {
	case '，', '：', '；', '！', '？', '（', '）':
		return r
	case '−':
		return '-'
	case '〜':
		return '~'
	case '’':
		return '\''
	}
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	return unicode.ToLower(r)
}

// between tells runes that part words and are no token: spaces, control and
// format characters (bidirectional marks, for one).
func between(r rune) bool {
	return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Z)
}

// spelt tells letters of scripts that put spaces between words: a word of them
// is one token, known or not. Chinese and Japanese characters are no such.
func spelt(r rune) bool {
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) && r != 'ー'
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

// spellingLen returns the bytes of the spelt word that s begins with: letters,
// marks on them, and apostrophes inside, as in what's.
func spellingLen(s string) int {
	n := 0
	for i, r := range s {
		if spelt(r) || i > 0 && unicode.IsMark(r) {
			n = i + utf8.RuneLen(r)
		} else if i == 0 || !apostrophe(r) || n < i {
			break
		}
	}
	return n
}

// glyphLen returns the bytes of the one character that s begins with, with what
// belongs to it: accents, variation selectors, skin tones, and other emoji that
// a joiner (U+200D) ties to it.
func glyphLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsMark(r), r >= 0x1F3FB && r <= 0x1F3FF:
			n += size
		case r == 0x200D:
			next, more := utf8.DecodeRuneInString(s[n+size:])
			if !unicode.IsSymbol(next) {
				return n
			}
			n += size + more
		default:
			return n
		}
	}
	return n
}
