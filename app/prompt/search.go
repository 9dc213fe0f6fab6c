package prompt

import "slices"

// MaxSteps is how many prompts a Search asks at the most, the first one included.
const MaxSteps = 8

// MaxQuestions is how many are asked for a Search at the most: whoever wants to show the
// best template's answer asks it again where it was not the last.
const MaxQuestions = MaxSteps + 1

// Search looks for a template with which every wish is met: it asks, and adjusts what
// was missed, starting each time from the best template so far. It knows no model:
// Next says what to ask, Heard takes the answer.
type Search struct {
	Wishes   []Wish
	Values   map[string]string
	Examples []string
	Steps    []Step // that were asked, in this order

	next *Step
}

// Step is a template of a search, and what came of it.
type Step struct {
	By       Adjustment // what was changed, with the template; of the first, only that
	From     int        // the step that was adjusted
	Met      []bool     // of each wish
	Score    float64
	Answered string
}

// NewSearch begins with a template.
func NewSearch(template string, wishes []Wish, values map[string]string, examples []string) *Search {
	return &Search{Wishes: wishes, Values: values, Examples: examples, next: &Step{By: Adjustment{Template: template}, From: -1}}
}

// Next returns the template to ask next; nil where the search is over: every wish is
// met, nothing is left to try, or MaxSteps have been asked.
func (s *Search) Next() *Step { return s.next }

// Heard takes the answer to Next.
func (s *Search) Heard(a Answer) {
	if s.next == nil {
		return
	}
	step := *s.next
	step.Met, step.Score = Judge(s.Wishes, a)
	step.Answered = a.Text
	s.Steps = append(s.Steps, step)
	s.next = s.choose()
}

// examples is the step's number where it added an example, else 0.
func (t *Step) examples() int {
	if t.By.ID == "example" {
		return t.From + 1
	}
	return 0
}

// Best is the step that met most; of equals, the earliest.
func (s *Search) Best() int {
	best := -1
	for i, t := range s.Steps {
		if best < 0 || t.Score > s.Steps[best].Score {
			best = i
		}
	}
	return best
}

// Solved tells whether every wish is met.
func (s *Search) Solved() bool {
	b := s.Best()
	return b >= 0 && !slices.Contains(s.Steps[b].Met, false)
}
