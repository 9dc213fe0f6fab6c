package prompt

import (
	"slices"
	"strings"
	"testing"

	"breakeven/app/panel/concept"
	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func newChapter(l text.Lang) *Chapter {
	c := &Chapter{Lang: l, Model: NewModel()}
	c.OnInit()
	return c
}

func TestLanguageSwitchKeepsWhatIsWritten(t *testing.T) {
	c := newChapter(text.ZH)
	c.Lang = text.EN
	c.OnUpdate(app.Context{})
	if c.now.template != prompt.Weather["en"][0].Template {
		t.Errorf("untouched, the example is %q", c.now.template)
	}
	c.change().template = "mine {x}"
	c.done()
	c.Lang = text.ZH
	c.OnUpdate(app.Context{})
	if c.now.template != "mine {x}" {
		t.Errorf("after switching it says %q", c.now.template)
	}
}

// What sending the prompt costs follows the prices of the Cost chapter's case.
func TestPriceOfLength(t *testing.T) {
	for l, want := range map[text.Lang][2]string{text.ZH: {"$0.032，按成本一章的单价（每百万输入词元$2）", "没有单价"}, text.EN: {"$0.032 by the Cost chapter’s price ($2 per million", "has no price"}} {
		c := newChapter(l)
		c.now.template = strings.Repeat("天", 25) // 16 tokens
		c.Model.Remote.Prices = func() (float64, float64, bool) { return 2, 8, true }
		if html := app.HTMLString(c); !strings.Contains(html, want[0]) {
			t.Errorf("it does not say %q", want[0])
		}
		c.Model.Remote.Prices = func() (float64, float64, bool) { return 0, 0, false }
		if html := app.HTMLString(c); !strings.Contains(html, want[1]) {
			t.Errorf("without a price it does not say %q", want[1])
		}
	}
}

// A task that one text answers comes with its own values; others take the visitor's.
func TestTaskTakesValues(t *testing.T) {
	c := newChapter(text.EN)
	at := func(id string) draft {
		for i, s := range starts {
			if s.id == id {
				return c.example(i)
			}
		}
		t.Fatalf("no task %q", id)
		return draft{}
	}
	c.now = at("format")
	c.change().values["low"] = "5"
	c.done()
	if low := at("format").values["low"]; low != "5" {
		t.Errorf("started again, the lowest is %q", low)
	}
	if low := at("beyond").values["low"]; low != "12" {
		t.Errorf("the difference of %q and 22 is wished to be 10", low)
	}
}

// Neither does it change what has been asked: the answer is held against its wishes.
func TestLanguageSwitchKeepsWhatIsAsked(t *testing.T) {
	for what, ask := range map[string]func(*Chapter){
		"the model": (*Chapter).ask, "of all rows": (*Chapter).start, "ten times": (*Chapter).askTen,
	} {
		c, _ := parrot(t, text.ZH)
		before := c.now.clone()
		ask(c)
		c.Lang = text.EN
		c.OnUpdate(app.Context{})
		if !c.now.equal(before) {
			t.Errorf("asked %s, then in English, it says %q", what, c.now.template)
		}
	}
}

func TestUndo(t *testing.T) {
	c := newChapter(text.EN)
	first := c.now.clone()
	for _, s := range []string{"a", "ab", "abc"} { // one gesture
		c.change().template = s
	}
	c.done()
	c.change().values["city"] = "Paris"
	c.done()
	c.change() // nothing changed: nothing to undo
	c.done()
	c.undo()
	if c.now.template != "abc" || c.now.values["city"] != "Beijing" {
		t.Errorf("one undo: %+v", c.now)
	}
	c.change().template = "half typed"
	c.undo() // also what is not yet finished
	c.undo()
	if !c.now.equal(first) || len(c.undos) != 0 {
		t.Errorf("undone to %+v, %d left", c.now, len(c.undos))
	}
}

// Each problem is told in words, with the button that repairs it.
func TestProblems(t *testing.T) {
	for _, tt := range []struct {
		template string
		values   map[string]string
		en, zh   string
		repaired string
	}{
		{"in {ctiy}", map[string]string{"city": "Paris"}, "Did you mean {city}?", "是想写{city}吗？", "in {city}"},
		{"{日起}", map[string]string{"日期": "今天"}, "Did you mean {日期}?", "是想写{日期}吗？", "{日期}"},
		{"in {town}", nil, "{town} has no value yet", "{town}还没有值", ""},
		{"in town", map[string]string{"zone": "x"}, "“zone” has a value", "「zone」有值", "in town"},
		{"晴 } b", nil, "at character 3", "第3个字符", ""},
		{"a {} b", nil, "The {} at character 3", "第3个字符起的{}", ""},
		{"{a.b}", nil, "{a.b} cannot name a slot", "{a.b}不能当槽位名", ""},
		{strings.Repeat("长", prompt.MaxRunes+1), nil, "Too long", "太长了", ""},
	} {
		for l, want := range map[text.Lang]string{text.EN: tt.en, text.ZH: tt.zh} {
			c := newChapter(l)
			c.now.template, c.now.values = tt.template, tt.values
			html := app.HTMLString(c)
			if !strings.Contains(html, want) || strings.Contains(html, "%!") {
				t.Errorf("%.20q: the page does not say %q", tt.template, want)
			}
		}
		c := newChapter(text.EN)
		c.now.template, c.now.values = tt.template, tt.values
		problems := prompt.Parse(tt.template).Check(tt.values)
		if len(problems) != 1 {
			t.Errorf("%.20q: problems %+v, want one", tt.template, problems)
			continue
		}
		if tt.repaired != "" {
			c.repair(problems[0])
			if left := prompt.Parse(c.now.template).Check(c.now.values); c.now.template != tt.repaired || len(left) > 0 {
				t.Errorf("%q repaired: %q, still %+v", tt.template, c.now.template, left)
			}
		}
	}
}

// A template of 100 kB is laid under its field as it is: marked, its slots would be ten
// thousand elements, with every key anew.
func TestLongTemplateIsDrawn(t *testing.T) {
	c := newChapter(text.EN)
	c.now.template = strings.Repeat("a {city} z", 10_240)
	html := app.HTMLString(c)
	if n := strings.Count(html, "<mark"); n > 0 || strings.Count(html, c.now.template) < 2 {
		t.Errorf("%d marks in %d bytes", n, len(html))
	}
}

// What lies under the field is, character by character, what stands in it.
func TestUnderlayIsTheTemplate(t *testing.T) {
	for _, template := range []string{"", "{a}", "x{{y}} {a} {", "{a}{b}\n", "}}{{", "{ a }晴{b}尾", "{{{a}}}"} {
		c := newChapter(text.ZH)
		c.now.template = template
		parsed, got := prompt.Parse(template), ""
		for i, p := range parsed.Parts {
			if p.Slot == "" {
				got += c.written(parsed, i)
			} else {
				got += p.Text
			}
		}
		if got != template {
			t.Errorf("under %q lies %q", template, got)
		}
	}
}

// A few keys can make a prompt of a hundred million characters: it is refused,
// and what was typed stays.
func TestPromptTooLongIsNotDrawn(t *testing.T) {
	c := newChapter(text.EN)
	c.now.template, c.now.values = strings.Repeat("{a}", 6000), map[string]string{"a": strings.Repeat("x", 19_000)}
	html := app.HTMLString(c)
	if n := strings.Count(html, text.PromptTooLong.EN); n != 2 || strings.Contains(html, "prompt-tokens") || len(html) > 1e6 {
		t.Errorf("told %d times in %d bytes", n, len(html))
	}
}

func TestRender(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		html := app.HTMLString(newChapter(l))
		for _, hole := range []string{"%!", "NaN", "style="} {
			if strings.Contains(html, hole) {
				t.Errorf("%q in the page", hole)
			}
		}
		if !strings.Contains(html, text.PromptModelIs.In(l)) {
			t.Error("the page does not say who answers")
		}
	}
}

