package corpus

import "breakeven/nn/lm/token"

// filling is a task of putting a fact into a template.
type filling struct {
	lang     int
	natural  bool   // the template is a sentence
	wordings source // of sentences
	words    bool   // the fields are any words
	keptGlue bool
}

// anyFilling draws a task for training.
func (g *Generator) anyFilling() filling {
	return filling{lang: g.language(), natural: g.in(.4), words: g.in(.2)}
}

// template drafts a document: template, fact ▸ the template filled; or the fact
// first.
func (g *Generator) template(t filling) {
	var form phrase
	if t.natural {
		form = g.wording(&g.lex.sentences[t.lang], nil, t.wordings)
	} else {
		form = g.arrangement(t.keptGlue)
	}
	var names, v values
	g.nameHoles(&names, t.lang)
	f := g.anyFact(t.lang, t.words)
	g.notes(&v, &f, t.lang)
	layout, joint := g.layout(t.lang), of(&g.random, g.lex.factJoints[t.lang])
	if factFirst := g.in(.35); factFirst {
		g.fill(layout, &v, 0)
		g.text(joint)
		g.text(of(&g.random, g.lex.templateHeads[t.lang]))
		g.fill(form, &names, 0)
	} else {
		g.text(of(&g.random, g.lex.templateHeads[t.lang]))
		g.fill(form, &names, 0)
		g.text(joint)
		g.fill(layout, &v, 0)
	}
	if g.in(.3) {
		g.add(token.Newline, 0)
	}
	g.answer()
	g.fill(form, &v, formatWeight)
	g.add(token.End, formatWeight)
}

// nameHoles fills holes with their names, as a template has them.
func (g *Generator) nameHoles(v *values, lang int) {
	for i, h := range []hole{cityHole, weatherHole, lowHole, highHole} {
		v.set(h, g.lex.templateHoles[lang][i])
	}
}
