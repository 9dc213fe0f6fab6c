package corpus

import "breakeven/nn/lm/token"

// language draws Chinese (0) or English (1).
func (g *Generator) language() int {
	if g.in(.58) {
		return 0
	}
	return 1
}

// word draws a plain word that may be a label.
func (g *Generator) word() uint32 { return of(&g.random, g.lex.glueWords) }

// mark draws a mark that may separate.
func (g *Generator) mark() uint32 { return of(&g.random, g.lex.glueMarks) }

// slot draws a word that the model does not know.
func (g *Generator) slot() uint32 { return token.Slot + uint32(g.below(token.Slots)) }

// anyTaught draws any word, mark, digit or slot but the unlearnt ones.
func (g *Generator) anyTaught() uint32 { return g.among(g.lex.glueWords, g.lex.glueMarks) }

// anything draws any word, mark, digit or slot.
func (g *Generator) anything() uint32 { return g.among(g.lex.plainWords, g.lex.marks) }

// among draws one of these words and marks, or a digit or slot.
func (g *Generator) among(words, marks []uint32) uint32 {
	switch g.below(20) {
	case 0, 1, 2, 3:
		return of(&g.random, marks)
	case 4, 5, 6:
		return g.slot()
	case 7, 8:
		return of(&g.random, g.lex.digits[:])
	}
	return of(&g.random, words)
}

// glue draws what stands between: a mark three times in four, else a word.
func (g *Generator) glue() uint32 {
	if g.in(.75) {
		return g.mark()
	}
	return g.word()
}

// separator draws what stands between a sentence and its label: half of them
// from the list, half of one to three random tokens.
func (g *Generator) separator() phrase {
	if g.in(.5) {
		return of(&g.random, g.lex.separators)
	}
	return g.glues(g.between(1, 3))
}

// glues draws n tokens that stand between.
func (g *Generator) glues(n int) phrase {
	var p phrase
	for range n {
		p = append(p, g.glue())
	}
	return p
}

// end draws what stands behind an example: marks or a newline alone, since a
// word would be read as part of the label.
func (g *Generator) end() phrase {
	switch g.below(10) {
	case 0:
		return phrase{g.mark()}
	case 1:
		return phrase{g.mark(), g.mark()}
	}
	return of(&g.random, g.lex.ends)
}
