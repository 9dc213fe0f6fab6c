package prompt

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func someVersion() Version {
	return Version{
		Name: "v", Template: "{s}", Values: map[string]string{"s": "<script>"}, Shots: []Shot{{map[string]string{"s": "a"}, "b"}},
		Wishes: []Wish{{Kind: Contains, Argument: "x", Weight: 1}, {Kind: Tokens, Argument: "9", Weight: 2}}, Temperature: .7, Seed: 3,
		Answer: "x", Met: []bool{true, false}, Tokens: 24, AnswerTokens: 3,
		Rows: []RowAnswer{
			{Values: map[string]string{"s": "1"}, Answer: "x", Met: []bool{true, true}},
			{Values: map[string]string{"s": "2"}, Answer: "y", Met: []bool{false, true}},
			{Values: map[string]string{"s": "3"}, HeldBack: true, Answer: "z", Met: []bool{false, false}},
		},
	}
}

func TestVersionsAsFile(t *testing.T) {
	list := []Version{someVersion(), {Template: "", Values: map[string]string{}}}
	file, left := ExportVersions(list)
	if left != (Left{}) || strings.Contains(string(file), "<script>") {
		t.Errorf("without %+v it is %s", left, file)
	}
	got, err := ImportVersions(file)
	if err != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("read again: %+v, %v", got, err)
	}
}

// What a file cannot hold is left out and counted: rows' answers first, the oldest first;
// then what does not fit. No version goes for a later one.
func TestVersionsThatDoNotFit(t *testing.T) {
	long := strings.Repeat("x", MaxRunes-1)
	rows := func(n int) (list []RowAnswer) {
		for range n {
			list = append(list, RowAnswer{Values: map[string]string{"s": long}})
		}
		return list
	}
	version := func(name string, rows []RowAnswer) Version { return Version{Name: name, Template: name, Rows: rows} }
	huge := version("huge", nil)
	huge.Values = map[string]string{}
	for i := range maxValues {
		huge.Values[fmt.Sprint(i)] = long
	}
	var many []Version
	for i := range MaxVersions + 9 {
		many = append(many, Version{Name: fmt.Sprint(i), Template: long})
	}
	for _, tt := range []struct {
		list []Version
		want string // names in the file, and how many rows they have
		left Left
	}{
		{[]Version{version("a", rows(2)), version("b", nil), version("c", rows(200))}, "a:2 b:0 c:0", Left{0, 1}},
		{[]Version{version("a", rows(15)), version("b", nil), version("c", rows(20))}, "a:0 b:0 c:20", Left{0, 1}},
		{[]Version{version("a", rows(2)), huge, version("c", rows(2))}, "a:2 c:2", Left{1, 0}},
		{many, "9:0 10:0 11:0 12:0 13:0 14:0 15:0 16:0 17:0 18:0 19:0 20:0 21:0 22:0 23:0 24:0 25:0 26:0 27:0 28:0 29:0 30:0 31:0 32:0 33:0 34:0", Left{33, 0}},
	} {
		file, left := ExportVersions(tt.list)
		list, err := ImportVersions(file)
		var got []string
		for _, v := range list {
			got = append(got, fmt.Sprint(v.Name, ":", len(v.Rows)))
		}
		if s := strings.Join(got, " "); err != nil || s != tt.want || left != tt.left {
			t.Errorf("%s without %+v, %v; want %s without %+v", s, left, err, tt.want, tt.left)
		}
	}
	// To the last byte: what is about as long as the room is in the file, or out.
	many = many[len(many)-26:]
	full, _ := ExportVersions(many)
	for over := -200; over < 40; over += 20 {
		last := Version{Template: strings.Repeat("x", MaxVersionFile-len(full)+over)}
		if file, left := ExportVersions(append(slices.Clone(many), last)); len(file) > MaxVersionFile || over >= 0 && left.Versions != 1 {
			t.Errorf("%d bytes, without %+v", len(file), left)
		}
	}
}

