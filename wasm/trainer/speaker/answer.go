package speaker

import (
	"math"
	"slices"

	"breakeven/app/wire"
	"breakeven/nn/lm"
	"breakeven/nn/lm/token"
)

const (
	// maxPrompt is the longest prompt in bytes that is looked at; the model's context
	// holds a hundredth of it.
	maxPrompt = 100_000
	// leastAnswer is how much of the context a long prompt leaves for the answer.
	leastAnswer = 48
	// others is how many of the most probable tokens are told.
	others = 5
)

// answer is a prompt and what the model has said to it so far.
type answer struct {
	ask     *wire.Ask
	by      *voice
	prompt  []uint32 // token.Begin to token.Answer
	unknown []string // the words of its slots
	logits  []float32
	sampler *lm.Sampler
	said    []uint32
	from    float64 // when it began
}

func (s *Speaker) ask(m *wire.Ask) {
	s.end(wire.Hushed)
	s.rests = 0
	if s.base.model == nil {
		if s.asked != nil {
			s.send(&wire.Said{ID: s.asked.ID, End: wire.Hushed})
		}
		s.asked = m
		if !s.loading || s.status.State == wire.ModelFailed {
			s.load()
		}
		return
	}
	if len(m.Prompt) > maxPrompt || m.Tuned && s.tuned.model == nil || !(m.Temperature >= 0 && m.Temperature <= 100) {
		s.send(&wire.Said{ID: m.ID, End: wire.Unusable})
		return
	}
	a := &answer{ask: m, by: &s.base, from: s.world.Now(), sampler: lm.NewSampler(float64(m.Temperature), int(m.TopK), uint64(m.Seed))}
	if m.Tuned {
		a.by = &s.tuned
	}
	heard, e := s.hear(m.ID, m.Prompt, a.by)
	a.unknown = e.Unknown
	a.prompt = append(append([]uint32{token.Begin}, e.IDs...), token.Answer)
	if len(heard.Tokens) == 0 || len(a.prompt)+len(m.Given) > a.by.model.Config().Context || slices.ContainsFunc(m.Given, a.unsayable) {
		s.send(&wire.Said{ID: m.ID, End: wire.Unusable})
		return
	}
	s.send(heard)
	if s.exam != nil && s.exam.by == a.by {
		s.exam.begin() // with its case anew: they share the session
	}
	a.by.session.Rewind(0)
	if s.answer = a; !m.Aside {
		s.weigh = nil
	}
	if err := a.by.session.Begin(a.prompt); err != nil {
		s.broken(err)
	}
}

// unsayable tells whether a token cannot be part of the answer.
func (a *answer) unsayable(id uint32) bool {
	return int(id) >= a.by.model.Config().Vocab || id == token.Begin || token.IsSlot(id) && int(id-token.Slot) >= len(a.unknown)
}

// silence takes from what comes next what cannot be printed behind a prompt with so many
// unknown words: the token that begins every document, and the slots without a word.
func silence(logits []float32, unknown int) {
	never := float32(math.Inf(-1))
	logits[token.Begin] = never
	for i := unknown; i < token.Slots; i++ {
		logits[int(token.Slot)+i] = never
	}
}

// hear makes a prompt's text into tokens, and leaves out what is too much in front:
// what stands last is what the answer follows.
func (s *Speaker) hear(id uint32, text string, by *voice) (*wire.Heard, token.Encoding) {
	e, start := s.vocabulary.Encode(text), 0
	room := by.model.Config().Context - leastAnswer - 2
	heard := &wire.Heard{ID: id}
	if cut := len(e.IDs) - room; cut > 0 {
		// Read anew: slots are for the words that are left.
		start = e.Spans[cut].From
		e = s.vocabulary.Encode(text[start:])
		heard.Cut = uint32(cut)
	}
	for i, t := range e.IDs {
		at := e.Spans[i]
		heard.Tokens = append(heard.Tokens, wire.HeardToken{Token: t, From: uint32(start + at.From), To: uint32(start + at.To), Slot: token.IsSlot(t)})
	}
	heard.Unknown, heard.Excess = uint32(len(e.Unknown)), uint32(e.Excess)
	return heard, e
}

// hush ends what has this ID.
func (s *Speaker) hush(id uint32) {
	switch {
	case s.answer != nil && s.answer.ask.ID == id:
		s.end(wire.Hushed)
	case s.tuning != nil && s.tuning.ask.ID == id:
		s.endTuning(wire.Hushed)
	case s.exam != nil && s.exam.ask.ID == id:
		s.endExam(wire.Hushed)
	case s.asked != nil && s.asked.ID == id:
		s.send(&wire.Said{ID: id, End: wire.Hushed})
		s.asked = nil
	}
}

// end ends the answer under way.
func (s *Speaker) end(why wire.End) {
	if s.answer != nil {
		s.tell(&wire.Said{End: why})
	}
}

// tell sends what was said; at its end the answer is no longer under way.
func (s *Speaker) tell(m *wire.Said) {
	a := s.answer
	m.ID, m.First = a.ask.ID, uint32(len(a.said)-len(m.Tokens))
	m.Text, m.Millis = s.vocabulary.Decode(a.said, a.unknown), float32(s.world.Now()-a.from)
	if m.End != wire.GoesOn {
		if s.answer = nil; !a.ask.Aside {
			s.last = a
		}
	}
	s.send(m)
}

// speak reads on in prompt and answer, and says more of the answer.
func (s *Speaker) speak() {
	a, from := s.answer, s.world.Now()
	m := &wire.Said{}
	var err error
	for err == nil && m.End == wire.GoesOn && s.world.Now()-from < slice {
		if a.by.session.Busy() {
			a.logits, err = a.by.session.Piece()
			continue
		}
		m.Tokens = append(m.Tokens, s.next())
		switch said := a.said[len(a.said)-1]; {
		case said == token.End:
			m.End = wire.Complete
		case a.ask.Most > 0 && len(a.said) >= int(a.ask.Most):
			m.End = wire.MostReached
		case len(a.prompt)+len(a.said) == a.by.model.Config().Context: // of which the last has room, though nothing follows it
			m.End = wire.ContextFull
		default:
			err = a.by.session.Begin([]uint32{said})
		}
		if len(a.said) == 1 {
			break // the first is waited for
		}
	}
	if len(m.Tokens) > 0 {
		s.tell(m)
	}
	if err != nil {
		s.broken(err)
	}
}

// next chooses the answer's next token.
func (s *Speaker) next() wire.SaidToken {
	a := s.answer
	silence(a.logits, len(a.unknown))
	p := lm.Probabilities(a.logits, 1)
	id := a.sampler.Next(a.logits) // drawn also where one is given: those behind it are the same as without
	if n := len(a.said); n < len(a.ask.Given) {
		id = a.ask.Given[n]
	}
	a.said = append(a.said, id)
	t := wire.SaidToken{Candidate: s.candidate(id, p[id])}
	for _, c := range lm.Top(p, others) {
		t.Others = append(t.Others, s.candidate(c.Token, c.P))
	}
	return t
}

func (s *Speaker) candidate(id uint32, p float64) wire.Candidate {
	return wire.Candidate{Token: id, Text: s.vocabulary.Decode([]uint32{id}, s.answer.unknown), P: float32(p)}
}
