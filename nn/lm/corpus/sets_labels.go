package corpus

import (
	"fmt"

	"breakeven/nn/lm/token"
)

// labelWords says which labels a set has.
type labelWords uint8

const (
	neverLabels labelWords = iota // words that are no label in the corpus
	taughtLabels
	twoTokenLabels
	threeTokenLabels
	slotLabels
	naturalLabels
	rotatedLabels
)

func (m *setMaker) labels() {
	for _, lang := range []int{0, 1} {
		in := ", " + Languages[lang]
		task := func(n, k int, words labelWords, listed bool, change func(g *Generator, l *labelling)) func(g *Generator) {
			return func(g *Generator) {
				l := labelling{lang: lang, listed: listed, k: k, sep: of(&g.random, g.lex.separators), end: phrase{token.Newline}}
				g.pickClasses(&l, n)
				g.giveLabels(&l, words)
				if change != nil {
					change(g, &l)
				}
				g.labels(l)
			}
		}
		for _, k := range []int{0, 1, 2, 4, 8} {
			for _, n := range []int{2, 3} {
				m.add(m.n, fmt.Sprintf("labels: %d classes, never labels, k = %d%s", n, k, in), task(n, k, neverLabels, true, nil))
				m.add(m.n, fmt.Sprintf("labels: %d classes, label words, k = %d%s", n, k, in), task(n, k, taughtLabels, true, nil))
			}
		}
		kept := func(_ *Generator, l *labelling) { l.kept = true }
		m.add(m.n, "labels: 2 classes, k = 4, no list, newline ends"+in, task(2, 4, taughtLabels, false, nil))
		m.add(m.n, "labels: of 2 tokens, k = 4"+in, task(2, 4, twoTokenLabels, true, nil))
		m.add(m.n, "labels: of 3 tokens, k = 4"+in, task(2, 4, threeTokenLabels, true, nil))
		m.add(m.n, "labels: slots, k = 4"+in, task(2, 4, slotLabels, true, nil))
		m.add(m.n, "labels: 5 classes, k = 10"+in, task(5, 10, taughtLabels, true, nil))
		m.add(m.n, "labels: 5 classes, k = 10, no list"+in, task(5, 10, taughtLabels, false, nil))
		m.add(m.n, "labels: 5 classes, k = 10, unseen phrases"+in, task(5, 10, taughtLabels, true, kept))
		m.add(m.n, "labels: separator an unseen mixture of marks, k = 4"+in, task(2, 4, taughtLabels, true, func(g *Generator, l *labelling) {
			l.sep = phrase{g.mark(), g.mark(), g.mark(), g.mark()} // the corpus has at most three
		}))
		unseen := func(g *Generator, l *labelling) {
			l.sep = phrase{of(&g.random, g.lex.unlearntMarks)}
			if g.in(.5) {
				l.sep = append(l.sep, l.sep[0])
			}
		}
		m.add(m.n, "labels: separator never seen, words, k = 4"+in, task(2, 4, taughtLabels, true, unseen))
		m.add(m.n, "labels: separator never seen, slots, k = 4"+in, task(2, 4, slotLabels, true, unseen))
		m.add(m.n, "labels: natural swapped, 2 classes, k = 4"+in, task(2, 4, rotatedLabels, true, nil))
		m.add(m.n, "labels: natural rotated, 3 classes, k = 6"+in, task(3, 6, rotatedLabels, true, nil))
		m.add(m.n, "labels: natural, k = 0"+in, task(2, 0, naturalLabels, true, nil))
		m.add(m.n, "labels: natural, k = 0, unseen phrases"+in, task(2, 0, naturalLabels, true, kept))
		for _, swapped := range []bool{false, true} {
			name := "article's two examples"
			if swapped {
				name += ", labels swapped"
			}
			m.add(m.n, name+": new sentences"+in, func(g *Generator) { g.articleLabels(lang, swapped, false) })
			m.add(m.n, name+": new phrases"+in, func(g *Generator) { g.articleLabels(lang, swapped, true) })
		}
		m.add(50, "article's two examples: 50 sentences"+in, func(g *Generator) { g.articleLabels(lang, false, true) })
	}
}

// giveLabels gives every class a label of a kind.
func (g *Generator) giveLabels(l *labelling, words labelWords) {
	switch words {
	case naturalLabels:
		g.nameLabels(l, false, l.lang)
	case rotatedLabels:
		g.nameLabels(l, true, l.lang)
	default:
		g.inventLabels(l, func() phrase {
			switch words {
			case neverLabels:
				return phrase{of(&g.random, g.lex.unlearnt)}
			case slotLabels:
				return phrase{g.slot()}
			case twoTokenLabels:
				return phrase{g.word(), g.word()}
			case threeTokenLabels:
				return phrase{g.word(), g.word(), g.word()}
			}
			return phrase{g.word()}
		})
	}
}

// articleExamples are section 4.1's: two sentences, two labels.
var articleExamples = [2][2]string{
	{"今天天气很好→", "今天下雨了→"},
	{"the weather is nice today→", "it is raining today→"},
}

// articleLabels drafts the article's two examples and a new sentence of sun or
// rain; kept: one that says what no document says.
func (g *Generator) articleLabels(lang int, swapped, kept bool) {
	const sunny, rainy = 0, 1 // of classes
	labels := [2]phrase{g.lex.classNames[sunny][lang], g.lex.classNames[rainy][lang]}
	if swapped {
		labels[0], labels[1] = labels[1], labels[0]
	}
	for i, text := range articleExamples[lang] {
		g.text(Vocabulary().MustEncode(text))
		g.text(labels[i])
		g.add(token.Newline, 0)
	}
	c := g.below(2)
	list := g.lex.taught[c][lang]
	if kept {
		list = g.lex.kept[c][lang]
	}
	g.about(lang, of(&g.random, list))
	g.text(Vocabulary().MustEncode("→"))
	g.answer()
	g.text(labels[c])
	g.add(token.End, 0)
}
