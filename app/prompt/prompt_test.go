package prompt

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		text, slots string
		problems    string
	}{
		{"请回答{城市}{日期}的天气情况", "[城市 日期]", "[]"},
		{"{city} and { city } and {day of week}", "[city day of week]", "[]"},
		{`{{"city": "{city}"}}`, "[city]", "[]"},
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

func TestDistance(t *testing.T) {
	for in, want := range map[[2]string]int{{"", "abc"}: 3, {"abc", "abc"}: 0, {"day", "dya"}: 1, {"kitten", "sitting"}: 3, {"城市", "城"}: 1} {
		if got := distance([]rune(in[0]), []rune(in[1])); got != want {
			t.Errorf("%q to %q: %d, want %d", in[0], in[1], got, want)
		}
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

// Whatever is typed: nothing is lost, every slot is a place in the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"{city}", "{{}}", "}{", "{a{b}c}", "{\xff}", "{{{a}}}", "{ }}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tpl := Parse(text)
		var doubled strings.Builder
		for _, p := range tpl.Parts {
			if !strings.HasPrefix(text[p.At:], "{") && p.Slot != "" {
				t.Fatalf("slot %q is not at %d", p.Slot, p.At)
			}
			doubled.WriteString(p.Text)
		}
		if strings.Map(noBrace, doubled.String()) != strings.Map(noBrace, text) {
			t.Errorf("%q lost text: %q", text, doubled.String())
		}
		values := map[string]string{}
		for _, s := range tpl.Slots() {
			values[s] = "{" + s + "}"
		}
		tpl.Render(values)
		tpl.Check(values)
		EstimateTokens(text)
	})
}

func noBrace(r rune) rune {
	if r == '{' || r == '}' {
		return -1
	}
	return r
}
