package prompt

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of wishes; what is over them is refused, with an error.
const (
	MaxWishes   = 20
	MaxWeight   = 5
	maxArgument = 200 // characters, before slots are filled
)

// Kind says what a wish looks at.
type Kind string

// The kinds of wishes. Case, full-width forms and how wide a space is do not count.
const (
	Contains    Kind = "contains"    // the argument stands in the answer
	Equals      Kind = "equals"      // the answer is the argument
	Starts      Kind = "starts"      // the answer begins with the argument
	Ends        Kind = "ends"        // it ends with it; marks behind do not count unless the argument ends in one
	Matches     Kind = "matches"     // the argument is a regular expression (RE2) that the answer matches somewhere
	JSON        Kind = "json"        // the answer is a JSON object that has the keys listed in the argument
	Language    Kind = "language"    // the argument is zh or en, and so is the answer
	Tokens      Kind = "tokens"      // the answer has at most this many tokens
	Words       Kind = "words"       // every word of the argument stands in the answer; of Chinese, every character
	AllNumbers  Kind = "allnumbers"  // every number of the argument stands in the answer
	OnlyNumbers Kind = "onlynumbers" // every number of the answer stands in the argument
	Highest     Kind = "highest"     // what the answer calls the highest is the greatest number of the argument
	Lowest      Kind = "lowest"      // likewise the lowest
)

// Kinds has all kinds, in the order in which they are offered.
var Kinds = []Kind{Contains, Equals, Starts, Ends, Matches, Words, Highest, Lowest, AllNumbers, OnlyNumbers, Language, JSON, Tokens}

// Wish is something wanted of an answer, that a program can check. The argument may
// hold slots, which take the values of the prompt.
type Wish struct {
	Kind     Kind   `json:"kind"`
	Argument string `json:"argument"`
	Weight   int    `json:"weight"`         // 1 to MaxWeight
	Name     string `json:"name,omitempty"` // how it is called; "" for what the kind says
}

// Answer is what a wish is about.
type Answer struct {
	Text   string            // without the fact that a model looks up first
	Tokens int               // how many they are
	Values map[string]string // that the prompt was asked with
}

// What can be wrong with a wish.
var (
	ErrKind     = errors.New("no such kind of wish")
	ErrWeight   = errors.New("a weight is 1 to 5")
	ErrLong     = errors.New("too long")
	ErrEmpty    = errors.New("the argument is missing")
	ErrPattern  = errors.New("no regular expression")
	ErrLanguage = errors.New("the language is zh or en")
	ErrCount    = errors.New("not a number of tokens")
	ErrNumber   = errors.New("no number in the argument")
	ErrWords    = errors.New("no word in the argument")
	ErrNoValue  = errors.New("a slot has no value")
)

// Err tells what is wrong with a wish, whatever the values.
func (w Wish) Err() error {
	switch {
	case !slices.Contains(Kinds, w.Kind):
		return ErrKind
	case w.Weight < 1 || w.Weight > MaxWeight:
		return ErrWeight
	case utf8.RuneCountInString(w.Argument) > maxArgument || utf8.RuneCountInString(w.Name) > maxName:
		return ErrLong
	case strings.TrimSpace(w.Argument) == "" && w.Kind != JSON:
		return ErrEmpty
	}
	if len(Parse(w.Argument).Slots()) == 0 || w.Kind == Matches {
		return argumentErr(w.Kind, w.Argument)
	}
	return nil
}

// argumentErr tells what is wrong with an argument whose slots are filled.
func argumentErr(k Kind, arg string) error {
	switch k {
	case Matches:
		if _, err := pattern(arg); err != nil {
			return ErrPattern
		}
	case Language:
		if l := normal(arg); l != "zh" && l != "en" {
			return ErrLanguage
		}
	case Tokens:
		if n, err := strconv.Atoi(normal(arg)); err != nil || n < 1 || n > MaxRunes {
			return ErrCount
		}
	case Words:
		if len(words(normal(arg))) == 0 {
			return ErrWords
		}
	case Highest, Lowest, AllNumbers:
		if len(Numbers(arg)) == 0 {
			return ErrNumber
		}
	}
	return nil
}

// Exact tells whether only one text will do, whatever the values: the right answer to
// one question, and no other's.
func (w Wish) Exact() bool { return w.Kind == Equals && len(Parse(w.Argument).Slots()) == 0 }

func pattern(p string) (*regexp.Regexp, error) { return regexp.Compile("(?i)" + p) }

