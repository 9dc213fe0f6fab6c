package prompt

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Examples stand in the prompt as the model has met them: question, mark, answer, a
// line each, and the question last.
func TestBehind(t *testing.T) {
	shots := []Shot{{map[string]string{"s": "今天天气很好"}, "晴天"}, {map[string]string{"s": "今天下雨了"}, "雨天"}}
	values := map[string]string{"s": "外面阳光明媚"}
	for template, want := range map[string]string{
		"{s}→":     "今天天气很好→晴天\n今天下雨了→雨天\n外面阳光明媚→",
		"{s}":      "今天天气很好→晴天\n今天下雨了→雨天\n外面阳光明媚→",
		"{s} : ":   "今天天气很好 : 晴天\n今天下雨了 : 雨天\n外面阳光明媚 : ",
		"{s}\n天气？": "今天天气很好\n天气？→晴天\n今天下雨了\n天气？→雨天\n外面阳光明媚\n天气？→",
	} {
		tpl := Parse(template)
		got := tpl.Behind(shots, values)
		if got != want {
			t.Errorf("%q: %q, want %q", template, got, want)
		}
		if n := tpl.RunesBehind(shots, values); n != utf8.RuneCountInString(want) {
			t.Errorf("%q: %d characters, want %d", template, n, utf8.RuneCountInString(want))
		}
		if tpl.Behind(nil, values) != tpl.Render(values) || tpl.RunesBehind(nil, values) != tpl.Runes(values) {
			t.Errorf("%q: without examples it is another prompt", template)
		}
	}
}

// Examples that stand in the template stand in the prompt once, however many more there
// are; an instruction or a format is repeated with the question, as before.
func TestBehindExamplesOfTheTemplate(t *testing.T) {
	shots := []Shot{{map[string]string{"s": "b"}, "2"}, {map[string]string{"s": "c"}, "3"}}
	values := map[string]string{"s": "d"}
	for template, want := range map[string]string{
		"a→1\n{s}→":              "a→1\nb→2\nc→3\nd→",
		"a→1\n{{x}}→9\n{s}→":     "a→1\n{x}→9\nb→2\nc→3\nd→",
		"a→1\nin {s}\n{s}→":      "a→1\nin b\nb→2\nin c\nc→3\nin d\nd→",
		"in one word\n{s}→":      "in one word\nb→2\nin one word\nc→3\nin one word\nd→",
		"format: {{s}}\n{s}:":    "format: {s}\nb:2\nformat: {s}\nc:3\nformat: {s}\nd:",
		"a→1\nd→":                "a→1\nd→2\nd→3\nd→",
		"a→→\n":                  "a→→\n2\na→→\n3\na→→\n",
		"{s}→1\n{s}→":            "b→1\nb→2\nc→1\nc→3\nd→1\nd→",
		"a→1\nb→2\nWhat is {s}?": "a→1\nb→2\nWhat is b?→2\na→1\nb→2\nWhat is c?→3\na→1\nb→2\nWhat is d?→",
	} {
		tpl := Parse(template)
		if got := tpl.Behind(shots, values); got != want || tpl.RunesBehind(shots, values) != utf8.RuneCountInString(want) {
			t.Errorf("%q: %q in %d characters, want %q", template, got, tpl.RunesBehind(shots, values), want)
		}
		examples, rest := tpl.Apart()
		if got := examples + rest.Render(values); got != tpl.Render(values) {
			t.Errorf("%q apart is %q", template, got)
		}
	}
}

func TestHeldBack(t *testing.T) {
	for _, n := range []int{0, 3, 4, 20, 21, 200} {
		held := 0
		for i, h := range HeldBack(n) {
			if h {
				held++
			}
			if h != HeldBack(n)[i] {
				t.Fatalf("of %d rows, row %d is held back by chance", n, i)
			}
		}
		if want := map[bool]int{true: n / 2}[n >= 4]; held != want {
			t.Errorf("of %d rows %d are held back, want %d", n, held, want)
		}
	}
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"", "", ""}, {"a", "a", "a"}, {"", "a b", "+a b+"},
		{"weather in {city} today", "weather in {city} today in detail", "weather in {city} today+ in detail+"},
		{"请回答天气", "请详细回答天气情况", "请+详细+回答天气+情况+"},
		{"high 22, low 12", "low 12, high 22", "-high-+low+ -22-+12+, -low-+high+ -12-+22+"},
		{"temperature", "temperatures", "-temperature-+temperatures+"},
	} {
		var got strings.Builder
		for _, p := range Diff(tt.a, tt.b) {
			mark := map[Change]string{Removed: "-", Added: "+"}[p.Change]
			got.WriteString(mark + p.Text + mark)
		}
		if got.String() != tt.want {
			t.Errorf("%q → %q: %q, want %q", tt.a, tt.b, got.String(), tt.want)
		}
	}
}

// However long the texts, the pieces are the two texts.
func FuzzDiff(f *testing.F) {
	f.Add("北京 a", "a 上海", 1)
	f.Add("x y", "y x", 900)
	f.Add("\xff", "{", 3)
	f.Fuzz(func(t *testing.T, a, b string, n int) {
		n = min(max(n, 1), 1000)
		if len(a)*n < 20_000 && len(b)*n < 20_000 {
			a, b = strings.Repeat(a, n), strings.Repeat(b, n)
		}
		var first, second strings.Builder
		for _, p := range Diff(a, b) {
			if p.Change <= Kept {
				first.WriteString(p.Text)
			}
			if p.Change >= Kept {
				second.WriteString(p.Text)
			}
		}
		if first.String() != a || second.String() != b {
			t.Fatalf("%q → %q: the pieces are %q and %q", a, b, first.String(), second.String())
		}
	})
}
