package corpus

import "breakeven/nn/lm/token"

// formatting is a task of rewriting facts as examples show.
type formatting struct {
	lang     int
	k        int
	natural  bool   // the output is a sentence
	wordings source // of sentences
	words    bool   // the fields are any words
	newline  bool   // examples end in a newline
	keptGlue bool   // unlearnt words and marks stand between the output's fields
}

// anyFormatting draws a task for training.
func (g *Generator) anyFormatting() formatting {
	k := 1 + g.weighted([]float64{22, 20, 16, 10, 8, 5, 4, 4, 3, 3, 3, 2})
	return formatting{lang: g.language(), k: k, natural: g.in(.3), words: g.in(.25), newline: g.in(.6)}
}

// format drafts a document: (fact, separator, output, end) × k, fact, separator
// ▸ output.
func (g *Generator) format(t formatting) {
	in := g.layout(t.lang)
	sep, end := g.separator(), phrase{token.Newline}
	if !t.newline {
		end = g.end()
	}
	var out phrase
	if t.natural {
		out = g.wording(&g.lex.sentences[t.lang], nil, t.wordings)
	} else {
		out = g.arrangement(t.keptGlue)
	}
	for i := 0; i <= t.k; i++ {
		last := i == t.k || len(g.tokens) > MaxLen-110
		f := g.anyFact(t.lang, t.words)
		var v values
		g.notes(&v, &f, t.lang)
		g.fill(in, &v, 0)
		g.text(sep)
		w := float32(formatWeight)
		if last && i > 0 {
			g.answer()
		} else if i == 0 {
			w = 0
		}
		g.fill(out, &v, w)
		if last && i > 0 {
			g.add(token.End, w)
			return
		}
		g.text(end)
	}
}

// anyFact draws one to be written anew; words: of any words.
func (g *Generator) anyFact(lang int, words bool) fact {
	if !words {
		return g.fact(.15, .08, false)
	}
	f := g.fact(1, 1, false)
	f.city[lang], f.short[lang] = phrase{g.anyTaught()}, phrase{g.anyTaught()}
	return f
}

// arrangement draws an order of one to four fields with glue between, none that
// holds a kept sentence.
func (g *Generator) arrangement(kept bool) phrase {
	for {
		if p := g.anyArrangement(kept); g.lex.keptForms.in(p) == nil {
			return p
		}
	}
}

func (g *Generator) anyArrangement(kept bool) phrase {
	fields := []hole{cityHole, weatherHole, lowHole, highHole}
	shuffle(&g.random, fields)
	glue := func(n int) phrase {
		p := g.glues(n)
		for i := range p {
			if kept {
				p[i] = g.unlearntGlue()
			}
		}
		return p
	}
	var out phrase
	out = append(out, glue(g.weighted([]float64{70, 20, 10}))...)
	for i, f := range fields[:1+g.weighted([]float64{10, 30, 30, 30})] {
		if i > 0 {
			n := g.weighted([]float64{20, 55, 25})
			if kept {
				n = max(n, 1)
			}
			if n == 0 && f >= lowHole && out[len(out)-1] >= uint32(lowHole) {
				n = 1 // two numbers need something between
			}
			out = append(out, glue(n)...)
		}
		out = append(out, uint32(f))
	}
	return append(out, glue(g.weighted([]float64{75, 20, 5}))...)
}

// unlearntGlue draws what stands nowhere in the corpus's formats.
func (g *Generator) unlearntGlue() uint32 {
	if g.in(.5) {
		return of(&g.random, g.lex.unlearntMarks)
	}
	return of(&g.random, g.lex.unlearnt)
}
