package speaker

import (
	"slices"

	"breakeven/app/wire"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// exam is an Examine under way.
type exam struct {
	ask      *wire.Examine
	by       *voice
	examples examples
	begun    bool      // the case under way
	wrote    []uint32  // to its prompt
	logits   []float32 // of what comes next
	told     wire.Examined
	toldAt   float64
}

// tellEvery is how often, in ms, an examination tells how far it is.
const tellEvery = 100

func (s *Speaker) examine(m *wire.Examine) {
	s.endExam(wire.Hushed)
	s.exam = &exam{ask: m, by: &s.base, examples: examples{list: m.Examples}, told: wire.Examined{ID: m.ID, N: uint32(len(m.Examples))}}
	why := s.check(m.Examples)
	if m.Tuned {
		if s.exam.by = &s.tuned; s.tuned.model == nil && why == nil {
			why = &wire.Refusal{Fault: wire.TuneNoCopy, Text: "there is no tuned copy"}
		}
	}
	if why != nil {
		s.refuseExam(*why)
	}
}

// current is the case under way.
func (e *exam) current() corpus.Case {
	d := &e.examples.read[e.told.Done]
	return corpus.CaseOf(d.Tokens, slices.Index(d.Weights, 1))
}

// slots is how many of them have a word in a prompt.
func slots(prompt []uint32) (n int) {
	for _, id := range prompt {
		if token.IsSlot(id) {
			n = max(n, int(id-token.Slot)+1)
		}
	}
	return n
}

// solve goes on with the cases, token by token, once all examples have been read: one
// that is of no use is told before the others have cost time.
func (s *Speaker) solve() {
	e := s.exam
	if len(e.examples.read) < len(e.examples.list) {
		if why := s.readOn(&e.examples); why != nil {
			s.refuseExam(*why)
		}
		return
	}
	for from := s.world.Now(); s.world.Now()-from < slice; {
		c, session := e.current(), e.by.session
		var err error
		switch {
		case !e.begun:
			e.begun = true
			session.Rewind(0)
			err = session.Begin(c.Prompt)
		case session.Busy():
			e.logits, err = session.Piece()
		default:
			silence(e.logits, slots(c.Prompt)) // it counts what it would be heard to say
			id := lm.Greedy(e.logits)
			if e.wrote = append(e.wrote, id); id == token.End || session.Len() == e.by.model.Config().Context {
				s.judge(c)
				if s.exam == nil {
					return
				}
				continue
			}
			err = session.Begin([]uint32{id})
		}
		if err != nil {
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
func (e *exam) begin() { e.begun, e.wrote = false, e.wrote[:0] }

// judge counts the case under way.
func (s *Speaker) judge(c corpus.Case) {
	e := s.exam
	if e.told.Done++; c.Right(e.wrote) {
		e.told.Right++
	}
	e.begin()
	if e.told.Done == e.told.N {
		s.endExam(wire.Complete)
	}
}

// endExam ends an Examine under way.
func (s *Speaker) endExam(how wire.End) {
	if e := s.exam; e != nil {
		e.told.End = how
		s.send(&e.told)
		s.exam = nil
	}
}

// refuseExam ends it as Unusable.
func (s *Speaker) refuseExam(why wire.Refusal) {
	if s.exam != nil {
		s.exam.told.Why = why
		s.endExam(wire.Unusable)
	}
}
