package prompt

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Version is a prompt as it was asked, and what came of it.
type Version struct {
	Asked       int64             `json:"asked,omitempty"` // first, in microseconds since 1970: no two in a browser share it
	Name        string            `json:"name,omitempty"`
	Template    string            `json:"template"`
	Values      map[string]string `json:"values"`
	Shots       []Shot            `json:"examples,omitempty"`
	Wishes      []Wish            `json:"wishes,omitempty"`
	Temperature float64           `json:"temperature"`
	Seed        uint32            `json:"seed"`            // 0 where the model was told none
	Model       string            `json:"model,omitempty"` // that was asked; "" for the page's own

	Answer       string      `json:"answer,omitempty"` // to the values; "" where only rows were asked
	Met          []bool      `json:"met,omitempty"`    // of the wishes, by the answer
	Tokens       int         `json:"tokens"`           // of the prompt, by the model's own count; of a row's, if only rows were asked
	AnswerTokens int         `json:"answerTokens"`     // likewise
	Rows         []RowAnswer `json:"rows,omitempty"`   // of a table, as far as they were asked
}

// RowAnswer is the answer to a table's row.
type RowAnswer struct {
	Values   map[string]string `json:"values"`         // the row's own: of the table's columns
	Want     string            `json:"want,omitempty"` // the table's own answer
	HeldBack bool              `json:"heldBack,omitempty"`
	Answer   string            `json:"answer"`
	Met      []bool            `json:"met"`
}

// RowValues are the values that a row was asked with: its own, and the version's in the
// slots that are no columns.
func (v Version) RowValues(a RowAnswer) map[string]string {
	values := make(map[string]string, len(v.Values)+len(a.Values))
	maps.Copy(values, v.Values)
	maps.Copy(values, a.Values)
	return values
}

// Same tells whether two versions ask the same and want the same. Where words are drawn,
// another seed asks something else; a seed of 0 is not known.
func (v Version) Same(o Version) bool {
	return v.Template == o.Template && maps.Equal(v.Values, o.Values) && slices.Equal(v.Wishes, o.Wishes) && v.Temperature == o.Temperature && v.Model == o.Model &&
		slices.EqualFunc(v.Shots, o.Shots, Shot.Equal) && (v.Temperature == 0 || v.Seed == o.Seed || v.Seed == 0 || o.Seed == 0)
}

// Texts are what two versions ask, as texts to be compared: examples, template, and
// the values that differ.
func Texts(v, o Version) (first, second string) { return v.beside(o), o.beside(v) }

func (v Version) beside(o Version) string {
	t := Parse(v.Template)
	var b strings.Builder
	for _, s := range v.Shots {
		b.WriteString(t.Line(s))
	}
	b.WriteString(v.Template)
	for _, name := range slices.Sorted(maps.Keys(v.Values)) {
		if v.Values[name] != o.Values[name] {
			b.WriteString("\n{" + name + "} = " + v.Values[name])
		}
	}
	return b.String()
}

// Rate is how many of some rows meet a wish.
type Rate struct{ Met, N int }

func (r Rate) String() string { return strconv.Itoa(r.Met) + "/" + strconv.Itoa(r.N) }

// Rates returns of each wish how many rows meet it, of those that are held back or of
// the others.
func (v Version) Rates(heldBack bool) []Rate {
	rates := make([]Rate, len(v.Wishes))
	for _, r := range v.Rows {
		if r.HeldBack != heldBack {
			continue
		}
		for i, met := range r.Met {
			rates[i].N++
			if met {
				rates[i].Met++
			}
		}
	}
	return rates
}

// RatesOfAll returns of each wish how many of all rows meet it.
func (v Version) RatesOfAll() []Rate {
	rates := v.Rates(false)
	for i, r := range v.Rates(true) {
		rates[i].Met, rates[i].N = rates[i].Met+r.Met, rates[i].N+r.N
	}
	return rates
}

// Right returns how many rows, of those that have a wanted answer, are answered so.
func (v Version) Right(heldBack bool) (r Rate) {
	for _, a := range v.Rows {
		if a.HeldBack == heldBack && a.Want != "" {
			if r.N++; normal(a.Answer) == normal(a.Want) {
				r.Met++
			}
		}
	}
	return r
}

// Turn is how the answers to rows have changed from an earlier version.
type Turn struct {
	Compared      int   // rows that both have answered
	Changed       []int // of the later one's rows, rising: those that are answered otherwise
	SameWishes    bool  // else nothing is better or worse
	Better, Worse int   // of the changed: how many meet more or fewer of the wishes
}

// Turned compares the answers to the rows that an earlier version has answered, too.
func (v Version) Turned(before Version) Turn {
	t := Turn{SameWishes: slices.Equal(v.Wishes, before.Wishes)}
	// Found by a text of their values: two hundred rows may be held against fifty versions.
	is := func(r RowAnswer) string { return fmt.Sprintf("%q", r.Values) }
	there := make(map[string]RowAnswer, len(before.Rows))
	for _, r := range slices.Backward(before.Rows) { // of equal rows, the first
		there[is(r)] = r
	}
	for i, r := range v.Rows {
		o, ok := there[is(r)]
		if !ok {
			continue
		}
		if t.Compared++; o.Answer == r.Answer {
			continue
		}
		t.Changed = append(t.Changed, i)
		if now, then := count(r.Met), count(o.Met); t.SameWishes && now > then {
			t.Better++
		} else if t.SameWishes && now < then {
			t.Worse++
		}
	}
	return t
}

func count(met []bool) (n int) {
	for _, m := range met {
		if m {
			n++
		}
	}
	return n
}

