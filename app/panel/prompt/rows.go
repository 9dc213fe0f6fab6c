package prompt

import (
	"slices"
	"strings"
	"time"

	"breakeven/app/prompt"
)

// run is a template asked on all rows of a table.
type run struct {
	version prompt.Version // with the answers so far
	columns []string       // of the table
	total   int
	shots   int          // rows that are examples, which are not asked
	long    int          // rows whose prompt is longer than one may be, which are not asked
	cut     int          // rows whose prompt was too long for the model
	unread  map[int]bool // of the answers, those to prompts in which the model can read nothing
	end     runEnd
	told    time.Time // when the page last heard of it
}

// runEnd is how far a run is.
type runEnd uint8

const (
	running runEnd = iota
	complete
	stopped
	failed
)

// tellEvery is how often a run is shown anew: more often, and a page with many rows
// would have no time to be used.
const tellEvery = 250 * time.Millisecond

// start runs the template of now on the table's rows, one after the other.
func (c *Chapter) start() {
	c.done()
	d, t := c.now, prompt.Parse(c.now.template)
	r := &run{version: c.version(), columns: d.rows().Columns, unread: map[int]bool{}}
	c.run = r
	held, answers := prompt.HeldBack(len(d.rows().Rows)), d.rows().Answer()
	var questions []question
	for i, row := range d.rows().Rows {
		a := prompt.RowAnswer{Values: d.rows().Values(i), HeldBack: held[i]}
		values := r.version.RowValues(a)
		if answers >= 0 {
			a.Want = row[answers]
		}
		if d.isExample(prompt.Shot{Values: a.Values, Answer: a.Want}) {
			r.shots++
			continue
		}
		if t.RunesBehind(d.shots, values) > prompt.MaxRunes {
			r.long++
			continue
		}
		questions = append(questions, question{
			of: r, prompt: t.Behind(d.shots, values), temperature: r.version.Temperature, seed: r.version.Seed,
			then: func(said reply) { c.answered(r, a, said) },
		})
	}
	r.total = len(questions)
	if r.total == 0 {
		r.end = complete
	}
	c.Model.Announce(Ran)
	c.Model.Aside(questions...)
}

// answered takes the answer to a row.
func (c *Chapter) answered(r *run, a prompt.RowAnswer, said reply) {
	if r.end != running {
		return
	}
	v := &r.version
	if said.failed && c.Model.gone() {
		c.endRun(r, failed)
		return
	}
	if said.cut {
		r.cut++
	}
	if a.Answer = said.text; said.failed {
		r.unread[len(v.Rows)] = true
	}
	a.Met, _ = prompt.Judge(wanting(v.Wishes, a.Want), prompt.Answer{Text: a.Answer, Tokens: said.tokens, Values: v.RowValues(a)})
	v.Rows = append(v.Rows, a)
	if v.Tokens == 0 {
		v.Tokens, v.AnswerTokens = said.promptTokens, said.tokens
	}
	if len(v.Rows) == r.total {
		c.endRun(r, complete)
		return
	}
	if now := time.Now(); now.Sub(r.told) >= tellEvery {
		r.told = now
		c.Model.Announce(Ran)
	}
}

// wanting are the wishes for a row that has its own wanted answer: a wish for one exact
// text means that one.
func wanting(wishes []prompt.Wish, answer string) []prompt.Wish {
	if answer == "" {
		return wishes
	}
	wishes = slices.Clone(wishes)
	for i, w := range wishes {
		if w.Exact() {
			// Braces of the answer are no slots.
			wishes[i].Argument = strings.NewReplacer("{", "{{", "}", "}}").Replace(answer)
		}
	}
	return wishes
}

// stop ends the run; what was answered stays.
func (c *Chapter) stop() {
	c.Model.DropAside(c.run)
	c.endRun(c.run, stopped)
}

func (c *Chapter) endRun(r *run, why runEnd) {
	r.end = why
	if len(r.version.Rows) > 0 {
		c.keepRows(r)
	}
	c.Model.Announce(Ran)
}

// gone tells whether nobody is there to answer.
func (m *Model) gone() bool { return m.Status == nil || m.Failed() }
