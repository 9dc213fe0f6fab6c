package pagetest

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"breakeven/app/prompt"
	"breakeven/web/chromium"

	"github.com/chromedp/chromedp"
)

// ran tells that a run on all rows is over.
const ran = `document.querySelector("#rows-progress")?.dataset.end === "complete"`

// clickNow clicks by script: a mouse would miss what moves while answers come in.
func (p *tab) clickNow(selector string) {
	p.t.Helper()
	p.until(selector+" is pressed", fmt.Sprintf(`((e) => e && !e.disabled && (e.click(), true))(document.querySelector(%q))`, selector), 10*time.Second)
}

// rowsTab opens the chapter alone, without versions that an earlier test has left in
// the browser.
func rowsTab(t *testing.T, lang string) *tab {
	t.Helper()
	p := open(t, siteURL+"?chapter=prompt&embed=1&lang="+lang, size(1280, 1000))
	t.Cleanup(func() { p.js(`localStorage.clear()`, nil) })
	p.awake()
	p.js(`document.querySelector("#versions-forget")?.click()`, nil)
	p.until("no version is kept", `!document.querySelector(".versions > li")`, 5*time.Second)
	return p
}

// The template is run on the table's twenty rows: rates and their intervals by half,
// what changes from version to version, and all of it again after a reload.
func TestRows(t *testing.T) {
	together(t)
	for _, lang := range []string{"zh", "en"} {
		p := rowsTab(t, lang)
		p.clickNow("#rows-run")
		p.until(lang+": all rows are answered", ran, 60*time.Second)
		rates := func() (s string) {
			p.js(`[...document.querySelectorAll("#rows-rates tbody td")].map((e) => e.textContent).join("|")`, &s)
			return s
		}
		plain := rates()
		if n := strings.Count(plain, "/ 10"); n != 8 || !strings.Contains(plain, "%–") {
			t.Errorf("%s: four wishes of two halves: %q", lang, plain)
		}
		// What was plain is asked in detail: both temperatures are named.
		p.clickNow("#start-adjusted")
		p.clickNow("#rows-run")
		p.until(lang+": all rows are answered again", ran+` && document.querySelector("#rows-turned")?.textContent.includes("v1")`, 60*time.Second)
		if detailed := rates(); detailed == plain || strings.Count(detailed, "/ 10") != 8 {
			t.Errorf("%s: asked in detail, the rates are still %q", lang, detailed)
		}
		p.until("it is a version of its own, with what it adds", `document.querySelectorAll(".versions > li").length === 2 && document.querySelector(".versions .diff ins")`, 5*time.Second)
		var turned string
		p.js(`document.querySelector("#rows-turned").textContent`, &turned)
		if n := map[string]string{"zh": "里有%d行", "en": ": %d of"}[lang]; !strings.Contains(turned, fmt.Sprintf(n, 19)) && !strings.Contains(turned, fmt.Sprintf(n, 20)) {
			t.Errorf("%s: nearly every answer is another, and it says %q", lang, turned)
		}
		// An example is ticked: it stands in the prompt, and is no longer asked.
		p.clickNow("#examples .example input")
		p.until("the prompt has the example", `document.querySelector("#prompt-seen .shot")`, 5*time.Second)
		p.clickNow("#examples-bare")
		p.clickNow("#rows-run")
		p.until(lang+": the other rows are answered", ran+` && document.querySelector("#rows-progress").textContent.includes("19")`, 60*time.Second)
		if shown := rates(); !strings.Contains(shown, "/ 9") {
			t.Errorf("%s: with an example, the rates are %q", lang, shown)
		}
		p.clickNow("#tenfold-ask")
		p.until("ten answers are counted", `[...document.querySelectorAll(".tally .num")].reduce((n, e) => n + Number(e.textContent.slice(1)), 0) === 10`, 30*time.Second)

		p.do(chromedp.Reload())
		p.awake()
		p.until("the versions are there again", `document.querySelectorAll(".versions > li").length === 3`, 10*time.Second)
		p.clickNow(".versions > li:nth-child(2) .back")
		p.until("gone back to the second", `document.querySelector("#start-adjusted").getAttribute("aria-pressed") === "true"`, 5*time.Second)
		p.clickNow("#prompt-undo")
		p.until("that can be undone", `document.querySelector("#start-plain").getAttribute("aria-pressed") === "true"`, 5*time.Second)
		p.js(`document.querySelector("#versions-compare").open = true`, nil)
		p.js(`{const s = document.querySelector("#version-first"); s.value = "0"; s.dispatchEvent(new Event("change"))}`, nil)
		p.until("any two are compared", `document.querySelector("#versions-diff del") && document.querySelector("#versions-diff ins")`, 5*time.Second)
	}
}