func TestBrokenVersions(t *testing.T) {
	file := func(change func(*Version)) string {
		v := someVersion()
		change(&v)
		b, _ := ExportVersions([]Version{someVersion(), v})
		return string(b)
	}
	for _, tt := range []struct {
		file string
		want VersionError
	}{
		{"", VersionError{NoVersions, 0}}, {"[]", VersionError{NoVersions, 0}}, {`{"format": "breakeven-cost", "version": 1}`, VersionError{NoVersions, 0}},
		{`{"format": "breakeven-prompts", "version": 1, "versions": []}`, VersionError{NoVersions, 0}},
		{`{"format": "breakeven-prompts", "version": 2, "versions": [{}]}`, VersionError{LaterVersions, 0}},
		{`{"format": "breakeven-prompts", "version": 1, "versions": [{"tokens": "many"}]}`, VersionError{NoVersions, 0}},
		{`{"format": "breakeven-prompts", "version": 1, "versions": [` + strings.Repeat("{},", MaxVersions) + `{}]}`, VersionError{TooManyVersions, 0}},
		{strings.Repeat(" ", MaxVersionFile+1), VersionError{VersionsTooLong, 0}},
		{file(func(v *Version) { v.Name = strings.Repeat("名", MaxVersionName+1) }), VersionError{BadVersionName, 2}},
		{file(func(v *Version) { v.Model = strings.Repeat("m", MaxModelName+1) }), VersionError{BadVersionName, 2}},
		{file(func(v *Version) { v.Template = strings.Repeat("x", MaxRunes+1) }), VersionError{BadVersionText, 2}},
		{file(func(v *Version) { v.Values = map[string]string{"<b>": "x"} }), VersionError{BadVersionText, 2}},
		{file(func(v *Version) { v.Shots = make([]Shot, MaxShots+1) }), VersionError{BadVersionText, 2}},
		{file(func(v *Version) { v.Shots[0].Answer = strings.Repeat("x", MaxRunes+1) }), VersionError{BadVersionText, 2}},
		{file(func(v *Version) { v.Wishes[0].Kind = "onerror" }), VersionError{BadVersionWish, 2}},
		{file(func(v *Version) { v.Temperature = 1e9 }), VersionError{BadVersionCount, 2}},
		{file(func(v *Version) { v.Tokens = -1 }), VersionError{BadVersionCount, 2}},
		{file(func(v *Version) { v.Met = v.Met[:1] }), VersionError{BadVersionCount, 2}},
		{file(func(v *Version) { v.Rows[2].Met = nil }), VersionError{BadVersionCount, 2}},
	} {
		list, err := ImportVersions([]byte(tt.file))
		var got *VersionError
		if list != nil || !errors.As(err, &got) || *got != tt.want {
			t.Errorf("%.60q: %v, want %+v", tt.file, err, tt.want)
		}
	}
}

func TestRatesAndTurns(t *testing.T) {
	v, before := someVersion(), someVersion()
	if r := fmt.Sprint(v.Rates(false), v.Rates(true)); r != "[1/2 2/2] [0/1 0/1]" {
		t.Errorf("rates %s", r)
	}
	before.Rows[0].Answer, before.Rows[0].Met = "other", []bool{false, true} // was worse
	before.Rows[2].Answer, before.Rows[2].Met = "other", []bool{true, true}  // was better
	before.Rows[1].Values = map[string]string{"s": "another row"}
	if turn := v.Turned(before); fmt.Sprint(turn) != "{2 [0 2] true 1 1}" {
		t.Errorf("turned %+v", turn)
	}
	before.Wishes = nil // of other wishes, nothing can be said to be better
	if turn := v.Turned(before); fmt.Sprint(turn) != "{2 [0 2] false 0 0}" {
		t.Errorf("by other wishes turned %+v", turn)
	}
	// Nor are rows the same whose texts only look alike, put behind one another.
	before.Rows = []RowAnswer{{Values: map[string]string{"s": `1" "t":"`}}, {Values: map[string]string{"s": "2", "t": ""}}}
	if turn := v.Turned(before); turn.Compared != 0 {
		t.Errorf("of other rows, turned %+v", turn)
	}
	other := someVersion()
	if other.Model = "large"; v.Same(other) {
		t.Error("another model is taken for the page's")
	}
	other = someVersion()
	other.Seed = 4
	steady := other
	if v.Same(other) {
		t.Error("another draw is taken for the same")
	}
	if other.Seed = 0; !v.Same(other) || !other.Same(v) {
		t.Error("a draw that is not known is taken for another")
	}
	if v.Temperature, steady.Temperature = 0, 0; !v.Same(steady) {
		t.Error("where nothing is drawn, the seed counts")
	}
	v = someVersion()
	if !v.Same(someVersion()) || v.Same(before) {
		t.Error("what is the same is not told from what is not")
	}
	other = someVersion()
	if a, b := Texts(v, other); a != "a→b\n{s}" || b != a {
		t.Errorf("as texts they are %q and %q", a, b)
	}
	other.Values, other.Shots = map[string]string{"s": "x"}, nil
	if a, b := Texts(v, other); a != "a→b\n{s}\n{s} = <script>" || b != "{s}\n{s} = x" {
		t.Errorf("as texts they are %q and %q", a, b)
	}
}

// Whatever a file says: versions that are written and read again as they are, or an
// error that says which.
func FuzzImportVersions(f *testing.F) {
	b, _ := ExportVersions([]Version{someVersion()})
	f.Add(b)
	f.Add([]byte(`{"format":"breakeven-prompts","version":1,"versions":[{"template":"{a}","values":{"a":"\ud800"},"temperature":1e-9}]}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		list, err := ImportVersions(file)
		if err != nil {
			var e *VersionError
			if !errors.As(err, &e) || list != nil {
				t.Fatalf("%v, and yet %v", err, list)
			}
			return
		}
		again, left := ExportVersions(list)
		if left != (Left{}) {
			return // written with escapes, it is longer
		}
		second, err := ImportVersions(again)
		if err != nil {
			t.Fatalf("written again it is %v: %q", err, again)
		}
		if third, _ := ExportVersions(second); string(third) != string(again) {
			t.Fatalf("%q became %q", again, third)
		}
	})
}
