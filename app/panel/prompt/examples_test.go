package prompt

import (
	"reflect"
	"strings"
	"testing"

	"breakeven/app/prompt"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// scope is by what go-app tells an element's handler from that of an earlier rendering:
// where it is equal, the earlier handler stays. Of nothing by that id, "".
func scope(ui app.UI, id, event string) (found string) {
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		if v.Kind() != reflect.Struct || !v.FieldByName("eventHandlers").IsValid() {
			return
		}
		if is := v.FieldByName("attributes").MapIndex(reflect.ValueOf("id")); is.IsValid() && is.String() == id {
			if h := v.FieldByName("eventHandlers").MapIndex(reflect.ValueOf(event)); h.IsValid() {
				found = h.FieldByName("scope").String()
			}
		}
		children := v.FieldByName("children")
		for i := range children.Len() {
			walk(children.Index(i))
		}
	}
	walk(reflect.ValueOf(ui))
	return found
}

// Rows that look alike are told apart: to the eye by their values, and by the page, which
// ticks the one that stands there now.
func TestExamplesThatLookAlike(t *testing.T) {
	c := newChapter(text.EN)
	c.change().template = "Sort this: {sentence}"
	c.enter("lang,sentence,answer\nen,a good day,good\nen,a bad day,bad\nde,Regen,bad\nen,a fine day,good\n")
	show := func() app.UI { return c.examples(prompt.Parse(c.now.template)) }
	offered := c.now.offered()
	if len(offered) != 2 || offered[0].Values["lang"] != "en" || offered[1].Values["lang"] != "en" || offered[0].Answer != offered[1].Answer {
		t.Fatalf("offered %+v", offered)
	}
	for _, s := range offered {
		if want := "en · " + s.Values["sentence"] + " → good"; strings.Count(app.HTMLString(show()), want) != 1 {
			t.Errorf("the tray does not say %q once", want)
		}
	}
	before := show()
	first, second := scope(before, exampleID(0), "change"), scope(before, exampleID(1), "change")
	if first == "" || second == "" {
		t.Fatal("no ticks are found")
	}
	c.change().tick(offered[1])
	c.done()
	one := show()
	if scope(one, exampleID(1), "change") == second {
		t.Error("the other one ticked, the second tick is still the one's that was there")
	}
	c.change().tick(offered[1])
	c.change().tick(offered[0])
	c.done()
	if scope(show(), exampleID(0), "change") == scope(one, exampleID(0), "change") {
		t.Error("ticked instead, the first tick is still the one's that was there")
	}
	c.enter("lang,sentence,answer\nen,a good day,good\nde,Regen,bad\n")
	if html := app.HTMLString(show()); !strings.Contains(html, ">en → good<") {
		t.Errorf("told apart by their first column, they are not called so: %s", html)
	}

	// The rows that were asked, too.
	c, asked := parrot(t, text.EN)
	c.change().template = "Sort this: {sentence}"
	c.enter("lang,sentence,answer\nen,a good day,good\nen,a fine day,good\n")
	c.start()
	answerAll(c, asked)
	if html := app.HTMLString(&Rows{Lang: text.EN, Model: c.Model, Of: c}); !strings.Contains(html, "en · a fine day") {
		t.Error("rows that were asked look alike")
	}
}

// The keyboard goes on at the first of what a button has shown, however many were there
// when it was first drawn.
func TestMoreIsFocused(t *testing.T) {
	c := newChapter(text.EN)
	more := func() string { return scope(c.examples(prompt.Parse(c.now.template)), "examples-more", "click") }
	few := more()
	for range fewExamples {
		c.change().tick(c.now.offered()[len(c.now.shots)])
	}
	if few == "" || more() == few {
		t.Errorf("with more examples shown, the next is still %q", few)
	}
	older := func() string {
		return scope((&Versions{Lang: text.EN, Model: c.Model, Of: c}).Render(), "versions-older", "click")
	}
	for len(c.kept.list) < fewVersions+2 {
		c.kept.put(prompt.Version{Template: c.kept.nextName()}, nil)
	}
	few = older()
	c.kept.put(prompt.Version{Template: "another"}, nil)
	if few == "" || older() == few {
		t.Errorf("with another version, the next is still %q", few)
	}
}
