package prompt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"
	"breakeven/app/wire"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Every wish tells by a sign and a word whether the answer meets it; before there is
// an answer, none does.
func TestWishes(t *testing.T) {
	c := newChapter(text.ZH)
	html := app.HTMLString(&Wishes{Lang: text.ZH, Model: c.Model, Of: c})
	if strings.Count(html, text.WishOpen.ZH) != 4 || strings.Contains(html, "wishes-met") {
		t.Errorf("before an answer: %s", html)
	}
	c.Model, _ = asked() // 晴▸晴天
	c.Model.Values = c.now.values
	c.now.wishes = []prompt.Wish{
		{Kind: prompt.Equals, Argument: "晴天", Weight: 3}, {Kind: prompt.Contains, Argument: "<b>", Weight: 1, Name: "<i>名"},
		{Kind: prompt.Tokens, Argument: "1", Weight: 1}, {Kind: prompt.Matches, Argument: "(", Weight: 1}, {Kind: prompt.Contains, Argument: "{没有}", Weight: 1},
	}
	w := &Wishes{Lang: text.ZH, Model: c.Model, Of: c}
	html = app.HTMLString(w)
	for want, n := range map[string]int{">" + text.WishMet.ZH + "<": 2, ">" + text.WishMissed.ZH + "<": 1, ">" + text.WishWrong.ZH + "<": 2, "57.1%": 1, "× 3": 1, "&lt;i&gt;名": 1, "<i>": 0, "<b>&": 0} {
		if got := strings.Count(html, want); got != n {
			t.Errorf("%q stands %d times, want %d: %s", want, got, n, html)
		}
	}
	for open, want := range map[int]text.Sentence{4: text.WishErrPattern, 5: text.WishErrNoValue} {
		c.openWish = open
		if html := app.HTMLString(w); !strings.Contains(html, want.ZH) {
			t.Errorf("the form of wish %d does not say %q", open, want.ZH)
		}
	}
	// Removed, it can be undone.
	c.removeWish(1)
	if len(c.now.wishes) != 4 || c.now.wishes[1].Kind != prompt.Tokens {
		t.Errorf("removed: %+v", c.now.wishes)
	}
	c.undo()
	if len(c.now.wishes) != 5 || c.now.wishes[1].Name != "<i>名" {
		t.Errorf("undone: %+v", c.now.wishes)
	}
}

// All that can be wrong with a wish, all kinds and all adjustments have their words.
func TestWishesHaveWords(t *testing.T) {
	for _, k := range prompt.Kinds {
		if kindNames[k] == (text.Sentence{}) || kindAsks[k] == (text.Sentence{}) {
			t.Errorf("%s has no words", k)
		}
		short := (&Wishes{Lang: text.EN}).short(prompt.Wish{Kind: k, Argument: "12 a", Weight: 2}, nil)
		if !strings.Contains(short, "12") || !strings.HasSuffix(short, " × 2") || strings.Contains(short, "%!") {
			t.Errorf("%s in short: %q", k, short)
		}
	}
	for _, lang := range []string{"zh", "en"} {
		for _, task := range prompt.Tasks(lang) {
			for _, k := range prompt.Kinds {
				for _, a := range prompt.Adjustments(task.Template, prompt.Wish{Kind: k, Argument: "thank hello ! degree pleasure high { | zh", Weight: 1}, task.Values, task.Examples) {
					if s := named(a, text.EN); s == "" || strings.Contains(s, "%!") {
						t.Errorf("%+v is called %q", a, s)
					}
				}
			}
		}
	}
	for i, task := range prompt.Tasks("en") {
		if starts[i].id != task.ID {
			t.Errorf("task %d is %s, its button %s", i, task.ID, starts[i].id)
		}
	}
}

