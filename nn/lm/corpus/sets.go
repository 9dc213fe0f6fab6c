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
	for i := len(wrote) - 1; i >= 0; i-- {
		if wrote[i] == token.Answer {
			wrote = wrote[i+1:]
			break
		}
	}
	return slices.Equal(wrote, c.Answer)
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
		s.Cases = append(s.Cases, g.asCase())
		s.Ceiling += g.ceiling / float64(n)
	}
	m.sets = append(m.sets, s)
}

// asCase splits the draft where its prompt ends.
func (g *Generator) asCase() Case {
	tokens := slices.Clone(g.tokens)
	c := Case{Prompt: tokens[:g.asked:g.asked], Answer: tokens[g.asked:]}
	if i := slices.Index(c.Answer, token.Answer); i >= 0 {
		c.Quote, c.Answer = c.Answer[:i+1:i+1], c.Answer[i+1:]
	}
	return c
}
