package speaker

import (
	"cmp"
	"fmt"
	"math"

	"breakeven/app/wire"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

// maxExamples is how many examples are taken at most.
const maxExamples = 10_000

// tuning is a Tune under way.
type tuning struct {
	ask   *wire.Tune
	tuner *lm.Tuner
	told  wire.Tuned
	from  float64
}

func (s *Speaker) tune(m *wire.Tune) {
	s.endTuning(wire.Hushed, "")
	refuse := func(why string) { s.send(&wire.Tuned{ID: m.ID, End: wire.Unusable, Text: why}) }
	if s.base.model == nil {
		refuse("the model is not there")
		return
	}
	documents, err := s.documents(m.Examples)
	if err != nil {
		refuse(err.Error())
		return
	}
	how := lm.DefaultTuning(int(m.Rank))
	how.Rate, how.Steps = cmp.Or(float64(m.Rate), how.Rate), cmp.Or(int(m.Steps), how.Steps)
	how.Seed = uint64(m.Seed)
	if m.Mix != 0 && len(s.rehearsal) > 0 { // without documents, the tuner says so
		how.Pretraining = lm.Rehearse(s.rehearsal, how.Seed)
	}
	how.Mix = float64(m.Mix)
	s.loseTuned()
	tuner, err := lm.NewTuner(s.base.model, documents, how)
	if err != nil {
		refuse(err.Error())
		return
	}
	weights := s.base.model.Config().Params()
	if how.Rank > 0 {
		weights = s.base.model.Config().AdapterParams(how.Rank)
	}
	s.tuning = &tuning{ask: m, tuner: tuner, from: s.world.Now(), told: wire.Tuned{ID: m.ID, Steps: uint32(how.Steps), Weights: uint32(weights)}}
}

// loseTuned closes the tuned copy, and ends what asks it.
func (s *Speaker) loseTuned() {
	if s.answer != nil && s.answer.by == &s.tuned {
		s.end(wire.Hushed)
	}
	if s.exam != nil && s.exam.by == &s.tuned {
		s.endExam(wire.Hushed)
	}
	if s.last != nil && s.last.by == &s.tuned {
		s.last = nil // nobody knows any more what decided it
	}
	s.tuned.close()
}

// learn does parts of steps.
func (s *Speaker) learn() {
	t, from := s.tuning, s.world.Now()
	for s.world.Now()-from < slice {
		done, loss, err := t.tuner.Part()
		if err != nil {
			s.broken(err)
			return
		}
		if !done {
			continue
		}
		t.told.Step++
		t.told.Loss = loss
		if math.IsNaN(float64(loss)) || math.IsInf(float64(loss), 0) {
			s.endTuning(wire.Unusable, fmt.Sprintf("step %d: the loss is no number any more; try a lower learning rate", t.told.Step))
			return
		}
		if t.told.Step == t.told.Steps {
			s.endTuning(wire.Complete, "")
			return
		}
		s.tellTuning()
	}
}

func (s *Speaker) tellTuning() {
	t := s.tuning
	t.told.Millis = float32(s.world.Now() - t.from)
	told := t.told
	s.send(&told)
}

// endTuning ends a Tune under way. The copy can be asked only when all its steps
// are done.
func (s *Speaker) endTuning(why wire.End, text string) {
	t := s.tuning
	if t == nil {
		return
	}
	t.told.End, t.told.Text = why, text
	s.tellTuning()
	s.tuning = nil
	model := t.tuner.Model()
	t.tuner.Close()
	if why != wire.Complete {
		model.Close()
		return
	}
	var err error
	if s.tuned, err = newVoice(model); err != nil {
		s.broken(err)
	}
}

// documents are examples as the model learns from them, with a loss on the answers
// alone.
func (s *Speaker) documents(examples []wire.Example) ([]corpus.Document, error) {
	if len(examples) > maxExamples {
		return nil, fmt.Errorf("%d examples, at most %d", len(examples), maxExamples)
	}
	var list []corpus.Document
	for i, e := range examples {
		prompt, answer := s.example(e)
		if len(prompt) == 2 || len(answer) == 1 {
			return nil, fmt.Errorf("example %d lacks a prompt or an answer", i+1)
		}
		d := corpus.Document{Tokens: append(prompt, answer...)}
		if n := s.base.model.Config().Context; len(d.Tokens) > n {
			return nil, fmt.Errorf("example %d has %d tokens, at most %d", i+1, len(d.Tokens), n)
		}
		d.Weights = make([]float32, len(d.Tokens))
		for j := range answer {
			d.Weights[len(prompt)+j] = 1
		}
		list = append(list, d)
	}
	return list, nil
}

// example makes tokens of an example, in which an unknown word of the answer is the
// same slot as in the prompt.
func (s *Speaker) example(e wire.Example) (prompt, answer []uint32) {
	both := s.vocabulary.Encode(e.Prompt + "\n" + e.Answer)
	prompt = []uint32{token.Begin}
	for i, id := range both.IDs {
		switch from := both.Spans[i].From; {
		case from < len(e.Prompt):
			prompt = append(prompt, id)
		case from > len(e.Prompt):
			answer = append(answer, id)
		}
	}
	return append(prompt, token.Answer), append(answer, token.End)
}