// Limits of a file of versions.
const (
	MaxVersionFile = 512 << 10 // bytes
	MaxVersions    = 50
	MaxVersionName = 60 // characters
	MaxModelName   = 200
	MaxShots       = 20
	MaxTemperature = 1.5
	maxValues      = 50
	MaxTokens      = 1_000_000
)

const (
	versionFormat = "breakeven-prompts"
	versionNumber = 1
)

type versionFile struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Versions []Version `json:"versions"`
}

// Left is what a file has no room for.
type Left struct {
	Versions int
	Rows     int // versions that are in it without their rows' answers
}

// ExportVersions writes versions as JSON. Where they are more than a file holds, rows'
// answers are left out first, those of the oldest before others, and then the versions
// that still do not fit: none has to go for one that is asked later.
func ExportVersions(list []Version) (file []byte, left Left) {
	dropped := max(0, len(list)-MaxVersions)
	list = list[dropped:]
	if file = written(list); len(file) <= MaxVersionFile {
		return file, Left{Versions: dropped}
	}
	empty := len(written([]Version{}))
	size := func(v Version) int { return len(written([]Version{v})) - empty + len(",") }
	room := MaxVersionFile - empty
	var in, whole []Version
	for _, v := range list {
		bare := v
		bare.Rows = nil
		if n := size(bare); n <= room {
			room -= n
			in, whole = append(in, bare), append(whole, v)
		}
	}
	left.Versions = dropped + len(list) - len(in)
	for i := len(in) - 1; i >= 0; i-- {
		if n := size(whole[i]) - size(in[i]); n <= room {
			room -= n
			in[i] = whole[i]
		} else {
			left.Rows++
		}
	}
	return written(in), left
}

// written is a file of versions, however long.
func written(list []Version) []byte {
	b, err := json.Marshal(versionFile{versionFormat, versionNumber, list})
	if err != nil {
		panic(err) // texts and finite numbers
	}
	return b
}

// VersionFault is why a file holds no versions.
type VersionFault uint8

const (
	NoVersions      VersionFault = iota // another kind of file, or a broken one
	VersionsTooLong                     // over MaxVersionFile
	LaterVersions                       // written by a later version of the page
	TooManyVersions                     // over MaxVersions
	BadVersionName                      // over MaxVersionName, or the model's over MaxModelName
	BadVersionText                      // a template, value, example or answer that is too long, or a name that can be no slot's
	BadVersionWish                      // a wish that cannot be checked
	BadVersionCount                     // a number out of range, or marks that are not as many as the wishes
)

// VersionError says where a file is wrong. Nothing of it is taken.
type VersionError struct {
	Fault VersionFault
	At    int // which version, from 1; 0: the file
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("prompt: version %d: fault %d", e.At, e.Fault)
}

// ImportVersions reads what ExportVersions wrote, from anywhere. Errors are of type
// *VersionError.
func ImportVersions(file []byte) ([]Version, error) {
	if len(file) > MaxVersionFile {
		return nil, &VersionError{Fault: VersionsTooLong}
	}
	var f versionFile
	if err := json.Unmarshal(file, &f); err != nil || f.Format != versionFormat {
		return nil, &VersionError{Fault: NoVersions}
	}
	switch {
	case f.Version != versionNumber:
		return nil, &VersionError{Fault: LaterVersions}
	case len(f.Versions) == 0:
		return nil, &VersionError{Fault: NoVersions}
	case len(f.Versions) > MaxVersions:
		return nil, &VersionError{Fault: TooManyVersions}
	}
	for i, v := range f.Versions {
		if fault := v.fault(); fault != NoVersions {
			return nil, &VersionError{fault, i + 1}
		}
	}
	return f.Versions, nil
}

// Valid tells whether a file may hold the version.
func (v Version) Valid() bool { return v.fault() == NoVersions }

// fault tells what is wrong with a version, NoVersions for nothing.
func (v Version) fault() VersionFault {
	switch {
	case utf8.RuneCountInString(v.Name) > MaxVersionName || utf8.RuneCountInString(v.Model) > MaxModelName:
		return BadVersionName
	case long(v.Template) || long(v.Answer) || badValues(v.Values) || len(v.Shots) > MaxShots:
		return BadVersionText
	case len(v.Wishes) > MaxWishes || slices.ContainsFunc(v.Wishes, func(w Wish) bool { return w.Err() != nil }):
		return BadVersionWish
	case !(v.Temperature >= 0 && v.Temperature <= MaxTemperature) || v.Tokens < 0 || v.Tokens > MaxTokens || v.AnswerTokens < 0 || v.AnswerTokens > MaxTokens,
		len(v.Met) != len(v.Wishes) && len(v.Met) != 0 || len(v.Rows) > MaxRows:
		return BadVersionCount
	}
	for _, s := range v.Shots {
		if badValues(s.Values) || long(s.Answer) {
			return BadVersionText
		}
	}
	for _, r := range v.Rows {
		if badValues(r.Values) || long(r.Want) || long(r.Answer) {
			return BadVersionText
		}
		if len(r.Met) != len(v.Wishes) {
			return BadVersionCount
		}
	}
	return NoVersions
}

func long(s string) bool { return utf8.RuneCountInString(s) > MaxRunes }

func badValues(values map[string]string) bool {
	if len(values) > maxValues {
		return true
	}
	for name, v := range values {
		if name == "" || utf8.RuneCountInString(name) > maxName || strings.ContainsFunc(name, notInName) || long(v) {
			return true
		}
	}
	return false
}
