// Package token turns text into the language model's tokens and back. It knows
// no word of its own: a vocabulary is made from a list of words (nn/lm/corpus
// has the model's).
//
// A word outside the vocabulary is not cut into pieces, nor lost: it takes one
// of 24 slots, the same word the same one, which the model has learned to copy.
// What a slot stands for is kept beside the tokens, so it can be printed again.
package token

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// The first tokens of every vocabulary; then Slots slots, then its words.
const (
	Begin   uint32 = iota // stands before every document
	End                   // stands behind every answer
	Newline               // "\n", "\r\n" or "\r"
	Answer                // ▸, what follows is the answer: the page puts it behind a prompt
	Degree                // °C or ℃
	Slot                  // ⟨u0⟩, the first of the slots
)

// Slots is how many different unknown words a text may hold.
const Slots = 24

// firstWord is the token of the first word.
const firstWord = Slot + Slots

// Vocabulary is a list of tokens and the way to find them in text.
type Vocabulary struct {
	words   []string          // text of each token
	ids     map[string]uint32 // of the text, folded
	longest int               // bytes of the longest word that isn't spelt
}

// New returns the vocabulary of these words, in any order and any number of
// times: it holds them sorted, folded (lower case) and once each. A word is
// either spelt (one word of letters, as in English) or a string of characters
// that no spaces part, such as 天气 or "=". New panics on others, where a word list
// is part of the program; Parse is for those that are not.
func New(words []string) *Vocabulary {
	v, err := Parse(words)
	if err != nil {
		panic(err)
	}
	return v
}

// Parse is New for words from anywhere.
func Parse(words []string) (*Vocabulary, error) {
	v := &Vocabulary{
		words:   []string{"⟨begin⟩", "⟨end⟩", "\n", "▸", "°C"},
		ids:     map[string]uint32{"\n": Newline, "▸": Answer, "°c": Degree, "℃": Degree},
		longest: len("°C"),
	}
	for i := range Slots {
		v.words = append(v.words, fmt.Sprintf("⟨u%d⟩", i))
	}
	var list []string
	for _, w := range words {
		list = append(list, fold(w))
	}
	slices.Sort(list)
	for _, w := range slices.Compact(list) {
		if _, taken := v.ids[w]; taken || w == "" || !isOneWord(w) {
			return nil, fmt.Errorf("token: %.40q cannot be a word", w)
		}
		v.ids[w] = uint32(len(v.words))
		v.words = append(v.words, w)
		if r, _ := utf8.DecodeRuneInString(w); !spelt(r) {
			v.longest = max(v.longest, len(w))
		}
	}
	return v, nil
}

// isOneWord tells whether no part of w ends a token of its own.
func isOneWord(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	for i, r := range w {
		if between(r) || spelt(r) != spelt(first) && !(spelt(first) && apostrophe(r) && i > 0 && i < len(w)-1) {
			return false
		}
	}
	return true
}

// Len returns the number of tokens.
func (v *Vocabulary) Len() int { return len(v.words) }

// Words returns the words, of which New makes the same vocabulary.
func (v *Vocabulary) Words() []string { return slices.Clone(v.words[firstWord:]) }

// Text returns the text of one token; a slot's is ⟨u0⟩ to ⟨u23⟩.
func (v *Vocabulary) Text(id uint32) string { return v.words[id] }

// ID returns the token of a word and whether there is one.
func (v *Vocabulary) ID(word string) (uint32, bool) {
	id, ok := v.ids[fold(word)]
	return id, ok
}

// IsSlot tells whether a token stands for an unknown word.
func IsSlot(id uint32) bool { return id >= Slot && id < firstWord }
