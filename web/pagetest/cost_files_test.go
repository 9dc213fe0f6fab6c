package pagetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// file writes a file that a visitor has.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A price list of the visitor's joins the table; what is wrong in it is told row
// by row; a file that is none changes nothing.
func TestCostPricesImport(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=cost&embed=1", size(1280, 1000))
	p.awake()
	p.js(`document.querySelector("#cost-prices").open = true`, nil)
	p.until("the table is there", `document.querySelector("#prices-file")`, 5*time.Second)
	before := p.text("#prices-count")
	p.upload("#prices-file", file(t, "litellm.json", `{
		"sample_spec": {"mode": "chat"},
		"school/tiny": {"mode": "chat", "litellm_provider": "school", "input_cost_per_token": 2.5e-07, "output_cost_per_token": 1e-06},
		"school/<img src=x onerror=alert(1)>": {"mode": "chat", "litellm_provider": "school", "input_cost_per_token": -1, "output_cost_per_token": 1e-06}
	}`))
	p.until("it says what was taken", `document.querySelector("#prices-said").textContent.includes("litellm.json")`, 5*time.Second)
	p.until("the table has more", fmt.Sprintf(`document.querySelector("#prices-count").textContent !== %q`, before), 5*time.Second) // it may say so while it reads
	p.typeInto("#prices-query", "tiny")
	p.until("its price stands in the table", `[...document.querySelectorAll("#cost-prices tbody tr")].some((r) => r.textContent.includes("tiny") && r.textContent.includes("0.25"))`, 5*time.Second)
	if s := p.text("#prices-report"); !strings.Contains(s, "1") {
		t.Errorf("the report says %q", s)
	}
	p.upload("#prices-file", file(t, "broken.json", `{"a": `))
	p.until("a broken file is told", `document.querySelector("#prices-why")?.textContent.includes("broken.json")`, 5*time.Second)
	p.until("and nothing is lost", `[...document.querySelectorAll("#cost-prices tbody tr")].some((r) => r.textContent.includes("tiny"))`, time.Second)
	p.clickNow("#prices-remove")
	p.until("the list can be let go of", `![...document.querySelectorAll("#cost-prices tbody tr")].some((r) => r.textContent.includes("tiny"))`, 5*time.Second)
}

// Scenarios are kept over a reload, compared with their differences, deleted and
// brought back; a file that holds none changes nothing.
func TestCostScenarios(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=cost&embed=1&preset=B&calls=100000", size(1280, 1000))
	p.awake()
	t.Cleanup(func() { p.js(`localStorage.clear()`, nil) }) // the browser is another test's afterwards
	drawer := func() {
		p.js(`document.querySelector("#cost-scenarios").open = true`, nil)
		p.until("the drawer is open", `document.querySelector("#scenario-keep").checkVisibility()`, 5*time.Second)
	}
	keep := func(name string) {
		p.typeInto("#scenario-name", name)
		p.clickNow("#scenario-keep")
		p.until(name+" is kept", `[...document.querySelectorAll(".kept-list bdi")].some((e) => e.textContent === "`+name+`")`, 5*time.Second)
	}
	drawer()
	keep("small")
	p.typeInto("#cost-calls", "2,000,000")
	p.do(chromedp.Focus("#scenario-name", chromedp.ByQuery))
	p.until("the case is another one", `!location.search.includes("calls=100000")`, 5*time.Second)
	keep("large")
	p.do(chromedp.Reload())
	p.awake()
	drawer()
	p.until("both are there again", `document.querySelectorAll(".kept-list li").length === 2`, 5*time.Second)
	p.js(`document.querySelectorAll(".kept-list input[type=checkbox]").forEach((e) => e.checked || e.click())`, nil)
	p.until("they stand side by side, what differs marked", `((t) => t.includes("100,000") && t.includes("2,000,000"))(document.querySelector("#scenario-compare")?.textContent || "")`, 5*time.Second)
	p.clickNow(".kept-list li button[id$=-delete]")
	p.until("one is gone", `document.querySelectorAll(".kept-list li").length === 1 && document.querySelector("#scenario-back")`, 5*time.Second)
	p.clickNow("#scenario-back")
	p.until("and back", `document.querySelectorAll(".kept-list li").length === 2`, 5*time.Second)
	p.upload("#scenario-file", file(t, "scenarios.json", `{"breakeven": "scenarios", "version": 99}`))
	p.until("a file that holds none is told", `document.querySelector("#scenario-why")?.textContent.includes("scenarios.json")`, 5*time.Second)
	p.until("and nothing is lost", `document.querySelectorAll(".kept-list li").length === 2`, time.Second)
	p.js(`[...document.querySelectorAll(".kept-list li")].find((e) => e.textContent.includes("small")).querySelector("button[id$=-load]").click()`, nil)
	p.until("a scenario comes back into the sliders", `/calls=(100000|1e5)/.test(location.search)`, 5*time.Second)
}
