package pagetest

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"breakeven/web/site"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// promptByKeys opens a host's page and goes to the Prompt chapter as who has only a
// keyboard does: by the line of chapters.
func promptByKeys(t *testing.T, host, lang string, before ...chromedp.Action) *tab {
	t.Helper()
	p := open(t, host+"/?lang="+lang, append(before, size(1280, 1000))...)
	p.toPrompt()
	return p
}

// toPrompt goes to the chapter.
func (p *tab) toPrompt() {
	p.t.Helper()
	p.awake()
	p.walk("the chapter in the line of chapters", func(at) bool {
		there := false
		p.js(`document.activeElement.matches('.spine a[href="#prompt"]')`, &there)
		return there
	})
	p.press(kb.Enter)
	p.until("the chapter is made, and the keyboard goes on from it", `document.querySelector("#ask:not(:disabled)") && !document.querySelector("[data-asleep=prompt]") && document.activeElement.id === "prompt"`, 40*time.Second)
}

// keeps fails where what was pressed has lost the focus.
func (p *tab) keeps(id string) {
	p.t.Helper()
	var a at
	if p.js(focus, &a); a.ID != id {
		p.t.Errorf("the focus was on %q and is on %q (#%s; nowhere: %v)", id, a.Name, a.ID, a.Document)
	}
}

// By the keyboard alone: the article's second prompt is answered with both temperatures;
// the first one misses two wishes, an adjustment is taken and meets them; it runs on all
// rows, with two of them as examples again; that is undone.
func TestPromptByKeyboard(t *testing.T) {
	together(t)
	host := httptest.NewServer(site.Handler(dist)) // nothing is kept of an earlier test
	defer host.Close()
	for _, lang := range []string{"zh", "en"} {
		p := promptByKeys(t, host.URL, lang)
		p.js(`window.aloud = []; new MutationObserver(() => {
			const said = document.querySelector("#answer [role=status]")?.textContent;
			if (said && said !== aloud.at(-1)) aloud.push(said);
		}).observe(document.querySelector("#prompt"), {subtree: true, childList: true, characterData: true}); 0`, nil)

		p.tabTo("start-adjusted")
		p.press(" ")
		p.until("the second prompt is there", `document.querySelector("#start-adjusted[aria-pressed=true]")`, 5*time.Second)
		p.keeps("start-adjusted")
		p.backTo("ask")
		p.press(" ")
		p.until(lang+": it is answered", answered, 40*time.Second)
		p.keeps("ask")
		var said string
		p.js(words+`.replaceAll("|", "")`, &said)
		if !strings.Contains(said, "22") || !strings.Contains(said, "12") {
			t.Errorf("%s: asked for both temperatures, 12 and 22, it says %q", lang, said)
		}
		p.js(`aloud.join("|")`, &said)
		if end := p.text("#answer-end"); !strings.Contains(said, "22") || !strings.HasSuffix(said, end) || strings.Count(said, end) != 1 {
			t.Errorf("%s: a screen reader is told %q", lang, said)
		}

		// Tab comes to one token, arrow keys to the others, and Enter looks at it.
		word := `document.activeElement === document.querySelectorAll("#answer .word")`
		p.walk("the answer's first token", func(at) (there bool) { p.js(word+`[0]`, &there); return there })
		p.press(kb.ArrowRight + kb.ArrowRight + kb.Enter)
		p.until(lang+": the third token is looked at", word+`[2] && document.activeElement.matches("[aria-pressed=true]") && document.querySelector("#others")`, 10*time.Second)
		p.press(kb.End)
		p.until("the last one", word+`[document.querySelectorAll("#answer .word").length - 1]`, 2*time.Second)
		p.press(kb.Tab + kb.Tab)
		p.until("Tab leaves them", `!document.activeElement.matches(".word")`, 2*time.Second)

		met := func(n int) string {
			return answered + fmt.Sprintf(` && document.querySelectorAll(".wish.met").length === %d && document.querySelectorAll(".wish").length === 4`, n)
		}
		p.backTo("start-plain")
		p.press(kb.Enter)
		p.until("the first prompt is there", `document.querySelector("#start-plain[aria-pressed=true]")`, 5*time.Second)
		var first string
		p.js(`document.querySelector("#template").value`, &first)
		p.backTo("ask")
		p.press(kb.Enter)
		p.until(lang+": two wishes are missed", met(2)+` && document.querySelector("#offer-0")`, 20*time.Second)
		p.tabTo("offer-0")
		p.press(kb.Enter)
		p.until("the way to see what it brings", `document.activeElement.id === "ask"`, 5*time.Second)
		p.press(kb.Enter)
		p.until(lang+": they are met", met(4), 20*time.Second)

		run := func(rows int) {
			t.Helper()
			p.press(kb.Enter)
			p.until(fmt.Sprintf("%s: %d rows are answered", lang, rows), ran+fmt.Sprintf(` && document.querySelector("#rows-progress").textContent.includes("%d")`, rows), 60*time.Second)
			p.keeps("rows-run")
		}
		p.tabTo("rows-run")
		run(20)
		example := func(i int) string {
			return fmt.Sprintf(`document.activeElement === document.querySelectorAll("#examples .example input")[%d]`, i)
		}
		p.walk("the first row that may be an example", func(at) (there bool) { p.js(example(0), &there); return there }, chromedp.KeyModifiers(input.ModifierShift))
		for i := range 2 {
			p.walk("the next row that may be an example", func(at) (there bool) { p.js(example(i), &there); return there })
			p.press(" ")
			p.until("it is one", fmt.Sprintf(`document.querySelectorAll("#examples input:checked").length === %d && document.querySelector("#prompt-seen .shot")`, i+1), 5*time.Second)
			p.until("the focus stays on it", example(i), time.Second)
		}
		p.tabTo("rows-run")
		run(18)
		p.until("it tells what has changed", `document.querySelector("#rows-turned").textContent !== ""`, 5*time.Second)

		// Undone step by step: two examples, then the adjustment.
		p.backTo("prompt-undo")
		for n := 1; n >= 0; n-- {
			p.press(kb.Enter)
			p.until("an example is none", fmt.Sprintf(`document.querySelectorAll("#examples input:checked").length === %d`, n), 5*time.Second)
			p.keeps("prompt-undo")
		}
		p.press(kb.Enter)
		p.until("the first prompt is back", fmt.Sprintf(`document.querySelector("#template").value === %q`, first), 5*time.Second)
		p.keeps("prompt-undo")

		// Adjusted for them, it is the same adjustment, and one undo takes it back.
		p.tabTo("search")
		p.press(kb.Enter)
		p.until(lang+": every wish is met", met(4)+` && document.querySelector("#search-end").textContent !== "" && document.querySelectorAll("#search-steps li").length === 2`, 40*time.Second)
		p.keeps("search")
		p.backTo("prompt-undo")
		p.press(" ")
		p.until("the first prompt is back", fmt.Sprintf(`document.querySelector("#template").value === %q`, first), 5*time.Second)
		p.keeps("prompt-undo")
		p.close()
	}
}

