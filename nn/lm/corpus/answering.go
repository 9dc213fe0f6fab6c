package corpus

import (
	"slices"

	"breakeven/nn/lm/token"
)

// source says where wordings come from.
type source uint8

const (
	taughtWordings  source = iota
	keptWordings           // of the corpus's patterns, but not in the corpus
	foreignWordings        // of no pattern
)

const (
	either    = -1            // language
	anyStyle  = numStyles     // what instructions come to
	eachStyle = numStyles + 1 // one as often as another
	anyNumber = -1
)

// asking is what questions are drawn from: the corpus's are anyAsking, sets of
// evaluation change it.
type asking struct {
	lang           int // 0, 1, either
	facts          int // anyNumber: one to four
	early          bool
	style          style
	instructions   int           // how many; anyNumber
	fixed          []instruction // exactly these
	pairs, triples bool          // the kept ones, instead of all others
	wordings       source
	clause         float64 // share of styles asked for in a clause
	unknownCity    float64
	unknownWeather float64
	missing        float64 // the city asked for has no fact
	nothing        float64 // there are no facts
	noise          float64 // something else stands in front
	nameless       float64 // the only city is not named in the question
	keptValues     bool
}

// anyAsking is what the corpus asks.
func (g *Generator) anyAsking(progress float64) asking {
	return asking{
		lang: either, facts: anyNumber, early: progress < .08, style: anyStyle, instructions: anyNumber, clause: .5,
		unknownCity: .2, unknownWeather: .1, missing: .07, nothing: .04, noise: .06, nameless: .08,
	}
}

// request is a question's meaning.
type request struct {
	style     style
	modifiers [numModifiers]bool
	asked     style         // what the question itself asks for: style, or plainStyle where a clause asks for that
	clauses   []instruction // what is asked for beside the question, in this order
}

// unitless styles have no unit to change.
var unitless = []style{weatherStyle, wordStyle, jsonStyle, tableStyle}

// request draws instructions that may stand together.
func (g *Generator) request(a *asking) request {
	for {
		var list []instruction
		switch n := a.instructions; {
		case a.fixed != nil:
			list = append(list, a.fixed...)
		default:
			if n == anyNumber {
				n = g.weighted([]float64{20, 35, 30, 15})
			}
			if a.style == eachStyle {
				if s := style(g.below(int(numStyles))); s != plainStyle {
					list = append(list, styleInstruction(s))
				}
			} else if a.style != anyStyle {
				if a.style != plainStyle {
					list = append(list, styleInstruction(a.style))
				}
			} else if n > 0 && g.in(.65) {
				list = append(list, styleInstruction(style(g.between(1, int(numStyles)-1))))
			}
			for len(list) < n {
				m := modifierInstruction(modifier(g.below(int(numModifiers))))
				if !slices.Contains(list, m) {
					list = append(list, m)
				}
			}
		}
		sorted := slices.Clone(list)
		slices.Sort(sorted)
		if holdsKeptPair(sorted) != a.pairs || isKeptTriple(sorted) != a.triples {
			continue
		}
		r := request{style: plainStyle, clauses: list}
		for _, i := range list {
			if i < instruction(numStyles) {
				r.style = style(i)
			} else {
				r.modifiers[i-instruction(numStyles)] = true
			}
		}
		if r.modifiers[duUnit] && slices.Contains(unitless, r.style) {
			continue
		}
		if !g.in(a.clause) {
			r.asked = r.style
			r.clauses = slices.DeleteFunc(r.clauses, func(i instruction) bool { return i == styleInstruction(r.style) })
		}
		shuffle(&g.random, r.clauses)
		return r
	}
}

// wording draws one of a kind.
func (g *Generator) wording(w *wordings, foreign []phrase, from source) phrase {
	switch {
	case from == foreignWordings && len(foreign) > 0:
		return of(&g.random, foreign)
	case from != taughtWordings && len(w.kept) > 0:
		return of(&g.random, w.kept)
	}
	return of(&g.random, of(&g.random, w.taught))
}

// orders in which question, instructions and facts stand.
var (
	orders       = []string{"fqi", "qif", "fiq", "iqf", "ifq"}
	orderWeights = []float64{35, 20, 15, 15, 15}
)

