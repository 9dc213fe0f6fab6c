package prompt

import (
	"errors"
	"fmt"
	"reflect"
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
	file, kept := ExportVersions(list)
	if kept != 2 || strings.Contains(string(file), "<script>") {
		t.Errorf("%d versions in %s", kept, file)
	}
	got, err := ImportVersions(file)
	if err != nil || !reflect.DeepEqual(got, list) {
		t.Errorf("read again: %+v, %v", got, err)
	}
	// What a file cannot hold goes, the oldest first.
	var many []Version
	for i := range MaxVersions + 9 {
		many = append(many, Version{Name: fmt.Sprint(i), Template: strings.Repeat("x", MaxRunes-1)})
	}
	file, kept = ExportVersions(many)
	got, err = ImportVersions(file)
	if err != nil || len(got) != kept || kept == 0 || kept == MaxVersions || got[kept-1].Name != fmt.Sprint(MaxVersions+8) {
		t.Errorf("%d of %d kept, %v", kept, len(many), err)
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
	changed, better, worse := v.Turned(before)
	if fmt.Sprint(changed, better, worse) != "[0 2] 1 1" {
		t.Errorf("changed %v, %d better, %d worse", changed, better, worse)
	}
	before.Wishes = nil // of other wishes, nothing can be said to be better
	if _, better, worse = v.Turned(before); better+worse != 0 {
		t.Errorf("by other wishes %d better, %d worse", better, worse)
	}
	other := someVersion()
	if other.Model = "large"; v.Same(other) {
		t.Error("another model is taken for the page's")
	}
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
		again, kept := ExportVersions(list)
		if kept < len(list) {
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
