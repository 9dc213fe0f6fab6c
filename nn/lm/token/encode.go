package token

import "unicode/utf8"

// Span is a piece of a text, in bytes: text[From:To].
type Span struct{ From, To int }

// Encoding is a text as tokens.
type Encoding struct {
	IDs   []uint32
	Spans []Span // where in the text each token stands; between them are only spaces, control and format characters
	// Unknown are the different words outside the vocabulary by first appearance,
	// lower case: slot i stands for Unknown[i].
	Unknown []string
	// Excess counts the different unknown words that found no slot left. They
	// all stand as the last slot, whose word is Unknown[23], so the model
	// mistakes them for it: say so.
	Excess int
}

// Encode turns any text, valid UTF-8 or not, into tokens. From left to right
// the longest word of the vocabulary is taken (a spelt word only as a whole),
// digits one by one; what is no word of it takes a slot: a spelt word, or one
// character with its accents. Nothing is dropped but spaces, control and format
// characters. Bytes that are no UTF-8 count as U+FFFD.
func (v *Vocabulary) Encode(text string) Encoding {
	var e Encoding
	slots := map[string]uint32{}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		id, known := uint32(0), false
		switch {
		case r == '\n' || r == '\r':
			if r == '\r' && at+1 < len(text) && text[at+1] == '\n' {
				size = 2
			}
			id, known = Newline, true
		case between(r):
			at += size
			continue
		case spelt(r):
			size = spellingLen(text[at:])
			id, known = v.ids[fold(text[at:at+size])]
		default:
			if n, i := v.match(text[at:]); n > 0 {
				size, id, known = n, i, true
			} else {
				size = glyphLen(text[at:])
			}
		}
		if !known {
			word := fold(text[at : at+size])
			if id, known = slots[word]; !known {
				if len(e.Unknown) < Slots {
					id = Slot + uint32(len(e.Unknown))
					e.Unknown = append(e.Unknown, word)
				} else {
					id = Slot + Slots - 1
					e.Excess++
				}
				slots[word] = id
			}
		}
		e.IDs = append(e.IDs, id)
		e.Spans = append(e.Spans, Span{at, at + size})
		at += size
	}
	return e
}

// match finds the longest word that text begins with: its bytes in the text,
// 0 if there is none, and its token. Letters at its end are no part of a longer word.
func (v *Vocabulary) match(text string) (n int, id uint32) {
	var folded []byte
	for at := 0; at < len(text) && len(folded) < v.longest; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if at > 0 && between(r) {
			break
		}
		folded = utf8.AppendRune(folded, foldRune(r))
		at += size
		next, _ := utf8.DecodeRuneInString(text[at:])
		if i, ok := v.ids[string(folded)]; ok && !(spelt(r) && spelt(next)) {
			n, id = at, i
		}
	}
	return n, id
}

// MustEncode is Encode for the program's own text, where a word outside the
// vocabulary is a mistake: it panics.
func (v *Vocabulary) MustEncode(text string) []uint32 {
	e := v.Encode(text)
	if len(e.Unknown) > 0 {
		panic("token: " + text + ": not in the vocabulary: " + e.Unknown[0])
	}
	return e.IDs
}
