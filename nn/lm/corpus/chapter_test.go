package corpus

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"breakeven/docs"
	"breakeven/nn/lm/token"
)

// docs/model.md shows the vocabulary and the documents that there are.
func TestChapter(t *testing.T) {
	docs.Generated(t, "../../../docs/model.md", map[string]string{"vocabulary": vocabularyTable(), "samples": samples()})
}

// vocabularyTable counts the tokens by kind.
func vocabularyTable() string {
	v := Vocabulary()
	var digits, marks, english, words, characters int
	for id := token.Slot + token.Slots; int(id) < v.Len(); id++ {
		switch r, n := utf8.DecodeRuneInString(v.Text(id)); {
		case unicode.IsDigit(r):
			digits++
		case r <= unicode.MaxASCII && unicode.IsLetter(r):
			english++
		case !unicode.IsLetter(r):
			marks++
		case n < len(v.Text(id)):
			words++
		default:
			characters++
		}
	}
	row := func(what string, n int) string { return fmt.Sprintf("| %s | %d |\n", what, n) }
	return "\n| tokens | number |\n|---|---|\n" +
		row("begin, end, newline, the answer mark ▸, °C", int(token.Slot)) + row("slots ⟨u0⟩ … ⟨u23⟩", token.Slots) +
		row("digits", digits) + row("marks", marks) + row("Chinese words", words) +
		row("Chinese characters", characters) + row("English words", english) + row("**all**", v.Len()) + "\n"
}

// samples prints the first short documents of each family and language.
func samples() string {
	v, g := Vocabulary(), New(1)
	var b strings.Builder
	for f := range NumFamilies {
		fmt.Fprintf(&b, "\n**%s**\n\n```text\n", f)
		left := [2]int{2, 2} // Chinese, English
		if f == KeyValue || f == Induction || f == Copies {
			left = [2]int{2, 0} // of both at once
		}
		for left != [2]int{} {
			g.compose(f, 1)
			text, lang := v.Decode(g.tokens, nil), 0
			if left[1] > 0 && !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				lang = 1
			}
			if left[lang] > 0 && len(g.tokens) <= 70 {
				left[lang]--
				b.WriteString(strings.ReplaceAll(text, "\n", "⏎") + "\n")
			}
		}
		b.WriteString("```\n")
	}
	b.WriteString("\n")
	return b.String()
}
