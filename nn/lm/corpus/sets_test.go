package corpus

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"breakeven/nn/lm/token"
)

// Every case can be asked, and its own answer is right.
func TestSets(t *testing.T) {
	names := map[string]bool{}
	for _, s := range Sets(40) {
		if names[s.Name] {
			t.Errorf("two sets %q", s.Name)
		}
		names[s.Name] = true
		for i, c := range s.Cases {
			n := len(c.Prompt) + len(c.Quote) + len(c.Answer)
			if n > MaxLen || c.Prompt[0] != token.Begin || c.Prompt[len(c.Prompt)-1] != token.Answer || c.Answer[len(c.Answer)-1] != token.End {
				t.Fatalf("%s, case %d: %q", s.Name, i, Vocabulary().Decode(slices.Concat(c.Prompt, c.Quote, c.Answer), nil))
			}
			if !c.Right(slices.Concat(c.Quote, c.Answer)) || !c.Right(c.Answer) || c.Right(c.Answer[1:]) || c.Right(nil) {
				t.Fatalf("%s, case %d: judged wrongly", s.Name, i)
			}
			if strings.HasPrefix(s.Name, "questions") != (c.Quote != nil) && !strings.HasPrefix(s.Name, "article's prompt") {
				t.Fatalf("%s, case %d quotes %v", s.Name, i, c.Quote)
			}
		}
	}
	if len(names) < 120 {
		t.Errorf("%d sets", len(names))
	}
	for _, s := range Sets(300) {
		want, off := 1., .04
		switch {
		case strings.Contains(s.Name, "words, k = 0") || strings.Contains(s.Name, "never labels, k = 0"):
			want = 1 / float64(s.Name[len("labels: ")]-'0')
		case strings.Contains(s.Name, ": 3 classes") && strings.Contains(s.Name, "k = 1"):
			want = 2. / 3
		case strings.Contains(s.Name, "labels: "):
			off = .06 // a class may have been left out
		}
		if math.Abs(s.Ceiling-want) > off || s.Ceiling < .3 {
			t.Errorf("%s: at best %.3f, want %.3f", s.Name, s.Ceiling, want)
		}
	}
	for _, s := range Sets(50) {
		drawn := map[string]bool{}
		for _, c := range s.Cases {
			drawn[Vocabulary().Decode(c.Prompt, nil)] = true
		}
		if len(drawn) < len(s.Cases) {
			t.Errorf("%s: %d different prompts of %d", s.Name, len(drawn), len(s.Cases))
		}
	}
	a, b := Sets(10), Sets(20)
	for i := range a {
		for j := range min(10, len(a[i].Cases)) {
			if !slices.Equal(a[i].Cases[j].Prompt, b[i].Cases[j].Prompt) {
				t.Fatalf("%s: case %d depends on how many there are", a[i].Name, j)
			}
		}
	}
}

// What a set calls unseen is among what TestHeldOut proves to be in no document.
func TestSetsAreUnseen(t *testing.T) {
	x := theLexicon()
	kept := map[string][]phrase{}
	add := func(name string, list ...phrase) { kept[name] = append(kept[name], list...) }
	for lang := range 2 {
		for s := range numStyles {
			add("recombined wordings", x.plainly(x.questions[lang][s].kept, x.styleClauses[lang][s].kept)...)
			add("unseen wording", x.plainly(x.questions[lang][s].kept, x.styleClauses[lang][s].kept, x.foreign[lang][s])...)
			add("article's prompt", x.plainly(x.questions[lang][s].kept)...)
		}
		for c := range classes {
			for _, s := range x.kept[c][lang] {
				add("phrases", s.phrase)
				add("50 sentences", s.phrase)
			}
		}
	}
	for _, t := range x.unlearnt {
		add("never labels", phrase{t})
	}
	for _, t := range slices.Concat(x.unlearnt, x.unlearntMarks) {
		add("unseen glue", phrase{t})
	}
	for _, t := range x.unlearntMarks {
		add("separator never seen", phrase{t})
	}
	used := map[string]int{}
	for _, s := range Sets(60) {
		for what, list := range kept {
			if !strings.Contains(s.Name, what) {
				continue
			}
			used[what]++
			find := search(list)
			for i, c := range s.Cases {
				all := slices.Concat(c.Prompt, c.Answer)
				if strings.HasPrefix(s.Name, "questions") || strings.HasPrefix(s.Name, "article's prompt") {
					all = x.open(all)
					if x.open(c.Quote)[0] != uint32(cityHole) {
						continue // a city that open does not know
					}
				}
				if find.in(all) == nil {
					if what == "unseen glue" && len(c.Answer) <= 8 {
						continue // one field has no glue
					}
					t.Fatalf("%s, case %d has nothing unseen: %q", s.Name, i, Vocabulary().Decode(c.Prompt, nil))
				}
			}
		}
	}
	for what := range kept {
		if used[what] == 0 {
			t.Errorf("no set is named after %q", what)
		}
	}
}