// What cannot be seen is counted, and turns no sentence around.
func TestOddCharacters(t *testing.T) {
	c, _ := parrot(t, text.EN)
	if html := app.HTMLString(c); strings.Contains(html, `data-problem="odd"`) {
		t.Error("there are odd characters from the beginning")
	}
	c.change().template = "{\u202ex:y} \x07"
	c.done()
	html := app.HTMLString(c)
	if want := text.PromptOdd.In(text.EN, "2"); !strings.Contains(html, want) {
		t.Errorf("it does not say %q", want)
	}
	if !strings.Contains(html, "\u2068\u202ex:y\u2069") {
		t.Error("the name of what is no slot turns the sentence around")
	}
	// Nor does a name that is written from the right; one that is not is not touched.
	for name, want := range map[string]string{"עיר": "{\u2068עיר\u2069} has no value", "مدينة 1": "{\u2068مدينة 1\u2069} has no value", "town 城市": "{town 城市} has no value"} {
		c.change().template, c.now.values = "{"+name+"}", map[string]string{}
		if html := app.HTMLString(c); !strings.Contains(html, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

// The flow goes on with the question: model, result or feedback, and adjusting.
func TestWay(t *testing.T) {
	c, asked := parrot(t, text.EN)
	at := func() concept.Step {
		return (&way{Lang: text.EN, Model: c.Model, Of: c, Prompt: c.prompt(prompt.Parse(c.now.template))}).step()
	}
	if s := at(); s != concept.Design {
		t.Errorf("at first it is at %d", s)
	}
	c.change().values["city"] += " "
	c.done()
	if s := at(); s != concept.Design {
		t.Errorf("changed before anything was asked, it is at %d", s)
	}
	c.Model.Ask(c.prompt(prompt.Parse(c.now.template)))
	if s := at(); s != concept.Model {
		t.Errorf("asking, it is at %d", s)
	}
	answer(c, asked)
	want := concept.Result
	said, _ := c.Model.Answered()
	if met, _ := prompt.Judge(c.now.wishes, said); slices.Contains(met, false) {
		want = concept.Feedback
	}
	if s := at(); s != want {
		t.Errorf("answered, it is at %d, want %d", s, want)
	}
	c.change().wishes = nil
	c.done()
	if s := at(); s != concept.Result {
		t.Errorf("answered, and nothing missed, it is at %d", s)
	}
	c.change().template += " please"
	c.done()
	if s := at(); s != concept.Adjust {
		t.Errorf("changed, it is at %d", s)
	}
}
