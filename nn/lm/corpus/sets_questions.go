package corpus

import (
	"fmt"

	"breakeven/nn/lm/token"
)

// styleNames are the styles' in names of sets.
var styleNames = [numStyles]string{"plain", "detail", "weather", "temperatures", "highest", "lowest", "one word", "JSON", "table"}

// sourceNames likewise; "Q's unseen" of ../shared/reference/small-lm.md are
// the unseen wordings.
var sourceNames = [...]string{"seen", "recombined", "unseen"}

// plainAsking asks about known cities, named, with nothing in front.
func plainAsking(lang int) asking {
	return asking{lang: lang, facts: 1, style: anyStyle, instructions: anyNumber, clause: .5}
}

func (m *setMaker) questions() {
	for _, lang := range []int{0, 1} {
		in := ", " + Languages[lang]
		ask := func(name string, change func(a *asking)) {
			m.add(m.n, "questions: "+name+in, func(g *Generator) {
				a := plainAsking(lang)
				change(&a)
				g.question(a)
			})
		}
		m.add(200, "article's prompt, plain: 200 unseen facts"+in, func(g *Generator) { g.articleQuestion(lang, plainStyle, true) })
		m.add(200, "article's prompt, detailed: 200 unseen facts"+in, func(g *Generator) { g.articleQuestion(lang, detailStyle, true) })
		m.add(m.n, "article's prompt, plain, fact behind it"+in, func(g *Generator) { g.articleQuestion(lang, plainStyle, false) })
		m.add(m.n, "article's prompt, detailed, fact behind it"+in, func(g *Generator) { g.articleQuestion(lang, detailStyle, false) })

		for from, name := range sourceNames {
			ask("all, "+name+" wordings", func(a *asking) {
				a.facts, a.wordings, a.unknownCity, a.unknownWeather = anyNumber, source(from), .15, .08
			})
			for _, facts := range []int{1, 3} {
				ask(fmt.Sprintf("9 styles, %d facts, %s wordings", facts, name), func(a *asking) {
					a.facts, a.wordings, a.style, a.instructions = facts, source(from), eachStyle, 0
				})
			}
		}
		for s := range numStyles {
			ask("three facts, "+styleNames[s], func(a *asking) { a.facts, a.style, a.instructions = 3, s, 0 })
		}
		for _, s := range []style{detailStyle, jsonStyle} {
			ask("unseen wording, "+styleNames[s], func(a *asking) {
				a.style, a.instructions, a.wordings, a.clause = s, 0, foreignWordings, 0
			})
		}
		for _, mod := range []modifier{otherLanguage, polite, exclamation} {
			name := map[modifier]string{otherLanguage: "other language", polite: "polite", exclamation: "exclamation mark"}[mod]
			ask("unseen wording, "+name, func(a *asking) {
				a.fixed, a.wordings = []instruction{modifierInstruction(mod)}, foreignWordings
			})
		}
		ask("JSON in the other language, three facts", func(a *asking) {
			a.facts, a.fixed = 3, []instruction{styleInstruction(jsonStyle), modifierInstruction(otherLanguage)}
		})
		ask("2 instructions, seen pairs", func(a *asking) { a.instructions = 2 })
		ask("2 instructions, unseen pairs", func(a *asking) { a.instructions, a.pairs = 2, true })
		ask("3 instructions, unseen triples", func(a *asking) { a.instructions, a.triples = 3, true })
		ask("unseen values", func(a *asking) { a.facts, a.keptValues = anyNumber, true })
		ask("unknown city", func(a *asking) { a.unknownCity = 1 })
		ask("unknown city, three facts", func(a *asking) { a.facts, a.unknownCity = 3, 1 })
		ask("unknown weather word", func(a *asking) { a.unknownWeather = 1 })
		ask("city missing", func(a *asking) { a.facts, a.missing = anyNumber, 1 })
		ask("no facts", func(a *asking) { a.nothing = 1 })
		ask("city not named", func(a *asking) { a.nameless = 1 })
	}
}

// articlePrompts are section 4.2's pair, and the page's English for it.
var articlePrompts = [2][2]string{
	{"请回答{c}{d}的天气情况", "请详细回答{c}{d}的天气情况，包括最高温度和最低温度"},
	{"please tell me the weather{in} {d}", "please tell me the weather{in} {d} in detail, with the highest and the lowest temperature"},
}

// articleQuestion drafts one of the article's prompts with a fact that no
// document has: noted as answers quote it, or abbreviated.
func (g *Generator) articleQuestion(lang int, s style, factFirst bool) {
	f := g.fact(0, 0, true)
	var v values
	g.notes(&v, &f, lang)
	v.set(dayHole, g.lex.days[0][lang])
	note := g.lex.layouts[lang][0][0]
	question := parse(Vocabulary(), articlePrompts[lang][s])
	if factFirst {
		g.fill(note, &v, 0)
		g.add(token.Newline, 0)
		g.fill(question, &v, 0)
	} else {
		g.fill(question, &v, 0)
		g.add(token.Newline, 0)
		g.fill(note, &v, 0)
	}
	g.answer()
	g.fill(note, &v, 0)
	g.add(token.Answer, 0)
	g.reply(&request{style: s}, &f, &v, lang, 0)
}
