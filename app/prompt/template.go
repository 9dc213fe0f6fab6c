// Package prompt is what the Prompt chapter works with: templates with slots, wishes for
// an answer and adjustments that may bring them, tables of rows, examples and versions of
// a prompt, and about how many tokens it takes. It asks no model.
package prompt

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"breakeven/app/spell"
)

// MaxRunes is the longest template, value and rendered prompt in characters.
// Longer texts are kept, and a Problem says so; do not render them: a value
// stands wherever its slot does, so that a prompt can be thousands of times as
// long as what was typed.
const MaxRunes = 20_000

// maxName is the longest name of a slot in characters.
const maxName = 40

// Part is a piece of a template: literal text, or a slot.
type Part struct {
	Text string // what is written, braces included; a literal's braces undoubled
	Slot string // the slot's name, "" for text
	At   int    // byte offset in the template
}

// ProblemKind says what is wrong with a template.
type ProblemKind uint8

const (
	LoneBrace    ProblemKind = iota // a { or } that belongs to no slot: taken literally
	EmptySlot                       // {}: taken literally
	BadName                         // {…} whose name cannot be: taken literally
	MissingValue                    // a slot without a value
	Misspelt                        // a slot without a value, much like a value that no slot uses
	UnusedValue                     // a value that no slot uses
	TooLong                         // over MaxRunes: the template (At 0), the value Name (At −1), or, with no Name, the prompt (At −1)
)

// Problem points at something. None of them loses text.
type Problem struct {
	Kind    ProblemKind
	Name    string // of the slot or value, or the text between the braces
	Suggest string // for Misspelt, the name that was probably meant
	At      int    // byte offset in the template; −1 for a value
}

// Template is a parsed text.
type Template struct {
	Parts    []Part
	Problems []Problem // of the text itself
}

// Parse reads a template. {name} is a slot; {{ and }} stand for one brace, so
// that JSON can be written. Any other brace is literal, and pointed at; }} that closes
// two of those is both of them.
func Parse(text string) Template {
	var t Template
	if utf8.RuneCountInString(text) > MaxRunes {
		t.Problems = append(t.Problems, Problem{Kind: TooLong})
	}
	var literal strings.Builder
	var open []bool // literal braces that are not closed yet: doubled ones
	from := 0
	flush := func(to int) {
		if literal.Len() > 0 {
			t.Parts = append(t.Parts, Part{Text: literal.String(), At: from})
			literal.Reset()
		}
		from = to
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c != '{' && c != '}' {
			literal.WriteByte(c)
			i++
			continue
		}
		last := len(open) - 1
		doubled := i+1 < len(text) && text[i+1] == c
		if c == '}' && last >= 0 {
			doubled = doubled && open[last]
			open = open[:last]
		}
		if doubled {
			literal.WriteByte(c)
			if i += 2; c == '{' {
				open = append(open, true)
			}
			continue
		}
		if c == '{' {
			name, kind := slotAt(text[i:])
			if kind < 0 {
				flush(i)
				n := len(name) + 2
				t.Parts = append(t.Parts, Part{Text: text[i : i+n], Slot: strings.TrimSpace(name), At: i})
				i += n
				from = i
				continue
			}
			t.Problems = append(t.Problems, Problem{Kind: ProblemKind(kind), Name: name, At: i})
			if ProblemKind(kind) != LoneBrace {
				// The whole {…} is literal: its closing brace is no second problem.
				literal.WriteString(text[i : i+len(name)+2])
				i += len(name) + 2
				continue
			}
			open = append(open, false)
		} else {
			t.Problems = append(t.Problems, Problem{Kind: LoneBrace, Name: "}", At: i})
		}
		literal.WriteByte(c)
		i++
	}
	flush(len(text))
	return t
}

// slotAt looks at a text that begins with {. It returns what stands between the
// braces and −1, or why that is no slot.
func slotAt(text string) (name string, kind int) {
	end := strings.IndexAny(text[1:], "{}\n")
	if end < 0 || text[1+end] != '}' {
		return "{", int(LoneBrace)
	}
	name = text[1 : 1+end]
	switch trimmed := strings.TrimSpace(name); {
	case trimmed == "":
		return name, int(EmptySlot)
	case utf8.RuneCountInString(trimmed) > maxName || strings.ContainsFunc(trimmed, notInName):
		return name, int(BadName)
	}
	return name, -1
}

// notInName tells what no slot's name may hold: names are words of any
// language, with - and _ and spaces.
func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' && r != ' '
}

// Slots returns the names of the slots, each once, in the order of the text.
func (t Template) Slots() []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range t.Parts {
		if p.Slot != "" && !seen[p.Slot] {
			seen[p.Slot] = true
			names = append(names, p.Slot)
		}
	}
	return names
}

// Runes returns how many characters Render would write.
func (t Template) Runes(values map[string]string) int {
	size := make(map[string]int, len(values)) // each value is counted once
	for name, v := range values {
		size[name] = utf8.RuneCountInString(v)
	}
	n := 0
	for _, p := range t.Parts {
		if l := size[p.Slot]; l > 0 && p.Slot != "" {
			n += l
		} else {
			n += utf8.RuneCountInString(p.Text)
		}
	}
	return n
}

// Check returns everything to point at: the text's own problems, slots without a
// value, values without a slot. A value is there when it is not empty.
func (t Template) Check(values map[string]string) []Problem {
	out := append([]Problem(nil), t.Problems...)
	used := map[string]bool{}
	for _, s := range t.Slots() {
		used[s] = true
	}
	tooLong := slices.ContainsFunc(out, func(p Problem) bool { return p.Kind == TooLong })
	var unused []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if values[name] == "" {
			continue
		}
		if utf8.RuneCountInString(values[name]) > MaxRunes {
			out = append(out, Problem{Kind: TooLong, Name: name, At: -1})
			tooLong = true
		}
		if !used[name] {
			unused = append(unused, name)
		}
	}
	if !tooLong && t.Runes(values) > MaxRunes {
		out = append(out, Problem{Kind: TooLong, At: -1})
	}
	meant := map[string]bool{}
	seen := map[string]bool{}
	for _, p := range t.Parts {
		if p.Slot == "" || values[p.Slot] != "" || seen[p.Slot] {
			continue
		}
		seen[p.Slot] = true
		if near := spell.Nearest(p.Slot, unused); near != "" {
			meant[near] = true
			out = append(out, Problem{Kind: Misspelt, Name: p.Slot, Suggest: near, At: p.At})
		} else {
			out = append(out, Problem{Kind: MissingValue, Name: p.Slot, At: p.At})
		}
	}
	for _, name := range unused {
		if !meant[name] {
			out = append(out, Problem{Kind: UnusedValue, Name: name, At: -1})
		}
	}
	return out
}
