package prompt

import (
	"slices"
	"strings"

	"breakeven/app/wire"
)

// question is one of many that are asked aside: of a table's rows, or one prompt again
// and again.
type question struct {
	of          any // what asks it
	prompt      string
	temperature float64
	seed        uint32
	then        func(reply)
}

// reply is what the model has said to a question.
type reply struct {
	text                 string // behind the fact that it looks up first
	tokens, promptTokens int    // by the model's own count
	failed               bool   // the model is not there, or cannot read it
	cut                  bool   // the prompt was too long: its beginning was left out
}

// asides are questions that wait. The model answers one at a time: the visitor's own
// goes before them, and the one that it interrupts is asked again.
type asides struct {
	waiting []question
	id      uint32 // of the first one's Ask; 0 while it has not been sent
	tokens  int    // of its answer so far
	prompt  int    // of its prompt
	cut     bool   // that was too long
}

// Aside asks questions behind those that wait.
func (m *Model) Aside(list ...question) {
	m.aside.waiting = append(m.aside.waiting, list...)
	m.next()
}

// DropAside forgets the questions of whoever asks no more.
func (m *Model) DropAside(of any) {
	a := &m.aside
	if a.id != 0 && a.waiting[0].of == of {
		m.Send(&wire.Hush{ID: a.id})
		a.id = 0
	}
	a.waiting = slices.DeleteFunc(a.waiting, func(q question) bool { return q.of == of })
	m.next()
}

// next sends the question whose turn it is, unless something is being answered.
func (m *Model) next() {
	a := &m.aside
	if m.asking || a.id != 0 || len(a.waiting) == 0 {
		return
	}
	m.retry()
	m.Start()
	m.lastID++
	a.id, a.tokens, a.prompt, a.cut = m.lastID, 0, 0, false
	q := a.waiting[0]
	if !m.Send(&wire.Ask{ID: a.id, Prompt: q.prompt, Temperature: float32(q.temperature), Seed: q.seed, Aside: true}) {
		m.fail(wire.ModelNoTrainer)
		m.Announce(Asked)
	}
}

// hearAside takes what is said to the question under way.
func (m *Model) hearAside(s *wire.Said) {
	a := &m.aside
	if len(a.waiting) == 0 {
		return
	}
	a.tokens = countSpoken(a.tokens, s.Tokens)
	switch s.End {
	case wire.GoesOn:
	case wire.Hushed:
		a.id = 0 // by a question of the visitor's: it waits for another turn
		m.next()
	default:
		if m.Failed() {
			m.failAside()
			return
		}
		q, r := a.waiting[0], reply{text: spoken(s.Text), tokens: a.tokens, promptTokens: a.prompt, failed: s.End == wire.Unusable, cut: a.cut}
		a.waiting, a.id = a.waiting[1:], 0
		q.then(r)
		m.next()
	}
}

// failAside ends all questions: there is nobody to answer them.
func (m *Model) failAside() {
	list := m.aside.waiting
	m.aside = asides{}
	for _, q := range list {
		q.then(reply{failed: true})
	}
}

// spoken is an answer without the fact that it begins with.
func spoken(text string) string {
	said := strings.Split(text, answerMark)
	return strings.TrimSpace(said[len(said)-1])
}
