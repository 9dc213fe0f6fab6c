package prompt

import (
	"cmp"
	"slices"
)

// choose returns the best adjustment that was not tried.
func (s *Search) choose() *Step {
	if s.Solved() || len(s.Steps) >= MaxSteps {
		return nil
	}
	order := make([]int, len(s.Steps))
	for i := range order {
		order[i] = i
	}
	// Of equals the first, so that nothing useless is built upon; but an example may
	// need a second one to bring anything.
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &s.Steps[a], &s.Steps[b]
		if c := cmp.Compare(y.Score, x.Score); c != 0 {
			return c
		}
		return cmp.Compare(y.examples(), x.examples())
	})
	for _, from := range order {
		template := s.Steps[from].By.Template
		for i, w := range s.Wishes {
			if s.Steps[from].Met[i] {
				continue
			}
			for _, a := range Adjustments(template, w, s.Values, s.Examples) {
				if !slices.ContainsFunc(s.Steps, func(t Step) bool { return t.By.Template == a.Template }) {
					return &Step{By: a, From: from}
				}
			}
		}
	}
	return nil
}
