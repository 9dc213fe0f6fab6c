package prompt

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		text, slots string
		problems    string
	}{
		{"请回答{城市}{日期}的天气情况", "[城市 日期]", "[]"},
		{"{city} and { city } and {day of week}", "[city day of week]", "[]"},
		{`{{"city": "{city}"}}`, "[city]", "[]"},
		{`{"w":{"c":"{city}"}}`, "[city]", "[0@0 0@5 0@18 0@19]"},
		{"", "[]", "[]"},
		{"{", "[]", "[0@0]"}, {"a } b", "[]", "[0@2]"}, {"{}", "[]", "[1@0]"}, {"{ }", "[]", "[1@0]"},
		{"{a{b}", "[b]", "[0@0]"}, {"{a\nb}", "[]", "[0@0 0@4]"}, {"{a:b}", "[]", "[2@0]"}, {"{<b>}", "[]", "[2@0]"},
		{"{" + strings.Repeat("x", 41) + "}", "[]", "[2@0]"},
	} {
		got := Parse(tt.text)
		var problems []string
		for _, p := range got.Problems {
			problems = append(problems, fmt.Sprintf("%d@%d", p.Kind, p.At))
		}
		if s := fmt.Sprint(got.Slots()); s != tt.slots {
			t.Errorf("%q: slots %s, want %s", tt.text, s, tt.slots)
		}
		if s := fmt.Sprint(problems); s != tt.problems {
			t.Errorf("%q: problems %s, want %s", tt.text, s, tt.problems)
		}
	}
	if p := Parse(strings.Repeat("晴", MaxRunes+1)).Problems; len(p) != 1 || p[0].Kind != TooLong {
		t.Errorf("a text too long: %v", p)
	}
}

