package pagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"breakeven/app/prompt"

	"github.com/chromedp/chromedp"
)

// ran tells that a run on all rows is over.
const ran = `document.querySelector("#rows-progress")?.dataset.end === "complete"`

// clickNow clicks by script: a mouse would miss what moves while answers come in.
func (p *tab) clickNow(selector string) {
	p.t.Helper()
	p.until(selector+" can be pressed", fmt.Sprintf(`document.querySelector(%q) && !document.querySelector(%[1]q).disabled`, selector), 10*time.Second)
	p.js(fmt.Sprintf(`document.querySelector(%q).click()`, selector), nil)
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
		if !strings.Contains(turned, "19") && !strings.Contains(turned, "20") {
			t.Errorf("%s: nearly every answer is another, and it says %q", lang, turned)
		}
		// An example is ticked: it stands in the prompt, and is no longer asked.
		p.clickNow("#examples .example input")
		p.until("the prompt has the example", `document.querySelector("#prompt-rendered .shot")`, 5*time.Second)
		p.clickNow("#examples-bare")
		p.clickNow("#rows-run")
		p.until(lang+": the other rows are answered", ran+` && document.querySelector("#rows-progress").textContent.includes("19")`, 60*time.Second)
		if shown := rates(); !strings.Contains(shown, "/ 9") {
			t.Errorf("%s: with an example, the rates are %q", lang, shown)
		}
		p.clickNow("#tenfold-ask")
		p.until("ten answers are counted", `document.querySelector("#tenfold-say")?.textContent.includes("10")`, 30*time.Second)

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

// While rows run, the visitor's question goes first, and the page stays quick.
func TestRowsYield(t *testing.T) {
	together(t)
	p := rowsTab(t, "en")
	p.clickNow("#rows-run")
	p.until("rows are being answered", `document.querySelectorAll("#rows .answers tbody tr").length > 0`, 40*time.Second)
	p.clickNow("#ask")
	p.until("the question is answered", answered, 20*time.Second)
	p.until("then the rows go on to the end", ran, 60*time.Second)
	p.clickNow("#rows-run")
	p.clickNow("#rows-run") // stops
	p.until("stopped, it says how far it is", `document.querySelector("#rows-progress").dataset.end === "stopped"`, 5*time.Second)
}

// payloads are tried in a template, its values, a table, its answers, and, as far as there
// is room, in versions.
const payloads = 200

// Scripts in all of these are text; what is broken is told, and nothing is lost.
func TestRowsPayloads(t *testing.T) {
	together(t)
	p := rowsTab(t, "en")
	p.js(`window.ran = 0; window.alert = () => { window.ran++; }`, nil)
	var csv, versions strings.Builder
	var all []string
	csv.WriteString("facts,answer\n")
	versions.WriteString(`{"format":"breakeven-prompts","version":1,"versions":[`)
	for i := range payloads {
		payload := []string{
			`<script>alert(%d)</script>`, `<img src=x onerror=alert(%d)>`, `<svg onload=alert(%d)>`, `javascript:alert(%d)`, `</textarea><iframe srcdoc='<script>parent.alert(%d)</script>'>`,
			`{{constructor.constructor('alert(%d)')()}}`, `=HYPERLINK('javascript:alert(%d)')`, `\u202e<b onmouseover=alert(%d)>x</b>`, `<style>*{display:none}</style>%d`, `&lt;script&gt;alert(%d)`,
		}[i%10]
		payload = fmt.Sprintf(payload, i)
		all = append(all, payload)
		fmt.Fprintf(&csv, "\"%s\",\"%[1]s\"\n", payload)
		if i >= prompt.MaxVersions {
			continue
		}
		if i > 0 {
			versions.WriteString(",")
		}
		escaped := strings.NewReplacer(`\u`, `\\u`, `"`, `\"`).Replace(payload)
		fmt.Fprintf(&versions, `{"name":"%s","template":"%[2]s","values":{"facts":"%[2]s"},"answer":"%[2]s","temperature":0,"seed":1,"tokens":1,"answerTokens":1}`, string([]rune(escaped)[:min(50, len([]rune(escaped)))]), escaped)
	}
	versions.WriteString("]}")
	// All at once, in the template and as a value.
	p.js(fmt.Sprintf(`for (const [id, text] of [["template", "{facts}\n" + %[1]q], ["slot-0", %[1]q]]) {
		const field = document.getElementById(id);
		field.value = text;
		field.dispatchEvent(new Event("input", {bubbles: true}));
	} 0`, strings.Join(all, " ")), nil)
	p.until("the prompt has them, as text", `document.querySelector("#prompt-rendered .filled")?.textContent.includes("<script>alert(190)</script>")`, 5*time.Second)
	p.clickNow("#ask")
	p.until("they are asked", answered, 40*time.Second)
	p.js(`document.querySelector("#rows-table").open = true`, nil)
	p.upload("#rows-file", file(t, "broken.csv", "facts,answer\nonly one\n"))
	p.until("a broken table is told by its line", `document.querySelector("#rows-said").textContent.includes("Line 2")`, 5*time.Second)
	p.upload("#rows-file", file(t, "rows.csv", csv.String()))
	p.until("the table is taken", fmt.Sprintf(`document.querySelector("#rows-said").textContent.includes("%d")`, payloads), 5*time.Second)
	p.clickNow("#examples .example input")
	p.clickNow("#rows-run")
	p.until("all rows are answered", `["complete", "stopped"].includes(document.querySelector("#rows-progress")?.dataset.end)`, 90*time.Second)
	p.upload("#versions-file", file(t, "broken.json", `{"format": "breakeven-prompts", "version": 1, "versions": [{"temperature": 99}]}`))
	p.until("a broken file is told", `document.querySelector("#versions-why")?.textContent.includes("Version 1")`, 5*time.Second)
	p.upload("#versions-file", file(t, "versions.json", versions.String()))
	p.until("the versions are taken", `document.querySelector("#versions-said").textContent.includes("50")`, 5*time.Second)
	p.clickNow("#versions-older")
	p.until("they are shown, as text", `document.querySelector(".versions").textContent.includes("<script>alert(")`, 5*time.Second)
	var found string
	p.js(`String(window.ran) + document.querySelectorAll("#prompt :is(script, iframe, img, style, svg[onload], b[onmouseover])").length`, &found)
	if found != "00" {
		t.Errorf("scripts run and elements made: %s", found)
	}
}