// What is asked in one tab is kept in the other, too, and forgotten there.
func TestVersionsOfTwoTabs(t *testing.T) {
	together(t)
	url, _ := fault.folder(nil)
	one, other := open(t, url+"?chapter=prompt&embed=1&lang=en"), open(t, url+"?chapter=prompt&embed=1&lang=zh")
	t.Cleanup(func() { one.js(`localStorage.removeItem("breakeven.prompts")`, nil) })
	tabs := []*tab{one, other}
	one.awake()
	other.awake()
	one.js(`document.querySelector("#versions-forget")?.click()`, nil) // what an earlier test has left
	for i, p := range tabs {
		p.clickNow("#ask")
		for _, q := range tabs {
			q.until(fmt.Sprintf("tab %d is answered, and both have it", i+1), fmt.Sprintf(`document.querySelectorAll(".versions > li").length === %d`, i+1), 60*time.Second)
		}
	}
	other.clickNow("#versions-forget")
	for _, q := range tabs {
		q.until("both have forgotten", `!document.querySelector(".versions > li") && document.querySelector("#versions-restore")`, 10*time.Second)
	}
}

// While rows run, the visitor's question goes first: it is answered before they are.
func TestRowsYield(t *testing.T) {
	together(t)
	p := rowsTab(t, "en")
	// Asked, and looked at, where it happens: from outside it may be too late.
	p.js(`window.order = []; let asked = false; new MutationObserver(() => {
		const ask = document.querySelector("#ask"), free = !ask.textContent.match(/Stop|Fetching/);
		if (!asked && document.querySelector("#rows .answers tbody tr")) { asked = true; ask.click(); return; }
		if (asked && order.length === 0 && document.querySelector("#answer-end").textContent !== "" && free) order.push(document.querySelector("#rows-progress").dataset.end);
	}).observe(document.querySelector("#prompt"), {subtree: true, childList: true, characterData: true}); 0`, nil)
	p.clickNow("#rows-run")
	p.until("the question is answered", `order.length > 0`, 20*time.Second)
	var end string
	if p.js(`order[0]`, &end); end != "running" {
		t.Errorf("when the question was answered, the rows were %s", end)
	}
	p.until("then the rows go on to the end", ran, 60*time.Second)
	p.js(`new Promise((stopped) => {
		const run = document.querySelector("#rows-run");
		new MutationObserver((_, watcher) => {
			if (document.querySelector("#rows-progress").dataset.end !== "running") return;
			watcher.disconnect();
			document.querySelector("#rows-run").click();
			stopped(0);
		}).observe(document.querySelector("#prompt"), {subtree: true, childList: true, attributes: true});
		run.click();
	})`, nil)
	p.until("stopped, it says how far it is", `document.querySelector("#rows-progress").dataset.end === "stopped"`, 5*time.Second)
}

// payloads are scripts, and what may be taken for one.
func payloads() (list []string) {
	for i := range 200 {
		list = append(list, fmt.Sprintf([]string{
			`<script>alert(%d)</script>`, `<img src=x onerror=alert(%d)>`, `<svg onload=alert(%d)>`, `javascript:alert(%d)`, `</textarea><iframe srcdoc='<script>parent.alert(%d)</script>'>`,
			`{{constructor.constructor('alert(%d)')()}}`, `=HYPERLINK('javascript:alert(%d)')`, "\u202e<b onmouseover=alert(%d)>x</b>", `<style>*{display:none}</style>%d`, `&lt;script&gt;alert(%d)`,
		}[i%10], i))
	}
	return list
}

// watchScripts has a script that runs counted; noScript fails where one did, or where a
// payload became an element.
const watchScripts = `window.ran = 0; window.alert = () => { window.ran++; }`

func (p *tab) noScript(in string) {
	p.t.Helper()
	var found string
	p.js(`String(window.ran) + document.querySelectorAll("#prompt :is(script, iframe:not(#endpoint-form), img, style, svg[onload], b[onmouseover]), #notes :is(script, iframe, img, style, svg[onload], b)").length`, &found)
	if found != "00" {
		p.t.Errorf("%s: scripts run and elements made: %s", in, found)
	}
}

// firstRunes cuts a text to so many characters.
func firstRunes(s string, n int) string { return string([]rune(s)[:min(n, len([]rune(s)))]) }