// What is missed gets adjustments; one taken is undone in one step.
func TestSuggest(t *testing.T) {
	c := newChapter(text.EN)
	show := func() string { return app.HTMLString(&Suggest{Lang: text.EN, Model: c.Model, Of: c}) }
	if !strings.Contains(show(), text.SuggestFirst.EN) {
		t.Error("before an answer it suggests something")
	}
	c.Model, _ = asked()
	c.now = draft{template: c.Model.Prompt, wishes: []prompt.Wish{{Kind: prompt.Ends, Argument: "谢谢", Weight: 1}}}
	if html := show(); !strings.Contains(html, "Ask for thanks") || !strings.Contains(html, "+") || !strings.Contains(html, "One wish missed: Ends with") {
		t.Errorf("suggested: %s", html)
	}
	a := prompt.Adjustments(c.now.template, c.now.wishes[0], nil, nil)[0]
	c.adjust(a)
	if c.now.template != a.Template || !strings.Contains(show(), text.SuggestAgain.EN) {
		t.Errorf("taken: %q", c.now.template)
	}
	c.undo()
	if c.now.template != c.Model.Prompt {
		t.Errorf("undone: %q", c.now.template)
	}
	c.now.wishes = []prompt.Wish{{Kind: prompt.Contains, Argument: "42", Weight: 1}}
	if !strings.Contains(show(), text.SuggestNone.EN) {
		t.Error("where nothing helps, it does not say so")
	}
	c.now.wishes = []prompt.Wish{{Kind: prompt.Contains, Argument: "晴", Weight: 1}}
	if !strings.Contains(show(), ">"+text.SuggestAll.EN+"<") {
		t.Error("met, it does not say so")
	}
	// A chip is called by what it writes: that goes by the template's language.
	for template, want := range map[string]string{"{事实}\n请回答{城市}的天气": "Ask for English", "How is it in {city}?": "Ask for Chinese"} {
		wish := prompt.Wish{Kind: prompt.Language, Argument: map[bool]string{true: "en", false: "zh"}[want == "Ask for English"], Weight: 1}
		for _, a := range prompt.Adjustments(template, wish, nil, nil) {
			if a.ID == "language" && named(a, text.EN) != want {
				t.Errorf("what writes %q is called %q", a.Text, named(a, text.EN))
			}
		}
	}
	// A large model is asked by the visitor alone.
	c.Model.Remote.Chosen = true
	if html := show(); !strings.Contains(html, text.SearchHere.EN) || strings.Contains(html, `aria-disabled="false"`) {
		t.Errorf("with an endpoint chosen: %s", html)
	}
}

// The end of Adjust for me is told as it was.
func TestSearchEnd(t *testing.T) {
	for said, want := range map[string]string{"x": text.SearchFailed.In(text.EN, 1), "晴 x": text.SearchBetter.In(text.EN, 1, 1, 2), "晴 y": text.SearchSolved.In(text.EN, 2)} {
		c := newChapter(text.EN)
		c.now.template = "天气？"
		wishes := []prompt.Wish{{Kind: prompt.Contains, Argument: "晴", Weight: 1}, {Kind: prompt.Matches, Argument: "y谢?", Weight: 1}}
		c.search = &search{Search: prompt.NewSearch(c.now.template, wishes, nil, nil), begun: c.now.clone()}
		c.change()
		c.search.Heard(prompt.Answer{Text: "x"})
		c.search.Heard(prompt.Answer{Text: said})
		for c.search.Next() != nil {
			t.Fatalf("%s: it asks on: %+v", said, c.search.Next())
		}
		c.endSearch(text.Sentence{})
		if got := c.searchEnd(); got != want {
			t.Errorf("behind %q: %q, want %q", said, got, want)
		}
		if changed := c.now.template != "天气？"; changed != (said != "x") {
			t.Errorf("behind %q the template is %q", said, c.now.template)
		}
		if c.searching() || said != "x" && (len(c.undos) != 1 || c.undos[0].template != "天气？") {
			t.Errorf("behind %q it is not over, or not undone at once: %+v", said, c.undos)
		}
	}
}

// A wish that is not finished is none: neither is it searched for, nor counted as missed.
func TestUnfinishedWish(t *testing.T) {
	c := newChapter(text.EN)
	var sent []wire.Message
	c.Model.Start, c.Model.Send = func() {}, func(msg wire.Message) bool { sent = append(sent, msg); return true }
	show := func() string { return app.HTMLString(&Suggest{Lang: text.EN, Model: c.Model, Of: c}) }
	c.now.wishes = []prompt.Wish{{Kind: prompt.Contains, Weight: 1}}
	if !c.barred() {
		t.Error("with nothing that is wanted, a search can begin")
	}
	c.now.wishes = append(c.now.wishes, prompt.Wish{Kind: prompt.Highest, Argument: "12, 22", Weight: 1})
	c.startSearch()
	for said := range slices.Values([]string{"22", "high 22"}) {
		c.Model.Hear(&wire.Said{ID: sent[len(sent)-1].(*wire.Ask).ID, Tokens: make([]wire.SaidToken, 1), Text: said, End: wire.Complete})
		if c.hearStep() {
			c.askStep()
		}
	}
	if got, want := c.searchEnd(), text.SearchSolved.In(text.EN, 2); c.searching() || got != want || !strings.Contains(show(), ">"+text.SuggestAll.EN+"<") {
		t.Errorf("searching %v, %d steps, it says %q, want %q: %s", c.searching(), len(c.search.Steps), got, want, show())
	}
	if len(c.now.wishes) != 2 {
		t.Errorf("of two wishes, one of which is being written, %d are left", len(c.now.wishes))
	}
}

