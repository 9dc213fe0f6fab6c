package prompt

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Whatever is missed: an adjustment changes the template, has no problem of its own,
// keeps the slots, and is not offered again once it is taken.
func TestAdjustments(t *testing.T) {
	for _, template := range []string{"{facts}\nHow is it in {city}?", "{事实}\n请回答{城市}的天气情况。", "How is it?\n{facts}", "{句子}→", "", "{{\"a\": {facts}}}"} {
		for _, kind := range Kinds {
			for _, argument := range []string{"{day}", "thanks", "谢谢", "!", "en", "zh", "{facts} 3", "你好", "度"} {
				for _, examples := range [][]string{nil, {"a→b", "c→d"}} {
					w, at, values := Wish{Kind: kind, Argument: argument, Weight: 1}, template, map[string]string{"day": "today", "facts": "x"}
					seen := []string{at}
					for range 20 {
						list := Adjustments(at, w, values, examples)
						i := slices.IndexFunc(list, func(a Adjustment) bool { return a.ID != "drop" })
						for _, a := range list {
							before, after := Parse(at), Parse(a.Template)
							if a.Template == at || len(after.Problems) != len(before.Problems) || a.Text == "" {
								t.Fatalf("%q, %v: %+v", at, w, a)
							}
							for _, s := range before.Slots() {
								if !slices.Contains(after.Slots(), s) {
									t.Fatalf("%q lost {%s}: %+v", at, s, a)
								}
							}
						}
						if i < 0 {
							seen = nil
							break
						}
						if at = list[i].Template; slices.Contains(seen, at) {
							t.Fatalf("%q, %v comes again", at, w)
						}
						seen = append(seen, at)
					}
					if seen != nil {
						t.Fatalf("%q, %v: adjusted without an end: %q", template, w, seen)
					}
				}
			}
		}
	}
}

// Of every clause that is offered it was measured what it brings.
func TestClausesAreMeasured(t *testing.T) {
	doc, err := os.ReadFile("../../docs/prompt.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range clauses {
		if !strings.Contains(string(doc), " | "+c.id+" | ") {
			t.Errorf("docs/prompt.md has no number for %q", c.id)
		}
	}
}

// What is left out again is what was put in.
func TestAdjustmentIsTakenBack(t *testing.T) {
	for lang, pair := range Weather {
		w := Wish{Kind: Tokens, Argument: "5", Weight: 1}
		list := Adjustments(pair[1].Template, w, pair[1].Values, nil)
		if i := slices.IndexFunc(list, func(a Adjustment) bool { return a.ID == "drop" }); i < 0 || list[i].Template != pair[0].Template {
			t.Errorf("%s: %+v", lang, list)
		}
	}
}

// For numbers that stand in no facts there is something to try.
func TestOnlyNumbersIsAdjusted(t *testing.T) {
	for lang, pair := range Weather {
		list := Adjustments(pair[0].Template, Wish{Kind: OnlyNumbers, Argument: "1", Weight: 1}, pair[0].Values, nil)
		if len(list) != 2 || list[0].ID != "bare" || list[1].ID != "word" {
			t.Errorf("%s: %+v", lang, list)
		}
	}
}

// A search ends, asks nothing twice, and keeps the best.
func TestSearchEnds(t *testing.T) {
	for _, task := range append(Tasks("zh"), Tasks("en")...) {
		for _, said := range []string{"", "no", "今天北京晴天"} {
			s := NewSearch(task.Template, task.Wishes, task.Values, task.Examples)
			asked := map[string]bool{}
			for s.Next() != nil {
				if asked[s.Next().By.Template] || len(s.Steps) >= MaxSteps {
					t.Fatalf("%s: step %d asks %q", task.ID, len(s.Steps), s.Next().By.Template)
				}
				asked[s.Next().By.Template] = true
				s.Heard(Answer{Text: said, Values: task.Values})
			}
			if s.Best() != 0 || s.Solved() {
				t.Errorf("%s: best %d, solved %v, though nothing changed the answer", task.ID, s.Best(), s.Solved())
			}
			s.Heard(Answer{Text: "late"})
			if len(s.Steps) != len(asked) {
				t.Errorf("%s: heard an answer that nobody waited for", task.ID)
			}
		}
	}
	none := NewSearch("a", nil, nil, nil)
	none.Heard(Answer{})
	if none.Next() != nil {
		t.Error("without a wish it asks on")
	}
}
