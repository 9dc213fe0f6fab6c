package corpus

import (
	"slices"

	"breakeven/nn/lm/token"
)

// maxClasses is the most that a document tells apart.
const maxClasses = 5

// labelling is a task of sorting sentences: what differs between documents, and
// what evaluation sets.
type labelling struct {
	lang     int
	classes  []int    // of classes
	labels   []phrase // one a class
	natural  bool     // labels are the classes' names
	rotated  bool     // but of one another
	listed   bool     // the labels stand before the examples
	k        int      // examples
	sep, end phrase
	repeat   float64 // probability that a sentence comes again
	kept     bool    // the last sentence is one of those for evaluation
}

// anyLabelling draws a task for training.
func (g *Generator) anyLabelling(progress float64) labelling {
	l := labelling{lang: g.weighted([]float64{45, 55}), listed: g.in(.45), sep: g.separator(), end: g.end(), repeat: ramp(.85, .10, .20, progress)}
	g.pickClasses(&l, 2+g.weighted([]float64{45, 30, 15, 10}))
	l.k = g.between(1, 14)
	if g.in(.5) {
		l.k = g.between(1, 4) // short prompts are what visitors write, and the harder ones
	}
	if g.in(.34) {
		lang := l.lang
		if g.in(.1) {
			lang = 1 - lang
		}
		g.nameLabels(&l, g.in(.4), lang)
		if !l.rotated && g.in(.45) {
			l.k = 0
		}
	} else {
		one := 45.
		if progress < .06 {
			one = 75
		}
		switch g.weighted([]float64{one, 25, 27, 3}) {
		case 0:
			g.inventLabels(&l, func() phrase { return phrase{g.word()} })
		case 1:
			g.inventLabels(&l, func() phrase {
				p := phrase{g.word(), g.word()}
				if g.in(.4) {
					p = append(p, g.word())
				}
				return p
			})
		case 2:
			g.inventLabels(&l, func() phrase { return phrase{g.slot()} })
		default:
			g.inventLabels(&l, func() phrase { return phrase{g.mark()} })
		}
	}
	if l.k == 0 {
		l.listed = true
	}
	return l
}

// pickClasses draws n different classes.
func (g *Generator) pickClasses(l *labelling, n int) {
	for len(l.classes) < n {
		c := g.below(len(classes))
		if !slices.Contains(l.classes, c) {
			l.classes = append(l.classes, c)
		}
	}
}

// nameLabels gives every class its name or, rotated, the next one's,
// in a language.
func (g *Generator) nameLabels(l *labelling, rotated bool, lang int) {
	l.natural, l.rotated = true, rotated
	shift := 0
	if rotated {
		shift = g.between(1, len(l.classes)-1)
	}
	for i := range l.classes {
		l.labels = append(l.labels, g.lex.classNames[l.classes[(i+shift)%len(l.classes)]][lang])
	}
}

// inventLabels gives every class a label that means nothing; no two begin alike.
func (g *Generator) inventLabels(l *labelling, draw func() phrase) {
	for len(l.labels) < len(l.classes) {
		p := draw()
		if !slices.ContainsFunc(l.labels, func(q phrase) bool { return p[0] == q[0] }) {
			l.labels = append(l.labels, p)
		}
	}
}

// room is what the last sentence and its label may need of the context.
const room = 36

// labels drafts a document: [list] (sentence, separator, label, end) × k,
// sentence, separator ▸ label.
func (g *Generator) labels(l labelling) {
	if l.listed {
		form := of(&g.random, g.lex.listForms[l.lang])
		g.text(form[0])
		order := [maxClasses]phrase{}
		list := order[:copy(order[:], l.labels)]
		shuffle(&g.random, list)
		for i, label := range list {
			if i > 0 {
				g.text(form[1])
			}
			g.text(label)
		}
		g.text(form[2])
	}
	var shown [maxClasses]bool
	var last [maxClasses][2]int // where a class's latest sentence stands
	seen := 0
	cover := g.in(.6)
	for i := 0; i < l.k && len(g.tokens) < MaxLen-2*room; i++ {
		c := g.below(len(l.classes))
		for cover && shown[c] && seen < len(l.classes) {
			c = g.below(len(l.classes))
		}
		g.sentence(&l, c, last[:], false)
		g.text(l.sep)
		g.say(l.labels[c], l.weight(shown[c], seen))
		g.text(l.end)
		if !shown[c] {
			shown[c] = true
			seen++
		}
	}
	c := g.below(len(l.classes))
	for !l.listed && !shown[c] {
		c = g.below(len(l.classes))
	}
	if !shown[c] && (!l.natural || l.rotated) {
		g.ceiling = 1 / float64(len(l.classes)-seen)
	}
	g.sentence(&l, c, last[:], l.kept)
	g.text(l.sep)
	g.answer()
	w := l.weight(shown[c], seen)
	g.say(l.labels[c], w)
	g.add(token.End, w)
}

// weight is that of a label: what could be known of it, given whether its class
// was shown and how many were.
func (l *labelling) weight(shown bool, seen int) float32 {
	switch {
	case shown, l.listed && seen == len(l.classes)-1: // then only one is left
		return labelWeight
	case l.natural && !l.rotated && (l.listed || seen > 0):
		return 1
	case l.listed && !l.rotated:
		return .3 // one of the list
	}
	return 0
}

// sentence adds one of class c, new or repeated from last[c].
func (g *Generator) sentence(l *labelling, c int, last [][2]int, kept bool) {
	if at := last[c]; at[1] > 0 && !kept && g.in(l.repeat) {
		from := len(g.tokens)
		g.again(at[0], at[1], 0)
		last[c] = [2]int{from, len(g.tokens)}
		return
	}
	from := len(g.tokens)
	list := g.lex.taught[l.classes[c]][l.lang]
	if kept {
		list = g.lex.kept[l.classes[c]][l.lang]
	}
	g.about(l.lang, of(&g.random, list))
	last[c] = [2]int{from, len(g.tokens)}
}

// about adds a sentence with a time, a place and a tail, or without.
func (g *Generator) about(lang int, s sentence) {
	var time, place phrase
	if g.in(.5) {
		i := g.below(len(g.lex.times[lang]))
		for i == 0 && s.neverToday {
			i = g.below(len(g.lex.times[lang]))
		}
		time = g.lex.times[lang][i]
	}
	if g.in(.3) {
		place = of(&g.random, g.lex.places[lang])
		if g.in(.3) {
			place = g.lex.inCities[g.below(len(cities))][lang]
		}
	}
	if lang == 0 {
		g.text(time)
		g.text(place)
		g.text(s.phrase)
	} else {
		g.text(s.phrase)
		g.text(place)
		g.text(time)
	}
	if g.in(.3) {
		g.text(of(&g.random, g.lex.tails[lang]))
	}
}