// Temperatures that a set calls unseen are pairs of which no document has one, and
// sentences that it calls so are those of no document.
func TestSetsHaveUnseenValues(t *testing.T) {
	v, g, used := Vocabulary(), New(1), 0
	templates := search(slices.Concat(g.keptForms(0), g.keptForms(1)))
	written, empty := g.lex.keptSentences(), g.lex.emptier()
	for _, s := range Sets(60) {
		found := 0
		for i, c := range s.Cases {
			bad := func(what string) {
				t.Fatalf("%s, case %d has no unseen %s: %q", s.Name, i, what, v.Decode(c.Prompt, nil))
			}
			switch {
			case strings.Contains(s.Name, "unseen values"), strings.Contains(s.Name, "unseen facts"):
				m := quoted.FindStringSubmatch(v.Decode(c.Quote, nil))
				if m == nil {
					continue // of a city that has no fact
				}
				used++
				lo, _ := strconv.Atoi(m[1])
				hi, _ := strconv.Atoi(m[2])
				if !keptValues(lo, hi) {
					bad("values")
				}
			case strings.HasPrefix(s.Name, "template, unseen sentences"):
				if used++; templates.in(c.Prompt) == nil {
					bad("sentence")
				}
			case strings.HasPrefix(s.Name, "format by example, unseen sentences"):
				if written.in(empty(slices.Concat(c.Prompt, c.Answer))) != nil {
					found++
				}
			}
		}
		if strings.HasPrefix(s.Name, "format by example, unseen sentences") && found < 45 { // some have names that emptier does not know, or a sentence that is left out
			t.Errorf("%s: only %d of %d cases have a sentence that is known to be unseen", s.Name, found, len(s.Cases))
		}
	}
	if used < 500 {
		t.Errorf("only %d cases are called unseen", used)
	}
}

// A task's rows and tests are what its name says; prompts fit, and where the
// context ends, that is said.
func TestTasks(t *testing.T) {
	for lang := range 2 {
		for _, task := range Tasks(1, lang) {
			if len(task.Rows) != taskRows || len(task.Test) != testRows {
				t.Fatalf("%s: %d rows, %d tests", task.Name, len(task.Rows), len(task.Test))
			}
			outputs := map[string]int{}
			for _, r := range task.Test {
				outputs[Vocabulary().Decode(r.Output, nil)]++
				prompt, used := task.Prompt(taskRows, r.Input)
				if room := MaxLen - len(prompt) - len(r.Output) - 1; used < 8 || used == taskRows || room < 0 || room > 60 {
					t.Fatalf("%s: %d examples in %d tokens", task.Name, used, len(prompt))
				}
				if c := task.Case(4, r); !c.Right(append(slices.Clone(r.Output), token.End)) {
					t.Fatalf("%s: a right answer is judged wrong", task.Name)
				}
			}
			if task.Chance > 0 {
				for _, n := range outputs {
					if share := float64(n) / testRows; share < task.Chance/2 || share > 1.6*task.Chance {
						t.Errorf("%s: an output in %.2f of the tests", task.Name, share)
					}
				}
			} else if len(outputs) < 200 {
				t.Errorf("%s: %d outputs", task.Name, len(outputs))
			}
			d := task.Document(task.Rows[0])
			learnt := float32(0)
			for _, w := range d.Weights {
				learnt += w
			}
			if int(learnt) != len(task.Rows[0].Output)+1 {
				t.Errorf("%s: a document of weight %g", task.Name, learnt)
			}
		}
	}
	if a, b := Tasks(1, 0), Tasks(2, 0); slices.Equal(a[0].Rows[0].Input, b[0].Rows[0].Input) {
		t.Error("two seeds give the same rows")
	}
}
