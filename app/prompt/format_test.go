package prompt

import (
	"slices"
	"strings"
	"testing"
)

// A format is a line of the template: put in, it is found where it stands; another takes
// its place; without it the template is what it was. A clause goes before the visitor's
// own.
func TestFormat(t *testing.T) {
	for _, template := range []string{"{facts}\nHow is it in {city}?", "{事实}\n请回答{城市}的天气情况", "How is it?", "", "{{\"a\": 1}}"} {
		for _, id := range Formats() {
			with := WithFormat(template, id)
			got, from, to := FormatIn(with)
			line := with[strings.LastIndexByte(with, '\n')+1:]
			if got != id || with[from:to] != line || !strings.HasPrefix(with, template) || from != 0 && with[from-1] != '\n' {
				t.Errorf("%q with %s is %q, with %q at %d to %d", template, id, with, got, from, to)
			}
			if p := Parse(with).Problems; len(p) != 0 {
				t.Errorf("%q: %v", with, p)
			}
			if again := WithFormat(with, id); again != with {
				t.Errorf("%q again is %q", with, again)
			}
			if without := WithFormat(with, ""); without != template {
				t.Errorf("%q without %s is %q", template, id, without)
			}
			for _, other := range Formats() {
				if s := WithFormat(with, other); s != WithFormat(template, other) {
					t.Errorf("%s in place of %s: %q", other, id, s)
				}
			}
		}
	}
	for text, want := range map[string]string{
		"Weather, answer in JSON": "json answer in JSON", "天气，用表格回答，最后说谢谢": "table 用表格回答", "format: {{high}}/{{low}}\n{facts}": "own format: {{high}}/{{low}}",
		"a\n格式：{最高}": "own 格式：{最高}", "answer in JSON": "json answer in JSON", "I answer in JSON": " ", "x format: y": " ", "": " ",
	} {
		if id, from, to := FormatIn(text); id+" "+text[from:to] != want {
			t.Errorf("%q: %q from %d to %d, want %q", text, id, from, to, want)
		}
	}
	if s := WithFormat("天气，用表格回答，最后说谢谢", "json"); s != "天气，最后说谢谢\n用JSON格式回答" {
		t.Errorf("of a clause: %q", s)
	}
	if s := WithFormat("format: {{high}}\n{facts}", ""); s != "{facts}" {
		t.Errorf("of the first line: %q", s)
	}

	own := WithFormat("{facts}\nHow is it?", OwnFormat)
	thanks := Wish{Kind: Ends, Argument: "thank you", Weight: 1}
	list := Adjustments(own, thanks, nil, nil)
	if i := slices.IndexFunc(list, func(a Adjustment) bool { return a.ID == "thanks" }); i < 0 || !strings.HasSuffix(list[i].Template, own[len("{facts}\nHow is it?"):]) {
		t.Errorf("a clause is part of the format: %+v", list)
	}
	table := WithFormat("{facts}\nHow is it?", "table")
	list = Adjustments(table, Wish{Kind: Tokens, Argument: "5", Weight: 1}, nil, nil)
	if i := slices.IndexFunc(list, func(a Adjustment) bool { return a.ID == "drop" }); i < 0 || list[i].Template != "{facts}\nHow is it?" {
		t.Errorf("it is not left out again: %+v", list)
	}
}
