package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"breakeven/nn/lm/token"
)

// open gives every city and day of a text back to its hole, so that a wording
// is found whatever it asks for.
func (x *lexicon) open(tokens []uint32) phrase {
	var out phrase
next:
	for at := 0; at < len(tokens); {
		for h, list := range map[hole][][2]phrase{cityHole: x.cities, dayHole: x.days} {
			for _, both := range list {
				for _, p := range both {
					if n := len(p); n <= len(tokens)-at && slices.Equal(p, tokens[at:at+n]) {
						out = append(out, uint32(h))
						at += n
						continue next
					}
				}
			}
		}
		out = append(out, tokens[at])
		at++
	}
	return out
}

// plainly writes {in} and {的} as what they stand for.
func (x *lexicon) plainly(list ...[]phrase) []phrase {
	var out []phrase
	for _, l := range list {
		for _, p := range l {
			var q phrase
			for _, t := range p {
				switch hole(t) {
				case inCityHole:
					q = append(append(q, x.inWord[1]...), uint32(cityHole))
				case ofCityHole:
					q = append(append(q, uint32(cityHole)), x.inWord[0]...)
				default:
					q = append(q, t)
				}
			}
			out = append(out, q)
		}
	}
	return out
}

// keptForms are the sentences of templates that are kept, with the names of their slots.
func (g *Generator) keptForms(lang int) (forms []phrase) {
	var names values
	g.nameHoles(&names, lang)
	for _, p := range g.lex.sentences[lang].kept {
		var d draft
		d.fill(p, &names, 0)
		forms = append(forms, phrase(d.tokens))
	}
	return forms
}

// emptier returns a function that gives cities, weathers and temperatures of a text back
// to their holes, so that a sentence is found whatever fills it. Which temperature is the
// low one it cannot tell: both are lowHole.
func (x *lexicon) emptier() func([]uint32) phrase {
	names := map[hole][]phrase{lowHole: append(slices.Clone(x.numbers[:]), phrase{uint32(highHole)})}
	for _, c := range x.cities {
		names[cityHole] = append(names[cityHole], c[:]...)
	}
	for _, w := range x.weathers {
		names[weatherHole] = slices.Concat(names[weatherHole], w.long[:], w.short[:])
	}
	return func(tokens []uint32) (out phrase) {
		for at := 0; at < len(tokens); {
			what, longest := tokens[at], 0
			for h, list := range names {
				for _, p := range list {
					if n := len(p); n > longest && n <= len(tokens)-at && slices.Equal(p, tokens[at:at+n]) {
						what, longest = uint32(h), n
					}
				}
			}
			out = append(out, what)
			at += max(1, longest)
		}
		return out
	}
}

// keptSentences finds the kept sentences in what emptier returns: but for those that only
// high for low makes others than one that is taught, and {c}: {w}, as facts are noted, too.
func (x *lexicon) keptSentences() *finder {
	empty := x.emptier()
	var kept, taught []phrase
	for lang := range 2 {
		for _, list := range x.sentences[lang].taught {
			for _, p := range list {
				taught = append(taught, empty(p))
			}
		}
		for _, p := range x.sentences[lang].kept {
			kept = append(kept, empty(p))
		}
	}
	noted := slices.Concat(phrase{uint32(cityHole)}, Vocabulary().MustEncode(":"), phrase{uint32(weatherHole)})
	return search(slices.DeleteFunc(kept, func(p phrase) bool {
		find := search([]phrase{p})
		return slices.Equal(p, noted) || slices.ContainsFunc(taught, func(t phrase) bool { return find.in(t) != nil })
	}))
}

// quoted are the temperatures of a fact that an answer begins with.
var quoted = regexp.MustCompile(`(-?\d+)~(-?\d+)▸`)