// A button that is gone once it is pressed hands the keyboard on: to what it brought, to
// what takes it back, or to what stood beside it.
func TestVanishingButtonsHandOn(t *testing.T) {
	together(t)
	host := httptest.NewServer(site.Handler(dist)) // nothing is kept of an earlier test
	defer host.Close()
	p := promptByKeys(t, host.URL, "en")
	defer p.close()
	press := func(selector, to string) {
		t.Helper()
		p.until(selector+" is there", fmt.Sprintf(`document.querySelector(%q)`, selector), 20*time.Second)
		var label string
		p.js(fmt.Sprintf(`(() => { const b = document.querySelector(%q); b.focus(); return b.textContent; })()`, selector), &label)
		p.press(kb.Enter)
		p.until(label+" is gone, and hands on to "+to, fmt.Sprintf(`document.querySelector(%q)?.textContent !== %q && document.activeElement.id === %q`, selector, label, to), 10*time.Second)
	}
	press("#examples-more", "example-3")
	p.clickNow("#example-0")
	press("#examples-bare", "prompt-undo")
	p.typeInto("#template", "What is it like in {citty}? {facts}")
	press("#prompt-problems .btn", "prompt-undo")

	p.js(`document.querySelector("#rows-table").open = true; 0`, nil)
	p.typeInto("#rows-text", "facts,answer\nparis sunny 1~2,sunny\n")
	p.clickNow("#rows-take")
	press("#rows-usual", "rows-take")

	p.clickNow("#start-plain")
	for n := 1; n <= 5; n++ {
		p.typeInto("#template", fmt.Sprintf("%d. What is the weather in {city}? {facts}", n))
		p.clickNow("#ask")
		p.until("a version more is kept", fmt.Sprintf(`document.querySelector(".versions > li[data-version='v%d']") && %s`, n, answered), 40*time.Second)
	}
	p.clickNow("#answer .word")
	press("#others .other:not(:disabled)", "ask")
	p.until("it is answered otherwise", answered, 20*time.Second)
	p.js(`document.querySelector("#prompt-undo").focus()`, nil)
	p.press(strings.Repeat(kb.Enter, 40))
	p.until("nothing is left to undo, and the focus stays", `document.querySelector("#prompt-undo[aria-disabled=true]") && document.activeElement.id === "prompt-undo" && !document.querySelector("#wishes-undo")`, 10*time.Second)
	p.clickNow("#wish-add")
	press("#wishes-undo", "wish-add")

	press("#versions-older", "version-0")
	press("#version-2 .back", "version-2")
	press("#versions-forget", "versions-restore")
	press("#versions-restore", "versions-forget")

	// Asked without an address, an endpoint is asked again, for the same trouble.
	p.clickNow("#endpoint-there")
	p.until("the form is there", `document.querySelector("#endpoint-try:not(:disabled)")`, 20*time.Second)
	p.clickNow("#ask")
	p.until("it says what is missing", trouble+` !== ""`, 10*time.Second)
	p.js(`document.querySelector("#answer-trouble .btn").focus(); 0`, nil)
	p.press(kb.Enter)
	p.until("the keyboard goes on where it is asked", `document.activeElement.id === "ask"`, 5*time.Second)
}
