package prompt

import (
	"fmt"
	"testing"

	"breakeven/app/wire"
)

// One question after another is asked aside; the visitor's goes before them, and the
// one that it interrupts is asked again.
func TestAside(t *testing.T) {
	m, sent := NewModel(), []wire.Message(nil)
	m.Start = func() {}
	m.Send = func(msg wire.Message) bool { sent = append(sent, msg); return true }
	last := func() *wire.Ask { return sent[len(sent)-1].(*wire.Ask) }
	answer := func(id uint32, text string, end wire.End) {
		m.Hear(&wire.Heard{ID: id, Tokens: make([]wire.HeardToken, 7)})
		m.Hear(&wire.Said{ID: id, Tokens: []wire.SaidToken{{Candidate: wire.Candidate{Text: "w"}}, {Candidate: wire.Candidate{Text: "x"}}}, Text: text, End: end})
	}
	var got []string
	for i, p := range []string{"a", "b", "c"} {
		m.Aside(question{prompt: p, temperature: .5, seed: uint32(i), then: func(r reply) { got = append(got, fmt.Sprint(p, r)) }})
	}
	if len(sent) != 1 || last().Prompt != "a" || !last().Aside || last().Temperature != .5 {
		t.Fatalf("sent %+v", sent)
	}
	first := last().ID
	answer(first, "fact▸ A", wire.Complete)
	interrupted := last().ID
	m.Ask("mine")
	mine := last().ID
	if last().Aside || mine == interrupted {
		t.Fatalf("the visitor asks %+v", last())
	}
	answer(interrupted, "", wire.Hushed)
	if n := len(sent); n != 3 {
		t.Fatalf("while the visitor's is answered, %d questions are sent", n)
	}
	answer(mine, "yes", wire.Complete)
	if last().Prompt != "b" || last().ID == interrupted || m.Text != "yes" {
		t.Fatalf("then it asks %+v", last())
	}
	answer(interrupted, "late", wire.Complete) // of the one given up
	answer(last().ID, "B", wire.Unusable)
	m.Lost()
	if s := fmt.Sprint(got); s != "[a{A 2 7 false false} b{B 2 7 true false} c{ 0 0 true false}]" {
		t.Errorf("answers %s", s)
	}

	// Dropped, nothing more comes of them, but of another's.
	other := 0
	m.Aside(question{of: "me", prompt: "d", then: func(reply) { t.Error("a question that was dropped is answered") }},
		question{of: "another", prompt: "e", then: func(reply) { other++ }}, question{of: "me", prompt: "f", then: func(reply) { t.Error("nor is this") }})
	dropped := last().ID
	m.DropAside("me")
	if h, ok := sent[len(sent)-2].(*wire.Hush); !ok || h.ID != dropped || last().Prompt != "e" {
		t.Errorf("dropped, it says %+v and %+v", sent[len(sent)-2], last())
	}
	answer(dropped, "D", wire.Hushed)
	m.DropAside("me") // what is asked by another goes on
	if answer(last().ID, "E", wire.Complete); other != 1 || len(m.aside.waiting) != 0 {
		t.Errorf("another's question is answered %d times", other)
	}

	m.Send = func(wire.Message) bool { return false }
	failed := 0
	m.Aside(question{then: func(r reply) { failed++ }}, question{then: func(r reply) { failed++ }})
	if failed != 2 {
		t.Errorf("without a trainer, %d of 2 are told", failed)
	}
}
