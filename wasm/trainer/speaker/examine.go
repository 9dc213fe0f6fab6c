package speaker

import (
	"breakeven/app/wire"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// exam is an Examine under way.
type exam struct {
	ask    *wire.Examine
	by     *voice
	cases  []corpus.Case
	read   int       // tokens of the prompt of the case under way
	wrote  []uint32  // to it
	logits []float32 // of what comes next
	told   wire.Examined
	toldAt float64
}

// tellEvery is how often, in ms, an examination tells how far it is.
const tellEvery = 100

func (s *Speaker) examine(m *wire.Examine) {
	s.endExam(wire.Hushed)
	e := &exam{ask: m, by: &s.base, cases: s.cases(m), told: wire.Examined{ID: m.ID}}
	if m.Tuned {
		e.by = &s.tuned
	}
	s.exam = e
	if e.by.model == nil || len(e.cases) == 0 {
		s.endExam(wire.Unusable)
		return
	}
	e.told.N = uint32(len(e.cases))
}

// cases are what an examination asks; none where it cannot be.
func (s *Speaker) cases(m *wire.Examine) (list []corpus.Case) {
	if s.base.model == nil || len(m.Examples) > maxExamples {
		return nil
	}
	for _, e := range m.Examples {
		prompt, answer := s.example(e)
		if len(prompt)+len(answer) > s.base.model.Config().Context {
			return nil
		}
		list = append(list, corpus.Case{Prompt: prompt, Answer: answer})
	}
	return list
}

// solve goes on with the cases, token by token.
func (s *Speaker) solve() {
	e, from := s.exam, s.world.Now()
	for s.world.Now()-from < slice {
		c, session := &e.cases[e.told.Done], e.by.session
		next := c.Prompt[e.read:min(e.read+feed, len(c.Prompt))]
		if len(next) > 0 {
			if e.read == 0 {
				session.Rewind(0)
			}
			e.read += len(next)
		} else {
			id := lm.Greedy(e.logits)
			if e.wrote = append(e.wrote, id); id == token.End || session.Len() == e.by.model.Config().Context {
				s.judge(c)
				if s.exam == nil {
					return
				}
				continue
			}
			next = e.wrote[len(e.wrote)-1:]
		}
		var err error
		if e.logits, err = session.Feed(next); err != nil {
			s.broken(err)
			return
		}
	}
	if now := s.world.Now(); now-e.toldAt > tellEvery {
		e.toldAt = now
		told := e.told
		s.send(&told)
	}
}

// begin begins with the case under way.
func (e *exam) begin() { e.read, e.wrote = 0, e.wrote[:0] }

// judge counts the case under way.
func (s *Speaker) judge(c *corpus.Case) {
	e := s.exam
	if e.told.Done++; c.Right(e.wrote) {
		e.told.Right++
	}
	e.begin()
	if e.told.Done == e.told.N {
		s.endExam(wire.Complete)
	}
}

func (s *Speaker) endExam(why wire.End) {
	if e := s.exam; e != nil {
		e.told.End = why
		s.send(&e.told)
		s.exam = nil
	}
}
