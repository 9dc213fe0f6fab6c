package speaker

import (
	"errors"
	"fmt"

	"breakeven/app/wire"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/lm/token"
)

const (
	// maxExamples is how many examples are taken at most.
	maxExamples = 10_000
	// maxExample is the longest one in bytes that is looked at: the model's context
	// holds a tenth of it.
	maxExample = 10_000
)

// examples are a visitor's, to tune or to examine with. They are read some in each
// slice: 10,000 take about a second.
type examples struct {
	list []wire.Example
	read []corpus.Document // as the model learns from them: what counts is the answer
}

// check tells what keeps examples from being read at all.
func (s *Speaker) check(list []wire.Example) error {
	switch {
	case s.base.model == nil:
		return errors.New("the model is not there")
	case len(list) == 0:
		return errors.New("there are no examples")
	case len(list) > maxExamples:
		return fmt.Errorf("%d examples, at most %d", len(list), maxExamples)
	}
	return nil
}

// readOn reads more of them. Errors: which is of no use, and why.
func (s *Speaker) readOn(x *examples) error {
	for from := s.world.Now(); len(x.read) < len(x.list) && s.world.Now()-from < slice; {
		n := len(x.read) + 1
		e := x.list[n-1]
		if size := len(e.Prompt) + len(e.Answer); size > maxExample {
			return fmt.Errorf("example %d has %d bytes, at most %d", n, size, maxExample)
		}
		prompt, answer := s.example(e)
		if len(prompt) == 2 || len(answer) == 1 {
			return fmt.Errorf("example %d lacks a prompt or an answer", n)
		}
		d := corpus.Document{Tokens: append(prompt, answer...)}
		if most := s.base.model.Config().Context; len(d.Tokens) > most {
			return fmt.Errorf("example %d has %d tokens, at most %d", n, len(d.Tokens), most)
		}
		d.Weights = make([]float32, len(d.Tokens))
		for i := range answer {
			d.Weights[len(prompt)+i] = 1
		}
		x.read = append(x.read, d)
	}
	return nil
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
