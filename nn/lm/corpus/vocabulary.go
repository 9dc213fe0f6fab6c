package corpus

import (
	"strings"

	"breakeven/nn/lm/token"
)

// Vocabulary returns the model's vocabulary: digits, marks, the listed words,
// and of all texts in this package's tables what no listed word covers, English
// words and single Chinese characters.
func Vocabulary() *token.Vocabulary {
	made.vocabulary.Do(func() { made.v = makeVocabulary() })
	return made.v
}

func makeVocabulary() *token.Vocabulary {
	words := strings.Fields("0 1 2 3 4 5 6 7 8 9 " + marks + " " + compounds)
	for _, list := range [][]string{plain[:], times[0], places[0]} {
		words = append(words, strings.Fields(strings.Join(list, " "))...)
	}
	var texts []string
	for _, c := range cities {
		words = append(words, c[0])
		texts = append(texts, c[1])
	}
	for _, d := range days {
		words = append(words, d[0])
		texts = append(texts, d[1])
	}
	for _, w := range weathers {
		words = append(words, w.long[0])
		texts = append(texts, w.long[1])
		for lang := range 2 {
			texts = append(texts, w.short[lang], w.advice[lang])
		}
	}
	for _, c := range classes {
		words = append(words, c.name[0])
		texts = append(texts, c.name[1])
		for lang := range 2 {
			texts = append(append(texts, c.taught[lang]...), c.kept[lang]...)
		}
	}
	texts = append(append(texts, separators...), ends...)
	for _, pair := range [][2]string{anyAdvice, hello, atYour, thanked, noFact, noAnswer, verbs} {
		texts = append(texts, pair[:]...)
	}
	for lang := range 2 {
		for _, list := range [][]string{
			times[lang], places[lang], tails[lang], layouts[lang], factHeads[lang], factJoints[lang],
			templateHoles[lang][:], templateHeads[lang], sentences[lang], units[lang][:], answers[lang][:],
			clauseHeads[lang], clauseJoints[lang], questionEnds[lang], copyHeads[lang],
		} {
			texts = append(texts, list...)
		}
		for _, f := range listForms[lang] {
			texts = append(texts, f[:]...)
		}
		for s := range numStyles {
			texts = append(append(texts, questions[lang][s]...), styleClauses[lang][s]...)
		}
		for m := range numModifiers {
			texts = append(texts, modifierClauses[lang][m]...)
		}
	}
	// Patterns are read part by part; all they stand for would be thousands.
	part := strings.NewReplacer("[", "\n", "|", "\n", "]", "\n")
	listed := token.New(words)
	for _, text := range texts {
		text = part.Replace(text)
		for name := range holeNames {
			text = strings.ReplaceAll(text, name, "\n")
		}
		for _, line := range strings.Split(text, "\n") {
			words = append(words, listed.Encode(line).Unknown...)
		}
	}
	return token.New(words)
}
