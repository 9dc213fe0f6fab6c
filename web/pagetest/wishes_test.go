package pagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The article's first prompt is asked; both temperatures are missed. The adjustment
// is taken, it is asked again, and every wish is met: by clicks, and by the keyboard.
// Then Adjust for me brings a wish of the visitor's own, and fails at what no prompt
// brings.
func TestWishes(t *testing.T) {
	together(t)
	for _, lang := range []string{"zh", "en"} {
		p := open(t, siteURL+"?chapter=prompt&embed=1&lang="+lang, size(1280, 1400))
		p.awake()
		p.until("the chapter is made", `document.querySelector("#ask:not(:disabled)")`, 20*time.Second)
		template := func() (s string) {
			p.js(`document.querySelector("#template").value`, &s)
			return s
		}
		met := func(n, of int) string {
			return answered + fmt.Sprintf(` && document.querySelectorAll(".wish.met").length === %d && document.querySelectorAll(".wish").length === %d`, n, of)
		}
		first := template()
		p.click("#ask")
		p.until(lang+": two of four wishes are met", met(2, 4)+` && document.querySelectorAll(".wish.missed").length === 2`, 40*time.Second)
		p.click("[data-adjust=detail]")
		p.until("it asks to ask again", `document.querySelector("#suggest-again") && document.activeElement.id === "ask"`, 5*time.Second)
		second := template()
		if second == first || !strings.Contains(second, map[string]string{"zh": "最高温度和最低温度", "en": "the highest and the lowest temperature"}[lang]) {
			t.Errorf("%s: adjusted to %q", lang, second)
		}
		p.click("#ask")
		p.until("every wish is met", met(4, 4), 20*time.Second)
		p.accessible(lang + ": every wish met")
		undone := func(to string) {
			p.t.Helper()
			p.click("#prompt-undo")
			p.until("it is undone at once", fmt.Sprintf(`document.querySelector("#template").value === %q`, to), 5*time.Second)
		}
		undone(first)

		// By the keyboard.
		p.js(`document.querySelector("#template").focus(); 0`, nil)
		p.do(chromedp.KeyEvent("\r", chromedp.KeyModifiers(2)))
		p.until("asked by the keyboard, two are met", met(2, 4)+` && document.querySelector("#offer-0")`, 20*time.Second)
		p.tabTo("offer-0")
		p.press(kb.Enter)
		p.until("the button to ask again has the focus", `document.activeElement.id === "ask"`, 5*time.Second)
		p.press(kb.Enter)
		p.until("every wish is met", met(4, 4), 20*time.Second)
		undone(first)

		// A wish of one's own; what one types into it stays text.
		p.click("#wish-add")
		p.until("its form is there", `document.activeElement.id === "wish-argument"`, 5*time.Second)
		p.typeInto("#wish-argument", "thanks")
		p.click("#prompt-undo")
		p.until("what was typed is taken back", `document.querySelector("#wish-argument")?.value === ""`, 5*time.Second)
		p.typeInto("#wish-name", "<img src=x onerror=alert(1)>")
		p.js(`(() => { const s = document.querySelector("#wish-kind"); s.value = "matches"; s.dispatchEvent(new Event("change", {bubbles: true})); })()`, nil)
		p.typeInto("#wish-argument", "(")
		p.until("a bad pattern is said to be one", `document.querySelector("#wish-problem").textContent.includes("RE2") && document.querySelector("#wish-4.wrong") && document.querySelector("#wish-4").textContent.includes("<img") && !document.querySelector("#wishes img")`, 5*time.Second)
		p.js(`(() => { const s = document.querySelector("#wish-kind"); s.value = "ends"; s.dispatchEvent(new Event("change", {bubbles: true})); })()`, nil)
		p.typeInto("#wish-argument", map[string]string{"zh": "谢谢", "en": "thank you"}[lang])
		p.typeInto("#wish-name", map[string]string{"zh": "道谢", "en": "Thanks"}[lang])
		p.readable(lang, false)
		p.accessible(lang + ": a wish is changed")
		p.click("#wish-done")
		p.until("it is closed", `!document.querySelector("#wish-done") && document.activeElement.id === "wish-4"`, 5*time.Second)
		p.click("#search")
		p.until("Adjust for me brings all five", met(5, 5)+` && document.querySelector("#search-end").textContent !== "" && document.querySelectorAll("#search-steps li").length === 3`, 40*time.Second)
		undone(first)

		// What the model cannot do.
		p.click("#start-beyond")
		p.until("its task is there", `document.querySelector("#start-beyond[aria-pressed=true]") && document.querySelectorAll(".wish").length === 1`, 5*time.Second)
		beyond := template()
		p.click("#search")
		p.until("it says that nothing helped", fmt.Sprintf(`document.querySelector("#search-end").textContent.match(/tried: 4. None|试了4种/) && document.querySelector("#template").value === %q && %s`, beyond, met(0, 1)), 40*time.Second)

		// Stopped, it stops.
		p.click("#search")
		p.until("it is under way", `document.querySelectorAll("#search-steps li").length >= 2 && document.querySelector("#search-end").textContent === ""`, 20*time.Second)
		p.clickNow("#search") // which moves with what comes in
		p.until("it has stopped", `document.querySelector("#search-end").textContent.match(/Stopped|停下/)`, 5*time.Second)
		p.close()
	}
}

// On a phone the button stands behind the template, and what came of it behind that.
func TestAskOnAPhone(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?chapter=prompt&lang=en", size(360, 740))
	p.awake()
	p.until("the chapter is made", `document.querySelector("#ask:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 20*time.Second)
	var order string
	p.js(`["template", "ask", "prompt-seen", "answer", "wishes", "suggest", "start-plain"].map((id) => [id, document.getElementById(id).getBoundingClientRect().top]).sort((a, b) => a[1] - b[1]).map((e) => e[0]).join(" ")`, &order)
	if order != "template ask prompt-seen answer wishes suggest start-plain" {
		t.Errorf("from top to bottom: %s", order)
	}
}