// Filled returns the argument with its slots filled.
func (w Wish) Filled(values map[string]string) (string, error) {
	t := Parse(w.Argument)
	if t.Runes(values) > MaxRunes {
		return "", ErrLong
	}
	if w.Kind != Matches {
		for _, s := range t.Slots() {
			if values[s] == "" {
				return "", ErrNoValue
			}
		}
		return t.Render(values), nil
	}
	// A{2} repeats: what names no value is no slot. A value is text, no pattern.
	var b strings.Builder
	from := 0
	for _, p := range t.Parts {
		if v := values[p.Slot]; p.Slot != "" && v != "" {
			b.WriteString(w.Argument[from:p.At] + regexp.QuoteMeta(v))
			from = p.At + len(p.Text)
		}
	}
	return b.String() + w.Argument[from:], nil
}

// Met tells whether an answer fulfils the wish.
func (w Wish) Met(a Answer) (bool, error) {
	if err := w.Err(); err != nil {
		return false, err
	}
	arg, err := w.Filled(a.Values)
	if err != nil {
		return false, err
	}
	if err := argumentErr(w.Kind, arg); err != nil {
		return false, err
	}
	text, want := normal(a.Text), normal(arg)
	switch w.Kind {
	case Contains:
		return strings.Contains(text, want), nil
	case Equals:
		return text == want, nil
	case Starts:
		return strings.HasPrefix(text, want), nil
	case Ends:
		return strings.HasSuffix(text, want) || strings.HasSuffix(strings.TrimRightFunc(text, isMark), want), nil
	case Matches:
		re, _ := pattern(arg)
		return re.MatchString(a.Text), nil
	case JSON:
		return hasKeys(a.Text, want), nil
	case Language:
		return language(text) == want, nil
	case Tokens:
		n, _ := strconv.Atoi(want)
		return a.Tokens <= n, nil
	case Words:
		return !slices.ContainsFunc(words(want), func(s string) bool { return !strings.Contains(text, s) }), nil
	case AllNumbers:
		return within(Numbers(arg), Numbers(a.Text)), nil
	case OnlyNumbers:
		return within(Numbers(a.Text), Numbers(arg)), nil
	}
	of := slices.Max[[]float64]
	if w.Kind == Lowest {
		of = slices.Min[[]float64]
	}
	is := called(text)[w.Kind]
	return len(is) > 0 && within(is, []float64{of(Numbers(arg))}), nil
}

// normal writes a text as it is compared: lower case, full-width forms narrow, white
// space one space.
func normal(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.Map(narrow, s))), " ")
}

// narrow makes a full-width form of ASCII, and a minus, what it stands for.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '−':
		return '-'
	}
	return r
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }

// notInWord tells what stands between words.
func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// words splits a normal text into runs of letters and single Chinese characters. The
// C of °C is none.
func words(s string) (list []string) {
	for _, f := range strings.FieldsFunc(strings.ReplaceAll(s, "°c", "°"), notInWord) {
		from := 0
		for i, r := range f {
			if unicode.Is(unicode.Han, r) {
				if i > from {
					list = append(list, f[from:i])
				}
				from = i + utf8.RuneLen(r)
				list = append(list, f[i:from])
			}
		}
		if from < len(f) {
			list = append(list, f[from:])
		}
	}
	return list
}

// language returns zh where a normal text has more Chinese characters than other
// words, en where it has fewer, and "" where it has neither.
func language(s string) string {
	han, other := 0, 0
	for _, w := range words(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Han, r) {
			han++
		} else {
			other++
		}
	}
	switch {
	case han > other:
		return "zh"
	case other > han:
		return "en"
	}
	return ""
}

// hasKeys tells whether a text is a JSON object with the keys listed, in any case.
func hasKeys(s, keys string) bool {
	var o map[string]json.RawMessage
	if json.Unmarshal([]byte(s), &o) != nil || o == nil {
		return false
	}
	has := map[string]bool{}
	for k := range o {
		has[strings.ToLower(k)] = true
	}
	for _, k := range strings.FieldsFunc(keys, func(r rune) bool { return r == ',' || r == '、' || r == ' ' }) {
		if !has[k] {
			return false
		}
	}
	return true
}

// within tells whether each of some numbers is one of others.
func within(some, others []float64) bool {
	return !slices.ContainsFunc(some, func(v float64) bool { return !slices.Contains(others, v) })
}
