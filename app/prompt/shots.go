package prompt

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shot is an example for the prompt: values for the slots, and the answer to them.
type Shot struct {
	Values map[string]string `json:"values"`
	Answer string            `json:"answer"`
}

// Equal tells whether two examples are the same.
func (s Shot) Equal(o Shot) bool { return s.Answer == o.Answer && maps.Equal(s.Values, o.Values) }

// Arrow stands between a question and its answer where the template itself ends in
// nothing that parts them.
const Arrow = "→"

// PartsAnswer are the marks that part a question from its answer.
const PartsAnswer = "→⇒▸:：=＝>＞|｜/／"

// EndsOpen tells whether the template ends in a mark behind which an answer stands.
func (t Template) EndsOpen() bool {
	if len(t.Parts) == 0 {
		return false
	}
	last := t.Parts[len(t.Parts)-1]
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(last.Text, unicode.IsSpace))
	return last.Slot == "" && strings.ContainsRune(PartsAnswer, r)
}

// Line is an example as it stands in the prompt: the template with its values, its
// answer, and a line's end. That is the form in which the page's model has met
// examples. Examples that the template begins with are no part of it.
func (t Template) Line(s Shot) string {
	_, rest := t.Apart()
	return rest.example(s)
}

// example is Line of a template that begins with none.
func (t Template) example(s Shot) string { return t.question(s.Values) + s.Answer + "\n" }

// Behind renders the template behind examples, its own first.
func (t Template) Behind(shots []Shot, values map[string]string) string {
	if len(shots) == 0 {
		return t.Render(values)
	}
	own, rest := t.Apart()
	var b strings.Builder
	b.WriteString(own)
	for _, s := range shots {
		b.WriteString(rest.example(s))
	}
	b.WriteString(rest.question(values))
	return b.String()
}

// Apart parts the examples that stand as lines at the template's beginning from the rest,
// which each further example repeats. Such a line has no slot, and an answer behind the
// mark that the template ends in.
func (t Template) Apart() (examples string, rest Template) {
	rest = t
	if !t.EndsOpen() || t.Parts[0].Slot != "" {
		return "", rest
	}
	mark, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(t.Parts[len(t.Parts)-1].Text, unicode.IsSpace))
	text := t.Parts[0].Text
	for {
		line, after, ends := strings.Cut(text[len(examples):], "\n")
		question, answer, _ := strings.Cut(line, string(mark))
		if id, _, _ := FormatIn(line); !ends || len(t.Parts) == 1 && after == "" || question == "" || answer == "" || id != "" {
			break
		}
		examples += line + "\n"
	}
	rest.Parts = slices.Clone(t.Parts)
	if rest.Parts[0].Text = text[len(examples):]; rest.Parts[0].Text == "" {
		rest.Parts = rest.Parts[1:]
	}
	return examples, rest
}

// question renders the template so that an answer can stand behind it.
func (t Template) question(values map[string]string) string {
	if t.EndsOpen() {
		return t.Render(values)
	}
	return t.Render(values) + Arrow
}

// RunesBehind returns how many characters Behind would write.
func (t Template) RunesBehind(shots []Shot, values map[string]string) int {
	n := t.Runes(values)
	if len(shots) == 0 {
		return n
	}
	if !t.EndsOpen() {
		n += len(shots) + 1
	}
	_, rest := t.Apart()
	for _, s := range shots {
		n += rest.Runes(s.Values) + utf8.RuneCountInString(s.Answer) + 1
	}
	return n
}

// LeastSplit is how many rows have a half that is held back.
const LeastSplit = 4

// splitSeed makes the same table always fall into the same halves.
const splitSeed = 20

// HeldBack tells of each of n rows whether it belongs to the half that is held back:
// by chance, but the same for the same n. Fewer than LeastSplit are not split.
func HeldBack(n int) []bool {
	held := make([]bool, n)
	if n >= LeastSplit {
		for _, i := range rand.New(rand.NewPCG(splitSeed, uint64(n))).Perm(n)[:n/2] {
			held[i] = true
		}
	}
	return held
}
