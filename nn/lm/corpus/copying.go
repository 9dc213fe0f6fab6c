package corpus

import "breakeven/nn/lm/token"

// copyHeads ask for a copy of what follows.
var copyHeads = [2][]string{
	{"请重复", "重复：", "照抄", "请照抄：", "跟我读：", "原样写出：", "再说一遍："},
	{"repeat ", "please repeat: ", "copy ", "say after me: ", "write this again: "},
}

// copying asks for any tokens again. It alone holds everything that can be
// written, so that each token has been an answer: one that never was a target
// cannot be one.
func (g *Generator) copying() {
	g.text(of(&g.random, g.lex.copyHeads[g.language()]))
	from := len(g.tokens)
	for range g.between(1, 8) {
		g.add(of(&g.random, g.lex.every), 0)
	}
	to := len(g.tokens)
	g.answer()
	for i := from; i < to; i++ {
		g.add(g.tokens[i], copyWeight)
	}
	g.add(token.End, copyWeight)
}