// Scripts in a template, its values, a table and its answers are text; what is broken is
// told, and nothing is lost.
func TestRowsPayloads(t *testing.T) {
	together(t)
	p := rowsTab(t, "en")
	p.js(watchScripts, nil)
	var csv strings.Builder
	csv.WriteString("facts,answer\n")
	all := payloads()
	for _, payload := range all {
		fmt.Fprintf(&csv, "\"%s\",\"%[1]s\"\n", payload)
	}
	// All at once, in the template and as a value.
	p.js(fmt.Sprintf(`for (const [id, text] of [["template", "{facts}\n" + %[1]q], ["slot-0", %[1]q]]) {
		const field = document.getElementById(id);
		field.value = text;
		field.dispatchEvent(new Event("input", {bubbles: true}));
	} 0`, strings.Join(all, " ")), nil)
	p.until("the prompt has them, as text", seenText+`.includes("<script>alert(190)</script>")`, 5*time.Second)
	p.clickNow("#ask")
	p.until("they are asked", answered, 40*time.Second)
	p.js(`document.querySelector("#rows-table").open = true`, nil)
	p.upload("#rows-file", file(t, "broken.csv", "facts,answer\nonly one\n"))
	p.until("a broken table is told by its line", `document.querySelector("#rows-said").textContent.includes("Line 2")`, 5*time.Second)
	p.upload("#rows-file", file(t, "rows.csv", csv.String()))
	p.until("the table is taken", fmt.Sprintf(`document.querySelector("#rows-said").textContent.includes("%d")`, len(all)), 5*time.Second)
	p.clickNow("#examples .example input")
	p.clickNow("#rows-run")
	p.until("all rows are answered", `["complete", "stopped"].includes(document.querySelector("#rows-progress")?.dataset.end)`, 90*time.Second)
	p.noScript("template, values and rows")
}

// Nor are they in all that a file of versions holds, brought back or gone back to.
func TestVersionsPayloads(t *testing.T) {
	together(t)
	p := rowsTab(t, "en")
	p.js(watchScripts, nil)
	all := payloads()
	p.upload("#versions-file", file(t, "broken.json", `{"format": "breakeven-prompts", "version": 1, "versions": [{"temperature": 99}]}`))
	p.until("a broken file is told", `document.querySelector("#versions-why")?.textContent.includes("Version 1")`, 5*time.Second)
	for n := 0; len(all) > 0; n++ {
		var list []prompt.Version
		for _, payload := range all[:min(prompt.MaxVersions, len(all))] {
			values := map[string]string{"facts": payload}
			list = append(list, prompt.Version{
				Name: firstRunes(payload, prompt.MaxVersionName), Template: payload + "{facts}", Values: values, Answer: payload, Model: payload, Tokens: 1, AnswerTokens: 1, Seed: 1,
				Shots: []prompt.Shot{{Values: values, Answer: payload}}, Wishes: []prompt.Wish{{Kind: prompt.Contains, Argument: payload, Weight: 1, Name: firstRunes(payload, 40)}}, Met: []bool{false},
			})
		}
		written, left := prompt.ExportVersions(list)
		if left != (prompt.Left{}) {
			t.Fatalf("the file has no room for %+v", left)
		}
		all = all[len(list):]
		p.upload("#versions-file", file(t, fmt.Sprintf("versions-%d.json", n), string(written)))
		p.until("the versions are taken", `document.querySelector("#versions-said").textContent.includes("Versions read: 50.")`, 10*time.Second)
		p.js(`document.querySelector("#versions-older")?.click()`, nil)
		p.until("they are shown, as text", fmt.Sprintf(`document.querySelectorAll(".versions > li").length === 50 && document.querySelector(".versions").textContent.includes("<script>alert(%d)</script>")`, 50*n+10), 10*time.Second)
		p.clickNow(".versions .back")
		p.until("gone back to one", fmt.Sprintf(`document.querySelector("#template").value.includes("alert(%d)") && document.querySelector("#wishes").textContent.includes("alert(%[1]d)")`, 50*n+49), 5*time.Second)
		p.noScript(fmt.Sprintf("file %d", n))
	}
	// What had to make room is brought back.
	p.clickNow("#versions-restore")
	p.until("the file before is there again", `document.querySelectorAll(".versions > li").length === 50 && document.querySelector(".versions").textContent.includes("<script>alert(140)</script>")`, 10*time.Second)
}

