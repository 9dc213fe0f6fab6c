package corpus

// induction is a random sequence and the same again: what heads that copy are
// learnt from (Olsson et al. 2022, arXiv 2209.11895).
func (g *Generator) induction() {
	n := g.between(3, 24)
	for range n {
		g.add(g.anything(), 0)
	}
	for range g.between(1, 3) {
		for i := range n {
			w := float32(1)
			if len(g.tokens) == n+1 {
				w = 0 // that it begins again cannot be known
			}
			g.add(g.tokens[1+i], w)
		}
	}
}
