package corpus

import "breakeven/nn/lm/token"

// keyValue lists pairs and asks for the value of one key.
func (g *Generator) keyValue() {
	sep, end := g.separator(), of(&g.random, g.lex.ends)
	n := g.between(1, 8)
	spans := make([][4]int, n) // key from, to, value from, to
	used := map[uint32]bool{}  // no key begins as another
	for i := range spans {
		first := g.anything()
		for used[first] {
			first = g.anything()
		}
		used[first] = true
		spans[i][0] = len(g.tokens)
		g.add(first, 0)
		if g.in(.25) {
			g.add(g.word(), 0)
		}
		spans[i][1] = len(g.tokens)
		g.text(sep)
		spans[i][2] = len(g.tokens)
		for range 1 + g.weighted([]float64{70, 20, 10}) {
			g.add(g.anything(), 0)
		}
		spans[i][3] = len(g.tokens)
		g.text(end)
	}
	s := of(&g.random, spans)
	g.again(s[0], s[1], 0)
	g.text(sep)
	g.answer()
	g.again(s[2], s[3], keyValueWeight)
	g.add(token.End, keyValueWeight)
}
