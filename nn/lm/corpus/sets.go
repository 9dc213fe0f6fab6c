package corpus

import (
	"fmt"
	"hash/fnv"
	"slices"

	"breakeven/nn/lm/token"
)

// Case is one prompt of an evaluation and what the model should answer.
type Case struct {
	Prompt []uint32 // from token.Begin to token.Answer
	Quote  []uint32 // of a question: the fact that the answer begins with, and token.Answer; else nil
	Answer []uint32 // with token.End
}

// Right tells whether what the model wrote behind the prompt, token.End
// included, is right. Of an answer that begins by quoting a fact the part behind
// the last answer mark counts.
func (c *Case) Right(wrote []uint32) bool {
	return slices.Equal(wrote[quoteLen(wrote):], c.Answer)
}

// quoteLen is how many tokens of an answer are a quote, with token.Answer behind it.
func quoteLen(answer []uint32) int {
	for i := len(answer) - 1; i >= 0; i-- {
		if answer[i] == token.Answer {
			return i + 1
		}
	}
	return 0
}

// CaseOf splits a document behind the tokens of its prompt.
func CaseOf(document []uint32, prompt int) Case {
	c := Case{Prompt: document[:prompt:prompt], Answer: document[prompt:]}
	if n := quoteLen(c.Answer); n > 0 {
		c.Quote, c.Answer = c.Answer[:n:n], c.Answer[n:]
	}
	return c
}

// Set is a row of the evaluation's table.
type Set struct {
	Name    string
	Cases   []Case
	Ceiling float64 // share that can be known: below 1 where prompts leave something to guess
}

// Sets returns all sets of n cases each (those of the article's example
// sentences and facts have 50 and 200). A set depends on its name and n alone,
// and a smaller n gives the first of a larger one's cases.
func Sets(n int) []Set {
	m := setMaker{n: n}
	m.labels()
	m.questions()
	m.formats()
	return m.sets
}

// Languages as sets are named after them.
var Languages = [2]string{"zh", "en"}

type setMaker struct {
	n    int
	sets []Set
}

// add makes a set of n cases with draft, which drafts one document. A prompt comes
// again only where draft hardly has another.
func (m *setMaker) add(n int, name string, draft func(g *Generator)) {
	h := fnv.New64a()
	h.Write([]byte(name))
	g := New(h.Sum64())
	s := Set{Name: name}
	drawn := map[string]bool{}
	for range n {
		for range 20 {
			g.start()
			draft(g)
			if prompt := fmt.Sprint(g.tokens[:g.asked]); !drawn[prompt] {
				drawn[prompt] = true
				break
			}
		}
		s.Cases = append(s.Cases, CaseOf(slices.Clone(g.tokens), g.asked))
		s.Ceiling += g.ceiling / float64(n)
	}
	m.sets = append(m.sets, s)
}