// 20,000 documents from all of a training hold nothing that is kept for
// evaluation. It is looked for wherever it would count: a kept word may be
// copied, but not be a label.
func TestHeldOut(t *testing.T) {
	v, x, g := Vocabulary(), theLexicon(), New(42)
	var asked, forms, said []phrase
	for lang := range 2 {
		for s := range numStyles {
			asked = append(asked, x.plainly(x.questions[lang][s].kept, x.styleClauses[lang][s].kept, x.foreign[lang][s])...)
		}
		for m := range numModifiers {
			asked = append(asked, x.plainly(x.modifiers[lang][m].kept, x.foreignClauses[lang][m])...)
		}
		forms = append(forms, g.keptForms(lang)...)
		for c := range classes {
			for _, s := range x.kept[c][lang] {
				said = append(said, s.phrase)
			}
		}
	}
	for _, text := range []string{"今天天气很好", "今天下雨了", "the weather is nice today", "it is raining today"} {
		said = append(said, v.MustEncode(text))
	}
	var unlearnt []phrase
	for _, t := range slices.Concat(x.unlearnt, x.unlearntMarks) {
		if v.Text(t) != "~" { // facts have it
			unlearnt = append(unlearnt, phrase{t})
		}
	}
	written, empty := x.keptSentences(), x.emptier()
	if len(asked) < 800 || len(forms) < 40 || len(said) < 70 || len(unlearnt) != 40 || len(written.ends) < 50 {
		t.Fatalf("kept: %d wordings, %d templates, %d sentences, %d words and marks, %d sentences to write: the test no longer finds them", len(asked), len(forms), len(said), len(unlearnt), len(written.ends))
	}
	tests := [NumFamilies][]struct {
		what string
		list *finder
	}{
		Labels:    {{"sentence", search(said)}},
		Questions: {{"wording", search(asked)}},
		Formats:   {{"word", search(unlearnt)}},
		Templates: {{"template", search(forms)}, {"word", search(unlearnt)}},
	}
	const n = 20_000
	for range n {
		s := g.separator()
		if len(s) > 3 && !slices.ContainsFunc(s, func(t uint32) bool { return !slices.Contains(x.marks, t) }) {
			t.Fatalf("a separator of four marks: %s", spell(v, s))
		}
	}
	for i := range n {
		d := g.Next(float64(i) / n)
		bad := func(what, which string) {
			t.Errorf("document %d, %s: kept %s %s in %q", i, d.Family, what, which, v.Decode(d.Tokens, nil))
		}
		prompt, answer := d.Tokens, []uint32(nil)
		if at := slices.Index(d.Tokens, token.Answer); at >= 0 {
			prompt, answer = d.Tokens[:at], d.Tokens[at+1:]
		}
		if d.Family == Questions {
			prompt = x.open(prompt)
		}
		for _, test := range tests[d.Family] {
			if p := test.list.in(prompt); p != nil {
				bad(test.what, spell(v, p))
			}
		}
		switch d.Family {
		case Formats:
			if p := written.in(empty(d.Tokens)); p != nil {
				bad("sentence", spell(v, p))
			}
		case Labels:
			for _, t := range slices.Concat(prompt[max(0, len(prompt)-2):], answer) {
				// A sentence may end in a word that no label is.
				if slices.Contains(x.unlearntMarks, t) || slices.Contains(x.unlearnt, t) && slices.Contains(answer, t) {
					bad("label or separator", v.Text(t))
				}
			}
		case Questions:
			if m := quoted.FindStringSubmatch(v.Decode(answer, nil)); m != nil {
				lo, _ := strconv.Atoi(m[1])
				hi, _ := strconv.Atoi(m[2])
				if keptValues(lo, hi) {
					bad("values", m[0])
				}
			}
		}
	}
}

// A sentence kept for evaluation is more than one of the corpus with a word in front
// or behind.
func TestKeptSentencesAreNew(t *testing.T) {
	x := theLexicon()
	for c, class := range classes {
		for lang := range 2 {
			var taught []phrase
			for _, s := range x.taught[c][lang] {
				taught = append(taught, s.phrase)
			}
			find := search(taught)
			for i, s := range x.kept[c][lang] {
				if p := find.in(s.phrase); p != nil {
					t.Errorf("%s: %q holds %s, which is taught", class.name[lang], class.kept[lang][i], spell(Vocabulary(), p))
				}
			}
		}
	}
}

// No question of the corpus asks for instructions that are kept apart, and of
// all others each pair is asked for.
func TestInstructions(t *testing.T) {
	g := New(3)
	a := g.anyAsking(1)
	const all = instruction(numStyles) + instruction(numModifiers)
	var pairs [all][all]int
	request := func(a *asking) (list []instruction) {
		r := g.request(a)
		if r.style != plainStyle {
			list = append(list, styleInstruction(r.style))
		}
		for m, on := range r.modifiers {
			if on {
				list = append(list, modifierInstruction(modifier(m)))
			}
		}
		return list
	}
	for range 50_000 {
		list := request(&a)
		if holdsKeptPair(list) || isKeptTriple(list) {
			t.Fatalf("instructions %v are asked for", list)
		}
		for i, one := range list {
			for _, other := range list[i+1:] {
				pairs[one][other]++
			}
		}
	}
	for one := instruction(1); one < all; one++ {
		for other := max(one+1, instruction(numStyles)); other < all; other++ {
			unit := other == modifierInstruction(duUnit) && slices.Contains(unitless, style(one))
			if kept := holdsKeptPair([]instruction{one, other}); (pairs[one][other] == 0) != (kept || unit) {
				t.Errorf("instructions %d and %d: %d times together", one, other, pairs[one][other])
			}
		}
	}
	for range 1000 { // what the sets of unseen pairs and triples ask for
		pair, triple := plainAsking(0), plainAsking(1)
		pair.instructions, pair.pairs = 2, true
		if list := request(&pair); !holdsKeptPair(list) {
			t.Fatalf("instructions %v are no unseen pair", list)
		}
		triple.instructions, triple.triples = 3, true
		if list := request(&triple); !isKeptTriple(list) || holdsKeptPair(list) {
			t.Fatalf("instructions %v are no unseen triple of seen pairs", list)
		}
	}
}

// spell prints a piece of a text, holes by number.
func spell(v *token.Vocabulary, p phrase) string {
	out := ""
	for _, t := range p {
		if int(t) < v.Len() {
			out += v.Text(t) + " "
		} else {
			out += fmt.Sprintf("{%d} ", hole(t)-cityHole)
		}
	}
	return out
}
