package corpus

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"breakeven/nn/lm/token"
)

// wordings are the ways to say one thing.
type wordings struct {
	taught [][]phrase // the corpus's, by pattern: a pattern of many isn't said more often
	kept   []phrase   // for evaluation
}

// sentence is one of a class.
type sentence struct {
	phrase
	neverToday bool
}

// sky is a weather in tokens.
type sky struct{ long, short, advice [2]phrase }

// lexicon is the tables of this package in tokens.
type lexicon struct {
	every          []uint32 // all that can be written: words, slots, newline
	plainWords     []uint32
	marks          []uint32
	glueWords      []uint32 // of plainWords, what labels and glue are made of
	glueMarks      []uint32
	unlearnt       []uint32 // what they are not made of
	unlearntMarks  []uint32
	separators     []phrase
	ends           []phrase
	digits         [10]uint32
	numbers        [maxDegrees - minDegrees + 1]phrase
	cities         [][2]phrase
	inCities       [][2]phrase // the same as places: 北京, in beijing
	weathers       []sky
	anyAdvice      [2]phrase
	days           [][2]phrase
	factHeads      [2][]phrase
	factJoints     [2][]phrase
	layouts        [2][][]phrase
	classNames     [][2]phrase
	taught, kept   [][2][]sentence // by class and language
	times, places  [2][]phrase
	tails          [2][]phrase
	listForms      [2][][3]phrase
	questions      [2][numStyles]wordings
	styleClauses   [2][numStyles]wordings
	modifiers      [2][numModifiers]wordings
	foreign        [2][numStyles][]phrase
	foreignClauses [2][numModifiers][]phrase
	clauseHeads    [2][]phrase
	answers        [2][numStyles]phrase
	hello, atYour  [2]phrase
	comma, thanked [2]phrase
	exclaim        [2]phrase
	units          [2][2]phrase
	verbs          [2]phrase
	inWord         [2]phrase // what {in} and {的} add to a city
	noFact         [2]phrase
	noAnswer       [2]phrase
	copyHeads      [2][]phrase
	goes           []uint32 // words that want a city
	templateHoles  [2][4]phrase
	templateHeads  [2][]phrase
	sentences      [2]wordings
	keptForms      *finder // of sentences kept
	questionEnds   [2][]phrase
	clauseJoints   [2][]phrase
}

// theLexicon is made once: tables do not change. (sync.OnceValue in a variable
// would put all tables into programs that ask for none of them.)
func theLexicon() *lexicon {
	made.lexicon.Do(func() { made.x = makeLexicon() })
	return made.x
}

var made struct {
	lexicon, vocabulary sync.Once
	x                   *lexicon
	v                   *token.Vocabulary
}

