package speaker

import (
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

// check tells what keeps examples from being read at all; nil for nothing.
func (s *Speaker) check(list []wire.Example) *wire.Refusal {
	switch {
	case s.base.model == nil:
		return &wire.Refusal{Fault: wire.TuneNoModel, Text: "the model is not there"}
	case len(list) == 0:
		return &wire.Refusal{Fault: wire.TuneNoExamples, Text: "there are no examples"}
	case len(list) > maxExamples:
		return tooMuch(wire.TuneManyExamples, 0, len(list), maxExamples, "examples")
	}
	return nil
}

// tooMuch says of which example, 0 for all together, there is more than can be.
func tooMuch(fault wire.TuneFault, at, n, most int, of string) *wire.Refusal {
	text := fmt.Sprintf("%d %s, at most %d", n, of, most)
	if at > 0 {
		text = fmt.Sprintf("example %d has %s", at, text)
	}
	return &wire.Refusal{Fault: fault, At: uint32(at), N: uint32(n), Most: float32(most), Text: text}
}

// readOn reads more of them, and tells which is of no use, and why; nil for none.
func (s *Speaker) readOn(x *examples) *wire.Refusal {
	for from := s.world.Now(); len(x.read) < len(x.list) && s.world.Now()-from < slice; {
		n := len(x.read) + 1
		e := x.list[n-1]
		if size := len(e.Prompt) + len(e.Answer); size > maxExample {
			return tooMuch(wire.TuneLargeExample, n, size, maxExample, "bytes")
		}
		prompt, answer, words := s.example(e)
		switch {
		case len(prompt) == 2:
			return &wire.Refusal{Fault: wire.TuneNoPrompt, At: uint32(n), Text: fmt.Sprintf("example %d has no prompt", n)}
		case len(answer) == 1:
			return &wire.Refusal{Fault: wire.TuneNoAnswer, At: uint32(n), Text: fmt.Sprintf("example %d has no answer", n)}
		}
		if words > token.Slots { // two of them would be one token: another word would be learned
			return tooMuch(wire.TuneManyWords, n, words, token.Slots, "different unknown words")
		}
		d := corpus.Document{Tokens: append(prompt, answer...)}
		if most := s.base.model.Config().Context; len(d.Tokens) > most {
			return tooMuch(wire.TuneLongExample, n, len(d.Tokens), most, "tokens")
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
// same slot as in the prompt; words is how many different ones there are.
func (s *Speaker) example(e wire.Example) (prompt, answer []uint32, words int) {
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
	return append(prompt, token.Answer), append(answer, token.End), len(both.Unknown) + both.Excess
}
