package pagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The sentence follows the sliders: by number, by key, and from the address.
func TestCost(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=cost&embed=1", size(1280, 1000))
	p.awake()
	say := func(want string) {
		t.Helper()
		p.until(fmt.Sprintf("the verdict says %q", want), fmt.Sprintf(`document.querySelector("#cost-say").textContent.includes(%q)`, want), 5*time.Second)
	}
	say("never pays")
	if p.text("#cost-verdict"); !strings.Contains(p.text("#cost-verdict"), "160,213") {
		t.Errorf("q_min is not said: %q", p.text("#cost-verdict"))
	}
	p.typeInto("#cost-calls", "1,000,000")
	say("month 8.3")
	var search string
	p.js("location.search", &search)
	if !strings.Contains(search, "calls=1000000") {
		t.Errorf("the address does not follow: %s", search)
	}
	for _, absurd := range []string{"1e999", "-5", "abc", ""} {
		p.typeInto("#cost-calls", absurd)
		p.until(fmt.Sprintf("%q is answered", absurd), `(document.querySelector("#cost-calls-note") || {textContent: ""}).textContent.trim()`, 3*time.Second)
		say("month 8.3")
	}
	p.typeInto("#cost-calls", "100000")
	say("never pays")
	p.do(chromedp.Focus("#cost-calls-slider", chromedp.ByQuery))
	for range 25 {
		p.do(chromedp.KeyEvent(kb.ArrowRight))
	}
	p.until("arrow keys move the slider", `!document.querySelector("#cost-say").textContent.includes("100,000")`, 3*time.Second)

	q := open(t, siteURL+"?lang=zh&chapter=cost&embed=1&calls=1000000")
	q.awake()
	q.until("the address sets the sliders", `document.querySelector("#cost-say").textContent.includes("8.3")`, 5*time.Second)
}

// A template: slots get fields, mistakes are pointed at, the prompt follows, and
// nothing that is typed leaves the page.
func TestPrompt(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=prompt&embed=1", size(1280, 1000))
	p.awake()
	p.typeInto("#template", `{{"ask": "{city}, {day}, {dayy}"}} }`)
	p.until("a slot without a value and a lone brace are pointed at", `(() => { const s = document.querySelector("#prompt-problems").textContent; return s.includes("dayy") && s.includes("}"); })()`, 5*time.Second)
	p.typeInto("#template", `{{"ask": "{city} & <b>{day}</b>"}}`)
	p.until("the prompt is rendered, as text", seenText+`.includes('{"ask":"Beijing&<b>today</b>"}') && !document.querySelector("#prompt-rendered b, #prompt-tokens-seen b")`, 5*time.Second)
	var before string
	p.js(`document.querySelector("#prompt-tokens").textContent`, &before)
	p.typeInto("#template", strings.Repeat("long ", 200)+"{city}")
	p.until("the estimate follows", fmt.Sprintf(`document.querySelector("#prompt-tokens").textContent !== %q`, before), 5*time.Second)
	p.click("#prompt-undo")
	p.until("undo brings it back", `document.querySelector("#template").value.includes("ask")`, 5*time.Second)
	p.typeInto("#template", strings.Repeat("x", 20001))
	p.until("too long is answered", `document.querySelector("#prompt-problems").textContent.includes("20,000")`, 5*time.Second)
	var leak string
	p.js("location.href + JSON.stringify(seen)", &leak)
	if strings.Contains(leak, "ask") || strings.Contains(leak, "Beijing") {
		t.Errorf("what was typed is in the address or in events: %s", leak)
	}
}
