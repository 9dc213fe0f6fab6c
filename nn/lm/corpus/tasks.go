package corpus

import (
	"slices"

	"breakeven/nn/lm/token"
)

// Row is one labelled example.
type Row struct{ Input, Output []uint32 }

// Task is a task of its own, to be given by examples in the prompt or as
// training data: the same rows either way.
type Task struct {
	Name   string
	Chance float64 // share that guessing among the outputs gets right; 0 where they are too many
	Rows   []Row   // 256 to learn from, the first k at a time
	Test   []Row   // 300, each second one with a phrase or values that no row and no document has
	family Family
}

const (
	taskRows = 256
	testRows = 300
)

// Tasks returns the three tasks of the comparison in a language, 0 Chinese or 1
// English; another seed gives other rows and other labels.
func Tasks(seed uint64, lang int) []Task {
	return []Task{labelTask(seed, lang), ruleTask(seed, lang), formatTask(seed, lang)}
}

// draw fills a task by a function that drafts one row, its input up to
// draft.asked.
func (t *Task) draw(g *Generator, row func(kept bool)) {
	for i := range taskRows + testRows {
		test := i >= taskRows
		g.start()
		row(test && i%2 == 1)
		tokens := slices.Clone(g.tokens[1:])
		r := Row{tokens[: g.asked-1 : g.asked-1], tokens[g.asked-1:]}
		if test {
			t.Test = append(t.Test, r)
		} else {
			t.Rows = append(t.Rows, r)
		}
	}
}

// split ends the input of a task's row.
func (d *draft) split() { d.asked = len(d.tokens) }

// labelTask sorts sentences of eight classes under four labels that mean
// nothing: two classes each.
func labelTask(seed uint64, lang int) Task {
	g := New(seed)
	var l labelling
	g.pickClasses(&l, 8)
	for len(l.labels) < 8 {
		w := g.word()
		if !slices.ContainsFunc(l.labels, func(p phrase) bool { return p[0] == w }) {
			l.labels = append(l.labels, phrase{w}, phrase{w})
		}
	}
	t := Task{Name: "8 classes, 4 labels", Chance: 1. / 4, family: Labels}
	t.draw(g, func(kept bool) {
		c := g.below(8)
		list := g.lex.taught[l.classes[c]][lang]
		if kept {
			list = g.lex.kept[l.classes[c]][lang]
		}
		g.about(lang, of(&g.random, list))
		g.split()
		g.text(l.labels[c])
	})
	return t
}

// Where the rule's three cases begin, °C of the highest temperature.
const (
	mildFrom = 14
	hotFrom  = 28
)

// ruleTask names one of three labels by how high the highest temperature is:
// a rule that no document follows.
func ruleTask(seed uint64, lang int) Task {
	g := New(seed)
	var l labelling
	g.pickClasses(&l, 3)
	g.inventLabels(&l, func() phrase { return phrase{g.word()} })
	t := Task{Name: "rule", Chance: 1. / 3, family: Labels}
	t.draw(g, func(kept bool) {
		want, got := g.below(3), -1
		var f fact
		for got != want {
			f = g.fact(0, 0, kept)
			switch {
			case f.hi < mildFrom:
				got = 0
			case f.hi < hotFrom:
				got = 1
			default:
				got = 2
			}
		}
		var v values
		g.notes(&v, &f, lang)
		g.fill(g.lex.layouts[lang][0][0], &v, 0)
		g.split()
		g.text(l.labels[got])
	})
	return t
}

// newFormats write facts as no document does, with marks that stand nowhere in
// its formats.
var newFormats = [2]string{"{hi}/{lo}&{w}@{c}！", "{hi}/{lo} & {w} @ {c}!"}

// formatTask rewrites facts in a new format.
func formatTask(seed uint64, lang int) Task {
	g := New(seed)
	form := parse(Vocabulary(), newFormats[lang])
	t := Task{Name: "new answer format", family: Formats}
	t.draw(g, func(kept bool) {
		f := g.fact(0, 0, kept)
		var v values
		g.notes(&v, &f, lang)
		g.fill(g.lex.layouts[lang][0][0], &v, 0)
		g.split()
		g.fill(form, &v, 0)
	})
	return t
}

// Prompt returns the first k rows as examples, then an input and ▸, with an
// arrow between input and output and a newline behind. It holds at most as many
// rows as leave room for the answer in the model's context: used says how many.
func (t *Task) Prompt(k int, input []uint32) (prompt []uint32, used int) {
	arrow, _ := Vocabulary().ID("→")
	room := MaxLen - 1 - len(input) - 2 - t.longest()
	prompt = append(prompt, token.Begin)
	for _, r := range t.Rows[:k] {
		n := len(r.Input) + len(r.Output) + 2
		if room -= n; room < 0 {
			break
		}
		prompt = append(append(append(prompt, r.Input...), arrow), r.Output...)
		prompt = append(prompt, token.Newline)
		used++
	}
	return append(append(prompt, input...), arrow, token.Answer), used
}

// longest returns the tokens of the longest output, with token.End.
func (t *Task) longest() int {
	n := 0
	for _, list := range [][]Row{t.Rows, t.Test} {
		for _, r := range list {
			n = max(n, len(r.Output)+1)
		}
	}
	return n
}

// Document returns a row as training data: the prompt without examples, and the
// output, on which alone the loss is.
func (t *Task) Document(r Row) Document {
	prompt, _ := t.Prompt(0, r.Input)
	d := Document{Tokens: append(append(prompt, r.Output...), token.End), Family: t.family}
	d.Weights = make([]float32, len(d.Tokens))
	for i := len(prompt); i < len(d.Tokens); i++ {
		d.Weights[i] = 1
	}
	return d
}

// Case returns a test row behind a prompt of k examples.
func (t *Task) Case(k int, r Row) Case {
	prompt, _ := t.Prompt(k, r.Input)
	return Case{Prompt: prompt, Answer: append(slices.Clone(r.Output), token.End)}
}
