package prompt

import (
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A format that is chosen stands in the template and is marked there and in the prompt;
// it says what it costs, and one undo takes it back. Behind an arrow examples show it.
func TestFormats(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		c := newChapter(l)
		before := c.now.template
		html := app.HTMLString(c)
		for _, id := range append(prompt.Formats(), "any") {
			if !strings.Contains(html, `id="format-`+id+`"`) {
				t.Errorf("%s is not offered", id)
			}
		}
		if cost := more(before, prompt.WithFormat(before, "table")); !strings.HasPrefix(cost, "+") || !strings.Contains(html, ">"+cost+"<") {
			t.Errorf("it does not say that a table costs %s", cost)
		}
		c.format("json")
		line := c.now.template[len(before)+1:]
		html = app.HTMLString(c)
		if n := strings.Count(html, `class="format">`+line); n != 2 {
			t.Errorf("%q is marked %d times", line, n)
		}
		if !strings.Contains(html, text.FormatJSONIs.In(l)) {
			t.Error("it does not say which keys there are")
		}
		c.format(prompt.OwnFormat)
		if html := app.HTMLString(c); !strings.Contains(html, text.FormatOwnIs.In(l)) || strings.Contains(c.now.template, line) {
			t.Errorf("a format of one's own makes it %q", c.now.template)
		}
		if c.undo(); c.now.template != before+"\n"+line {
			t.Errorf("undone, it is %q", c.now.template)
		}
		if c.undo(); c.now.template != before {
			t.Errorf("undone twice, it is %q", c.now.template)
		}
		c.now = c.example(3)
		if html := app.HTMLString(c); !strings.Contains(html, text.FormatOpen.In(l)) || strings.Contains(html, `id="format-json"`) {
			t.Error("where examples show the format, another is offered")
		}
	}
}

// What is marked is all of the prompt, whatever it is.
func TestPassagesAreThePrompt(t *testing.T) {
	for template, want := range map[string]string{
		"{a}\nHow?\nformat: {{high}} of {a}, {{low}}": "format: {high} of |, {low}", "format: {{high}}\n{a} format: x": "format: {high}", "{a}format: x": "",
		"": "", "{a}": "", "{{}} {a}, in a table, then": "in a table", "格式：{a}": "格式：", "格式：{a}\n尾": "格式：", "格式：": "格式：", "}}{{\nin one word": "in one word",
	} {
		c := newChapter(text.EN)
		c.now.template, c.now.values = template, map[string]string{"a": "one\ntwo"}
		all, marked := "", []string(nil)
		for _, p := range c.passages(prompt.Parse(template)) {
			if all += p.text; p.class == "format" {
				marked = append(marked, p.text)
			}
		}
		if all != c.prompt(prompt.Parse(template)) || strings.Join(marked, "|") != want {
			t.Errorf("%q: %q with %q marked, want %q", template, all, marked, want)
		}
	}
}