// What a link says, and what an endpoint answers and calls its model, are text, too.
func TestForeignPayloads(t *testing.T) {
	together(t)
	query := url.Values{"hide": {strings.Join(payloads()[:10], ",")}}
	for _, payload := range payloads()[:20] { // as many as are looked at
		query.Set(payload, payload)
	}
	p := open(t, siteURL+"?chapter=prompt&lang=en&"+query.Encode()+"#"+url.PathEscape(payloads()[0]), size(1280, 1400), chromium.First(watchScripts))
	p.awake()
	p.until("the note has them, as text", `document.querySelector("#note").textContent.includes("<script>alert(")`, 10*time.Second)
	p.noScript("a link")

	s := newEndpoint(t)
	p.until("the chapter is made", `document.querySelector("#endpoint-there:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 20*time.Second)
	p.clickNow("#endpoint-there")
	p.until("the form is there", `document.querySelector("#endpoint-try:not(:disabled)") && document.querySelector("#endpoint-form").clientHeight > 40`, 20*time.Second)
	p.fill("url", s.URL+"/payloads/v1")
	p.fill("model", payloads()[1])
	p.pressAsk()
	p.until("the answer is all of them, as text", fmt.Sprintf(said+` === %q && `+ended+` !== ""`, strings.Join(payloads(), "\n")), 20*time.Second)
	p.until("a version is of that model", fmt.Sprintf(`document.querySelector(".versions").textContent.includes(%q)`, payloads()[1]), 5*time.Second)
	p.noScript("an endpoint")
	p.fill("url", s.URL+"/refuses/v1")
	p.pressAsk()
	p.until("what it says of its trouble, too", trouble+`.includes("<script>alert(0)</script>")`, 20*time.Second)
	p.noScript("an endpoint's trouble")
	p.forgive(s.URL)
}

// A template of 100 kB is too long, and no text is lost or makes the page slow to follow;
// shortened, it is asked. What is written from the right turns nothing around it.
func TestLongAndBidirectional(t *testing.T) {
	together(t)
	p := rowsTab(t, "en")
	put := func(selector, js string) {
		p.js(fmt.Sprintf(`{const f = document.querySelector(%q); f.value = %s; for (const e of ["input", "change"]) f.dispatchEvent(new Event(e, {bubbles: true}));} 0`, selector, js), nil)
	}
	const long = `"a {city} z".repeat(10240)` // 100 kB, and more with its values
	put("#template", long)
	p.until("it is said, and nothing can be asked", `document.querySelector("#prompt-problems").textContent.includes("20,000") && document.querySelector("#ask").disabled && !document.querySelector("#prompt-tokens")`, 20*time.Second)
	p.until("all of it is still there", `document.querySelector("#template").value === `+long+` && document.querySelector(".under").textContent.replaceAll("\u200b", "") === `+long, 5*time.Second)
	put("#template", `"{city}"`)
	put("#slot-0", `"x".repeat(100 * 1024)`)
	p.until("a value is told, too", `document.querySelector("#prompt-problems").textContent.includes("20,000") && document.querySelector("#ask").disabled && document.querySelector("#slot-0").value.length === 102400`, 20*time.Second)
	p.clickNow("#prompt-undo")
	p.clickNow("#prompt-undo")
	p.until("it is undone", `document.querySelector("#template").value === `+long, 10*time.Second)

	const hebrew, arabic = "מזג האוויר {עיר} {facts} \u202eabc\u202c 12~22?", "القاهرة (1) مشمس"
	put("#template", fmt.Sprintf("%q", hebrew))
	p.until("its slot has a field, and is missed", `document.querySelector("#slot-0").dataset.slot === "עיר" && [...document.querySelectorAll("[data-problem=missing]")].some((e) => e.textContent.startsWith("{\u2068עיר\u2069}"))`, 5*time.Second)
	put("#slot-0", fmt.Sprintf("%q", arabic))
	p.until("the prompt is what was written", fmt.Sprintf(seenText+`.includes(%q) && document.querySelector("[data-problem=odd]")`, strings.ReplaceAll(strings.ReplaceAll(strings.Split(hebrew, " {facts}")[0], "{עיר}", arabic), " ", "")), 5*time.Second)
	var sides string
	p.js(`getComputedStyle(document.querySelector("#prompt-rendered, #prompt-tokens-seen")).direction + getComputedStyle(document.querySelector("#prompt")).direction`, &sides)
	if sides != "rtlltr" {
		t.Errorf("the prompt runs and the page runs: %s", sides)
	}
	p.clickNow("#ask")
	p.until("it is asked", answered, 40*time.Second)
	p.until("token by token it is the same text", `document.querySelector("#prompt-tokens-seen").textContent.includes("12")`, 5*time.Second)
	p.readable("en", false)
}