// question drafts a document: facts, question and instructions in some order,
// ▸ the fact to use ▸ the answer.
func (g *Generator) question(a asking) {
	lang := a.lang
	if lang == either {
		lang = g.language()
	}
	factLang := lang
	if g.in(.05) {
		factLang = 1 - lang
	}
	n := a.facts
	nothing := g.in(a.nothing)
	missing := !nothing && g.in(a.missing)
	switch {
	case nothing:
		n = 0
	case n == anyNumber && a.early:
		n = g.between(1, 2)
	case n == anyNumber:
		n = [...]int{1, 2, 3, 4}[g.weighted([]float64{15, 26, 37, 22})]
	}
	var store [5]fact
	facts := store[:n+1] // the last is of the city that is missing
	for i := range facts {
		f := g.fact(a.unknownCity, a.unknownWeather, a.keptValues)
		for anyAlike(facts[:i], &f) {
			f = g.fact(a.unknownCity, a.unknownWeather, a.keptValues)
		}
		facts[i] = f
	}
	asked := n
	if !nothing && !missing {
		asked = g.below(n)
	}
	r := g.request(&a)
	wording := g.wording(&g.lex.questions[lang][r.asked], g.lex.foreign[lang][r.asked], a.wordings)
	day := 0
	if slices.Contains(wording, uint32(dayHole)) && g.in(.25) {
		day = g.below(len(days))
	}
	var v values
	g.notes(&v, &facts[asked], lang)
	v.set(dayHole, g.lex.days[day][lang])
	if n == 1 && asked == 0 && g.lex.needsNoCity(wording) && g.in(a.nameless) {
		v.set(cityHole, nil)
	}
	if g.in(a.noise) {
		for range g.between(1, 6) {
			g.add(g.anything(), 0)
		}
		g.add(token.Newline, 0)
	}
	begun := len(g.tokens)
	order := orders[g.weighted(orderWeights)]
	for i, c := range order {
		switch {
		case c == 'f' && n == 0, c == 'i' && len(r.clauses) == 0:
			continue
		case i > 0 && order[i-1] == 'f' && n > 0 && g.in(.75):
			g.add(token.Newline, 0)
		case len(g.tokens) > begun:
			g.text(of(&g.random, g.lex.questionEnds[lang]))
		}
		switch c {
		case 'q':
			g.fill(wording, &v, 0)
		case 'i':
			g.clauses(r.clauses, a.wordings, lang)
		case 'f':
			g.facts(facts[:n], factLang)
		}
	}
	if g.in(.4) {
		g.text(of(&g.random, g.lex.questionEnds[lang])[:1])
	}
	g.answer()

	f := &facts[asked]
	out := lang
	if r.modifiers[otherLanguage] {
		out = 1 - lang
	}
	if asked == n {
		v.set(cityHole, f.city[lang])
		g.fill(g.lex.noFact[lang], &v, questionWeight)
		g.add(token.Answer, questionWeight)
		v.set(cityHole, f.city[out])
		g.fill(g.lex.noAnswer[out], &v, questionWeight)
		g.add(token.End, questionWeight)
		return
	}
	g.notes(&v, f, factLang)
	g.fill(g.lex.layouts[factLang][0][0], &v, questionWeight)
	g.add(token.Answer, questionWeight)
	g.reply(&r, f, &v, out, day)
}

// needsNoCity tells whether a question makes sense without naming the city: in
// English where only in {c} goes, in Chinese where the day stays.
func (x *lexicon) needsNoCity(wording phrase) bool {
	for i, t := range wording {
		switch {
		case slices.Contains(x.goes, t):
			return false
		case hole(t) == cityHole:
			before := i > 0 && hole(wording[i-1]) == dayHole
			behind := i+1 < len(wording) && hole(wording[i+1]) == dayHole
			if !before && !behind {
				return false
			}
		}
	}
	return true
}

// anyAlike tells whether f's city begins as one of the facts' does.
func anyAlike(facts []fact, f *fact) bool {
	for i := range facts {
		for lang := range 2 {
			if facts[i].city[lang][0] == f.city[lang][0] {
				return true
			}
		}
	}
	return false
}

// facts adds them, one behind another.
func (g *Generator) facts(facts []fact, lang int) {
	if g.in(.25) {
		g.text(of(&g.random, g.lex.factHeads[lang]))
	}
	layout, joint := g.layout(lang), of(&g.random, g.lex.factJoints[lang])
	for i := range facts {
		if i > 0 {
			g.text(joint)
		}
		var v values
		g.notes(&v, &facts[i], lang)
		g.fill(layout, &v, 0)
	}
}

// clauses adds instructions.
func (g *Generator) clauses(list []instruction, from source, lang int) {
	for i, c := range list {
		if i > 0 {
			g.text(of(&g.random, g.lex.clauseJoints[lang]))
		}
		if g.in(.2) {
			g.text(of(&g.random, g.lex.clauseHeads[lang]))
		}
		if c < instruction(numStyles) {
			g.text(g.wording(&g.lex.styleClauses[lang][c], nil, from))
		} else {
			m := c - instruction(numStyles)
			g.text(g.wording(&g.lex.modifiers[lang][m], g.lex.foreignClauses[lang][m], from))
		}
	}
}

// reply adds the answer.
func (g *Generator) reply(r *request, f *fact, v *values, lang, day int) {
	x := g.lex
	v.set(cityHole, f.city[lang])
	v.set(weatherHole, f.weather[lang])
	v.set(dayHole, x.days[day][lang])
	v.set(unitHole, x.units[lang][0])
	if r.modifiers[duUnit] {
		v.set(unitHole, x.units[lang][1])
	}
	v.set(verbHole, x.verbs[min(day, 1)])
	part := func(wanted bool, p phrase) {
		if wanted {
			g.say(p, questionWeight)
		}
	}
	part(r.modifiers[greeting], x.hello[lang])
	part(r.modifiers[polite], x.atYour[lang])
	g.fill(x.answers[lang][r.style], v, questionWeight)
	part(r.modifiers[advice], x.comma[lang])
	part(r.modifiers[advice], f.advice[lang])
	part(r.modifiers[thanks], x.thanked[lang])
	part(r.modifiers[exclamation], x.exclaim[lang])
	g.add(token.End, questionWeight)
}
