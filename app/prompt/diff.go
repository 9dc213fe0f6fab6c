package prompt

import (
	"unicode"
	"unicode/utf8"
)

// Change is what became of a piece of text.
type Change int8

const (
	Removed Change = iota - 1
	Kept
	Added
)

// Piece is a piece of two texts: of the first, of both, or of the second.
type Piece struct {
	Change Change
	Text   string
}

// maxTable bounds the work of Diff: what differs in the middle of two texts, in
// words times words. Above it the middle counts as another.
const maxTable = 1 << 20

// Diff tells how the second text is made of the first, word by word. Removed and Kept
// pieces together are the first text, Added and Kept ones the second.
func Diff(first, second string) []Piece {
	a, b := splitWords(first), splitWords(second)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out pieces
	out.add(Kept, a[:head]...)
	out.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	out.add(Kept, a[len(a)-tail:]...)
	return out
}

type pieces []Piece

// add puts words behind the last piece, or into it.
func (p *pieces) add(c Change, words ...string) {
	for _, w := range words {
		if n := len(*p); n > 0 && (*p)[n-1].Change == c {
			(*p)[n-1].Text += w
		} else {
			*p = append(*p, Piece{c, w})
		}
	}
}

// middle compares two lists of words by their longest common subsequence.
func (p *pieces) middle(a, b []string) {
	if len(a)*len(b) > maxTable {
		p.add(Removed, a...)
		p.add(Added, b...)
		return
	}
	// common[i][j] is the length of that of a[i:] and b[j:].
	common := make([][]uint16, len(a)+1)
	for i := range common {
		common[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			p.add(Kept, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			p.add(Removed, a[i])
			i++
		default:
			p.add(Added, b[j])
			j++
		}
	}
}

// splitWords parts a text into words; a Chinese character, a space and a mark are
// words of their own.
func splitWords(s string) (words []string) {
	from := 0
	for i, r := range s {
		if inWord(r) {
			continue
		}
		if i > from {
			words = append(words, s[from:i])
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
		words = append(words, s[i:from])
	}
	if from < len(s) {
		words = append(words, s[from:])
	}
	return words
}

func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !unicode.Is(unicode.Han, r)
}