// Undone, an open wish's fields are to show what it is then, and that may be nothing.
func TestUndoFillsOpenWish(t *testing.T) {
	c := newChapter(text.EN)
	c.change().wishes = append(c.now.wishes, prompt.Wish{Kind: prompt.Contains, Weight: 1})
	c.done()
	c.openWish = len(c.now.wishes)
	w := &c.change().wishes[c.openWish-1]
	w.Argument, w.Name, w.Kind, w.Weight = "thanks", "Thanks", prompt.Ends, 2
	c.done()
	for _, want := range [][4]string{{"thanks", "Thanks", string(prompt.Ends), "2"}, {"", "", string(prompt.Contains), "1"}} {
		f := c.fields()
		if got := [4]string{f["wish-argument"], f["wish-name"], f["wish-kind"], f["wish-weight"]}; got != want || f["template"] != c.now.template {
			t.Errorf("the fields are to say %q, want %q", got, want)
		}
		c.undo()
	}
	if _, ok := c.fields()["wish-name"]; ok {
		t.Error("the wish is gone, and its form has fields")
	}
}

// No search asks more than it says it may, the question that shows the best one's answer
// again included.
func TestSearchKeepsItsWord(t *testing.T) {
	c, most := newChapter(text.EN), 0
	var sent []wire.Message
	c.Model.Start, c.Model.Send = func() {}, func(msg wire.Message) bool { sent = append(sent, msg); return true }
	c.now.examples = nil
	for i := range 2 * prompt.MaxSteps {
		c.now.examples = append(c.now.examples, fmt.Sprintf("%d→x", i))
	}
	for c.startSearch(); c.Model.Asking(); {
		c.Model.Hear(&wire.Said{ID: sent[len(sent)-1].(*wire.Ask).ID, Tokens: make([]wire.SaidToken, 1), Text: "x", End: wire.Complete})
		if most = len(sent); c.hearStep() {
			c.askStep()
		}
	}
	html := app.HTMLString(&Suggest{Lang: text.EN, Model: c.Model, Of: c})
	if got := c.searchEnd(); got != text.SearchSpent.In(text.EN, prompt.MaxSteps) {
		t.Errorf("with more left to try it says %q", got)
	}
	if c.searching() || len(c.search.Steps) != prompt.MaxSteps || !strings.Contains(html, fmt.Sprintf("%d questions at most", most)) {
		t.Errorf("%d steps, %d questions: %s", len(c.search.Steps), most, html)
	}
}

// A step's answer is taken once, and a question of the visitor's between two steps is
// none; an edit ends the search and stays.
func TestSearchHears(t *testing.T) {
	c := newChapter(text.EN)
	var sent []wire.Message
	c.Model.Start, c.Model.Send = func() {}, func(msg wire.Message) bool { sent = append(sent, msg); return true }
	answer := func(s string) {
		id := sent[len(sent)-1].(*wire.Ask).ID
		c.Model.Hear(&wire.Said{ID: id, Tokens: make([]wire.SaidToken, 1), Text: s, End: wire.Complete})
	}
	c.startSearch()
	if c.hearStep() || len(c.search.Steps) != 0 {
		t.Error("it heard an answer that is not there")
	}
	answer("Beijing")
	if !c.hearStep() || c.hearStep() || len(c.search.Steps) != 1 {
		t.Errorf("of one answer it heard %d", len(c.search.Steps))
	}
	c.ask() // the visitor, in the pause
	answer("Beijing sunny")
	if c.hearStep() || len(c.search.Steps) != 1 {
		t.Error("it took the visitor's question for a step")
	}
	c.askStep()
	if got := sent[len(sent)-1].(*wire.Ask).Prompt; !strings.HasSuffix(got, "the highest and the lowest temperature") {
		t.Errorf("the second step asks %q", got)
	}
	c.change().template = "mine"
	answer("")
	if c.hearStep() || c.searching() || c.now.template != "mine" || c.searchEnd() != text.SearchYours.EN {
		t.Errorf("behind an edit: %q, %q", c.now.template, c.searchEnd())
	}

	// So does an edit of a value or a wish: another question is asked then.
	for what, edit := range map[string]func(){
		"value": func() { c.change().values["city"] += "!" },
		"wish":  func() { c.change().wishes[0].Weight++ },
		"shot":  func() { c.change().tick(c.now.offered()[0]) },
	} {
		c.startSearch()
		edit()
		answer("x")
		if c.hearStep() || c.searching() || c.searchEnd() != text.SearchYours.EN || len(c.search.Steps) != 0 {
			t.Errorf("behind an edit of a %s: %q", what, c.searchEnd())
		}
	}

	// Stopped, the best stays; without a trainer, what there was.
	c.startSearch()
	c.stopSearch()
	if _, ok := sent[len(sent)-1].(*wire.Hush); !ok || c.searching() || c.now.template != "mine" {
		t.Errorf("stopped: %+v, %q", sent[len(sent)-1], c.now.template)
	}
	c.Model.Lost()
	c.Model.Send = func(wire.Message) bool { return false }
	c.startSearch()
	if c.hearStep(); c.searching() || c.now.template != "mine" {
		t.Error("without a trainer it waits")
	}
}
