package corpus

import "fmt"

func (m *setMaker) formats() {
	for _, lang := range []int{0, 1} {
		in := ", " + Languages[lang]
		for _, k := range []int{1, 2, 3, 8} {
			m.add(m.n, fmt.Sprintf("format by example, any ends, k = %d%s", k, in), func(g *Generator) {
				g.format(formatting{lang: lang, k: k})
			})
			m.add(m.n, fmt.Sprintf("format by example, newline ends, k = %d%s", k, in), func(g *Generator) {
				g.format(formatting{lang: lang, k: k, newline: true})
			})
		}
		m.add(m.n, "format by example, unseen glue, k = 2"+in, func(g *Generator) {
			g.format(formatting{lang: lang, k: 2, newline: true, keptGlue: true})
		})
		m.add(m.n, "format by example, unseen sentences, k = 2"+in, func(g *Generator) {
			g.format(formatting{lang: lang, k: 2, newline: true, natural: true, wordings: keptWordings})
		})
		m.add(m.n, "template"+in, func(g *Generator) { g.template(filling{lang: lang}) })
		m.add(m.n, "template with unseen glue"+in, func(g *Generator) { g.template(filling{lang: lang, keptGlue: true}) })
		m.add(m.n, "template, unseen sentences"+in, func(g *Generator) {
			g.template(filling{lang: lang, natural: true, wordings: keptWordings})
		})
	}
}