func TestRender(t *testing.T) {
	got := Parse(`{{"{city}": {x}, {city}}}`).Render(map[string]string{"city": "{x}", "unused": "no"})
	// A value is text: its braces are no slots.
	if want := `{"{x}": {x}, {x}}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// What is malformed is rendered as it was written, brace by brace.
func TestMalformedIsLiteral(t *testing.T) {
	for text, want := range map[string]string{
		`{"w":{"c":1}}`: `{"w":{"c":1}}`, `{"w":{"c":{{}}}}`: `{"w":{"c":{}}}`, "{ {{}} }": "{ {} }",
		"{a:b}c": "{a:b}c", "{}x": "{}x", "{ }}": "{ }}", "{}}}}": "{}}}", "{a:b}}}": "{a:b}}", "{a{{b}": "{a{b}", "}{": "}{", "{\xff}\xff": "{\xff}\xff", "{a\nb}": "{a\nb}",
	} {
		if got := Parse(text).Render(nil); got != want {
			t.Errorf("%q rendered %q, want %q", text, got, want)
		}
	}
}

func TestLengthIsBounded(t *testing.T) {
	tpl, long := Parse(strings.Repeat("{a}", 6000)), map[string]string{"a": strings.Repeat("晴", MaxRunes)}
	if n := tpl.Runes(long); n != 6000*MaxRunes {
		t.Errorf("%d characters, want %d", n, 6000*MaxRunes)
	}
	for _, tt := range []struct {
		template string
		a        int
		want     string
	}{
		{"{a}", MaxRunes, "[]"},
		{"{a}.", MaxRunes, "[{6   -1}]"},      // only the prompt
		{"{a}.", MaxRunes + 1, "[{6 a  -1}]"}, // the value, and the prompt for that
		{strings.Repeat("{a}", 6000), 4, "[{6   -1}]"},
	} {
		if got := fmt.Sprint(Parse(tt.template).Check(map[string]string{"a": strings.Repeat("晴", tt.a)})); got != tt.want {
			t.Errorf("%.9s with %d characters: %s, want %s", tt.template, tt.a, got, tt.want)
		}
	}
}

func TestCheck(t *testing.T) {
	problems := Parse("{city} {dya} {temprature} {new}").Check(map[string]string{"city": "北京", "day": "今天", "temperature": "12", "wind": "3", "empty": ""})
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d %s %s", p.Kind, p.Name, p.Suggest))
	}
	want := []string{"4 dya day", "4 temprature temperature", "3 new ", "5 wind "}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Counts of o200k, from the project's reference.
func TestEstimateTokens(t *testing.T) {
	for text, want := range map[string]int{"请回答北京今天的天气情况": 7, "请详细回答北京今天的天气情况，包括最高温度和最低温度": 16, "": 0} {
		if got := EstimateTokens(text); got < want-1 || got > want+2 {
			t.Errorf("%s: about %d tokens, counted %d", text, got, want)
		}
	}
}

func TestExamplesAreWhole(t *testing.T) {
	for lang, pair := range Weather {
		for i, e := range pair {
			if p := Parse(e.Template).Check(e.Values); p != nil {
				t.Errorf("%s %d: %v", lang, i, p)
			}
		}
	}
}

// Whatever is typed: no character is lost, and the parts lie end to end in the
// text. Written again with every literal brace doubled it is the same template,
// and has no problem left.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"{city}", "{{}}", "}{", "{a{b}c}", "{\xff}", "{{{a}}}", "{ }}", "{}}}}", "{a:b}}}", "\xff{城市}\x00", "{{{}", "{a\n}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tpl := Parse(text)
		identity := map[string]string{} // every slot stands for itself
		var again, want strings.Builder
		for i, p := range tpl.Parts {
			end := len(text)
			if i+1 < len(tpl.Parts) {
				end = tpl.Parts[i+1].At
			}
			if i == 0 && p.At != 0 || p.At >= end || end > len(text) {
				t.Fatalf("%q: part %d is at %d … %d", text, i, p.At, end)
			}
			source := text[p.At:end]
			want.WriteString(p.Text)
			if p.Slot != "" {
				if source != p.Text || strings.TrimSpace(source[1:len(source)-1]) != p.Slot {
					t.Fatalf("%q: slot %q is not %q", text, p.Slot, source)
				}
				identity[p.Slot] = "{" + p.Slot + "}"
				again.WriteString(p.Text)
				continue
			}
			// Only braces go, one of two at the most.
			if withoutBraces(source) != withoutBraces(p.Text) || 2*braces(p.Text) < braces(source) {
				t.Fatalf("%q: %q became %q", text, source, p.Text)
			}
			again.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(p.Text))
		}
		if n := utf8.RuneCountInString(want.String()); utf8.ValidString(text) && tpl.Runes(nil) != n {
			t.Fatalf("%q: %d characters, want %d", text, tpl.Runes(nil), n)
		}
		if text != "" && len(tpl.Parts) == 0 {
			t.Fatalf("%q: nothing is left", text)
		}
		if got := tpl.Render(nil); got != want.String() {
			t.Fatalf("%q: rendered without values %q, want %q", text, got, want.String())
		}
		// Spaces inside a slot's braces are no text.
		if got := tpl.Render(identity); withoutSpace(got) != withoutSpace(want.String()) {
			t.Fatalf("%q: rendered with itself %q, want %q", text, got, want.String())
		}
		second := Parse(again.String())
		if second.Render(nil) != want.String() || !slices.Equal(second.Slots(), tpl.Slots()) {
			t.Fatalf("%q: written again as %q it is another template", text, again.String())
		}
		for _, p := range second.Problems {
			if p.Kind != TooLong {
				t.Fatalf("%q: written again as %q: %+v", text, again.String(), p)
			}
		}
		for _, p := range tpl.Check(identity) {
			switch p.Kind {
			case TooLong:
			case LoneBrace, EmptySlot, BadName:
				if text[p.At] != '{' && text[p.At] != '}' {
					t.Fatalf("%q: a problem with a brace at %d", text, p.At)
				}
			default:
				t.Fatalf("%q: every slot has its value, and yet %+v", text, p)
			}
		}
		if n := EstimateTokens(text); n < 0 || n > len(text) {
			t.Fatalf("%q: about %d tokens of %d bytes", text, n, len(text))
		}
	})
}

func withoutBraces(s string) string { return strings.NewReplacer("{", "", "}", "").Replace(s) }

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }

func braces(s string) int { return strings.Count(s, "{") + strings.Count(s, "}") }