func makeLexicon() *lexicon {
	v := Vocabulary()
	one := func(s string) phrase { return parse(v, s) }
	list := func(texts []string) []phrase {
		var out []phrase
		for _, s := range texts {
			out = append(out, one(s))
		}
		return out
	}
	both := func(s [2]string) [2]phrase { return [2]phrase{one(s[0]), one(s[1])} }
	tokens := func(words string) []uint32 {
		var out []uint32
		for _, w := range strings.Fields(words) {
			id, ok := v.ID(w)
			if !ok {
				panic("corpus: not in the vocabulary: " + w)
			}
			out = append(out, id)
		}
		return out
	}

	x := &lexicon{
		goes:       tokens("去 朋友"),
		separators: list(separators), ends: list(ends),
		anyAdvice: both(anyAdvice), hello: both(hello), atYour: both(atYour), comma: both(comma),
		thanked: both(thanked), exclaim: both(exclaim), noFact: both(noFact), noAnswer: both(noAnswer),
		inWord: [2]phrase{one("的"), one("in")}, verbs: both(verbs),
	}
	for t := token.Newline; int(t) < v.Len(); t++ {
		if t != token.Answer {
			x.every = append(x.every, t)
		}
	}
	for i := range x.digits {
		x.digits[i] = one(string(rune('0' + i)))[0]
	}
	for i := range x.numbers {
		x.numbers[i] = one(strconv.Itoa(i + minDegrees))
	}
	x.unlearntMarks = tokens(unlearntMarks)
	forms := sorter{vocab: v}
	x.marks = tokens(marks)
	for _, m := range x.marks {
		if !slices.Contains(x.unlearntMarks, m) {
			x.glueMarks = append(x.glueMarks, m)
		}
	}
	for lang := range 2 {
		x.unlearnt = append(x.unlearnt, tokens(unlearnt[lang])...)
	}
	for lang := range 2 {
		words := tokens(plain[lang])
		x.plainWords = append(x.plainWords, words...)
		for _, t := range words {
			if !slices.Contains(x.unlearnt, t) {
				x.glueWords = append(x.glueWords, t)
			}
		}
		x.times[lang], x.places[lang], x.tails[lang] = list(times[lang]), list(places[lang]), list(tails[lang])
		x.factHeads[lang], x.factJoints[lang] = list(factHeads[lang]), list(factJoints[lang])
		for _, l := range layouts[lang] {
			x.layouts[lang] = append(x.layouts[lang], list(expand(l)))
		}
		for _, f := range listForms[lang] {
			x.listForms[lang] = append(x.listForms[lang], [3]phrase{one(f[0]), one(f[1]), one(f[2])})
		}
		for i, u := range units[lang] {
			x.units[lang][i] = one(u)
		}
		for i, h := range templateHoles[lang] {
			x.templateHoles[lang][i] = v.MustEncode(h)
		}
		x.copyHeads[lang], x.templateHeads[lang], x.clauseHeads[lang] = list(copyHeads[lang]), list(templateHeads[lang]), list(clauseHeads[lang])
		x.questionEnds[lang], x.clauseJoints[lang] = list(questionEnds[lang]), list(clauseJoints[lang])
		forms.sort(&x.sentences[lang], sentences[lang])
		asks := sorter{vocab: v}
		for s := range numStyles {
			asks.sort(&x.questions[lang][s], questions[lang][s])
			asks.sort(&x.styleClauses[lang][s], styleClauses[lang][s])
			x.answers[lang][s] = one(answers[lang][s])
			x.foreign[lang][s] = list(foreignQuestions[lang][s])
		}
		for m := range numModifiers {
			asks.sort(&x.modifiers[lang][m], modifierClauses[lang][m])
			x.foreignClauses[lang][m] = list(foreignClauses[lang][m])
		}
		asks.kept = append(asks.kept, slices.Concat(x.foreign[lang][:]...)...)
		asks.kept = append(asks.kept, slices.Concat(x.foreignClauses[lang][:]...)...)
		asks.finish()
	}
	x.keptForms = forms.finish()
	for _, c := range cities {
		x.cities = append(x.cities, both(c))
		x.inCities = append(x.inCities, both([2]string{c[0], "in " + c[1]}))
	}
	for _, d := range days {
		x.days = append(x.days, both(d))
	}
	for _, w := range weathers {
		x.weathers = append(x.weathers, sky{both(w.long), both(w.short), both(w.advice)})
	}
	said := func(texts []string) []sentence {
		var out []sentence
		for _, s := range texts {
			out = append(out, sentence{one(s), slices.Contains(neverToday, s)})
		}
		return out
	}
	for _, c := range classes {
		x.classNames = append(x.classNames, both(c.name))
		x.taught = append(x.taught, [2][]sentence{said(c.taught[0]), said(c.taught[1])})
		x.kept = append(x.kept, [2][]sentence{said(c.kept[0]), said(c.kept[1])})
	}
	return x
}

// sorter sorts wordings into what is taught and what is kept. A wording that
// holds a kept one, of whatever is asked in its language, is not taught either.
type sorter struct {
	vocab *token.Vocabulary
	kept  []phrase
	tasks []func(kept *finder)
}

// sort has w filled with all that the patterns stand for, once finish is called.
func (s *sorter) sort(w *wordings, patterns []string) {
	for _, p := range patterns {
		var rest []phrase
		for _, text := range expand(p) {
			tokens := parse(s.vocab, text)
			if keptWording(text) {
				w.kept = append(w.kept, tokens)
				s.kept = append(s.kept, tokens)
			} else {
				rest = append(rest, tokens)
			}
		}
		s.tasks = append(s.tasks, func(kept *finder) {
			taught := slices.DeleteFunc(rest, func(p phrase) bool { return kept.in(p) != nil })
			if len(taught) > 0 {
				w.taught = append(w.taught, taught)
			}
		})
	}
}

// finish fills what sort was asked for, and returns what finds kept wordings.
func (s *sorter) finish() *finder {
	kept := search(s.kept)
	for _, task := range s.tasks {
		task(kept)
	}
	return kept
}
