package pagetest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"breakeven/web/states"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// say waits until the verdict of the cost chapter says something.
func (p *tab) say(want string) {
	p.t.Helper()
	p.until(fmt.Sprintf("the verdict says %q", want), fmt.Sprintf(`document.querySelector("#cost-say").textContent.includes(%q)`, want), 5*time.Second)
}

// Somebody who has never been here has a question answered, step by step; what the
// page says at each is what docs/cost.md tells.
func TestCostFirstVisit(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "cost.md"))
	if err != nil {
		t.Fatal(err)
	}
	for lang, flip := range map[string]string{"zh": "结论就反过来", "en": "would turn the answer"} {
		t.Run(lang, func(t *testing.T) {
			together(t)
			p := open(t, siteURL+"?chapter=cost&lang="+lang, size(1280, 1000))
			p.awake()
			rest, told := string(doc), p.text("#cost-say")
			for _, step := range states.FirstVisit {
				if step.Type == "" {
					p.until("there is "+step.At, fmt.Sprintf("document.querySelector(%q)", step.At), 5*time.Second)
					p.click(step.At)
				} else {
					p.typeInto(step.At, step.Type)
				}
				if !step.Says {
					continue
				}
				p.until(step.At+" changes the verdict", fmt.Sprintf(`document.querySelector("#cost-say").textContent !== %q`, told), 5*time.Second)
				told = p.text("#cost-say")
				var found bool
				if _, rest, found = strings.Cut(rest, told); !found {
					t.Errorf("docs/cost.md does not tell, or in another order, that at %s the page says: %s", step.At, told)
				}
				p.until("the reasons are said", fmt.Sprintf(`document.querySelector("#cost-why").textContent.includes(%q)`, flip), 5*time.Second)
				if why := p.text("#cost-why"); !strings.Contains(string(doc), why) {
					t.Errorf("docs/cost.md does not tell the reasons at %s: %s", step.At, why)
				}
			}
			p.until("all draws are made", states.Draws, 10*time.Second)
			p.until("the address has it all", `/calls=100000&.*prefix=4000.*host=0/.test(location.search)`, 5*time.Second)
			var search string
			p.js("location.search", &search)
			a := p.text("#cost-say")
			p.do(chromedp.Navigate(siteURL + search))
			p.awake()
			p.say(a)
		})
	}
}

// On a phone the verdict stays above the sliders and covers little; why it is so is
// told below them.
func TestCostOnAPhone(t *testing.T) {
	together(t)
	for _, lang := range []string{"zh", "en"} {
		p := open(t, siteURL+"?chapter=cost&lang="+lang, size(360, 740), touch())
		p.awake()
		var tops []float64
		p.js(`["#cost-presets", "#cost-say", "#cost-calls", "#cost-prefix", "#cost-undo", "#cost-more", "#cost-why", "#chart-cost"].map((s) => document.querySelector(s).getBoundingClientRect().top)`, &tops)
		if !slices.IsSorted(tops) || tops[2] > 740 {
			t.Errorf("%s: cases, verdict, sliders, reasons, curves stand at %v", lang, tops)
		}
		var stuck []float64
		p.js(`(async () => { scrollTo(0, 1200); await new Promise((then) => setTimeout(then, 300));
			const say = document.querySelector("#cost-say").getBoundingClientRect(); return [say.top, say.bottom]; })()`, &stuck)
		if stuck[0] != 48 || stuck[1] > 740/5 {
			t.Errorf("%s: scrolled, the verdict stands at %v", lang, stuck)
		}
	}
}

// Steps can be taken back, by button and by key; folded sliders come with their
// group, ranges and unknowns with the number.
func TestCostSteps(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=cost&embed=1&calls=1000000", size(1280, 1000))
	p.awake()
	address := func(want string) {
		t.Helper()
		p.until("the address says "+want, fmt.Sprintf(`location.search.includes(%q)`, want), 5*time.Second)
	}
	p.say("month 8.3")
	p.js(`document.querySelector("#cost-rest").open = document.querySelector("#cost-group-prices").open = true`, nil)
	p.until("the group is filled", `document.querySelector("#cost-prout")`, 5*time.Second)
	p.clickNow("#cost-prout-sure") // a mouse would miss what still moves
	p.until("it folds out", `document.querySelector("#cost-prout-unknown")`, 5*time.Second)
	p.click("#cost-prout-unknown")
	p.say("No verdict yet")
	address("prout=unknown")
	p.click("#cost-why .link")
	p.until("the missing number's field has the cursor", `document.activeElement.id === "cost-prout"`, 5*time.Second)
	p.typeInto("#cost-prout-low", "1")
	p.do(chromedp.Focus("#cost-calls-slider", chromedp.ByQuery), chromedp.KeyEvent("z", chromedp.KeyModifiers(2)))
	p.do(chromedp.KeyEvent("z", chromedp.KeyModifiers(2)))
	p.say("month 8.3")
	p.until("the address has it no more", `!location.search.includes("unknown")`, 5*time.Second)
	p.click("#cost-redo")
	p.say("No verdict yet")
	p.click("#cost-undo")
	p.say("month 8.3")
	p.do(chromedp.Focus("#cost-say .tangle", chromedp.ByQuery), chromedp.KeyEvent(kb.ArrowLeft))
	p.until("the number in the sentence is a slider", `!location.search.includes("calls=1000000")`, 5*time.Second)
	p.click("#cost-shape-not-in-time")
	p.say("would pay only from")
	p.click("#cost-reset")
	p.until("the address is empty of numbers", `!/calls|oneoff/.test(location.search)`, 5*time.Second)
}

// The bet is answered by the visitor's own numbers, and the challenges tick
// themselves.
func TestCostBetAndChallenges(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=cost", size(1280, 1000))
	p.awake()
	p.click("#cost-bet-training")
	p.until("the bet is revealed", `document.querySelector("#cost-bet-reveal").textContent.includes("66%")`, 5*time.Second)
	p.js(`document.querySelector("#cost-challenges").open = true; document.querySelector("#cost-group-hosting").open = true`, nil)
	p.typeInto("#cost-calls", "1M")
	p.until("the slider is there", `document.querySelector("#cost-host")`, 5*time.Second)
	p.typeInto("#cost-host", "1.70")
	p.say("never pays")
	p.until("the challenge is ticked", `document.querySelector("#cost-task-never").dataset.done === "true"`, 5*time.Second)
	p.click("#cost-cny")
	p.until("sums are in yuan", `document.querySelector("#cost-say").textContent.includes("¥") && !document.querySelector("#cost-say").textContent.includes("$")`, 5*time.Second)
	p.typeInto("#cost-rate", "7.2")
	p.until("the rate is in the address", `location.search.includes("rate=7.2")`, 5*time.Second)
}

// What cannot be is answered in words, and what was there before counts on.
func TestCostBadInput(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=cost&embed=1&calls=1000000&preset=Z&label=1e400&ranges=calls:9:1&prout=-1&host=cheap&currency=eur", size(1280, 1000))
	p.awake()
	p.say("month 8.3")
	var notes int
	if p.js(`document.querySelectorAll("#note p").length`, &notes); notes != 6 {
		t.Errorf("%d notes on the address, want 6: %s", notes, p.text("#note"))
	}
	for _, absurd := range []string{"1e400", "-5", "abc", "", "１２,x", "99999999999999"} {
		p.typeInto("#cost-calls", absurd)
		p.until(fmt.Sprintf("%q is answered", absurd), `document.querySelector("#cost-calls-note").classList.contains("bad")`, 3*time.Second)
		p.say("month 8.3")
	}
	for typed, want := range map[string]string{"１２３": "123 calls", "10万": "100,000 calls", "1.5k": "1,500 calls", "1,5k": "1,500 calls"} {
		p.typeInto("#cost-calls", typed)
		p.say(want)
	}
}

// Embedded, what one needs is seen at once: cases, sliders, verdict, curves, the
// four outcomes.
func TestCostEmbedFits(t *testing.T) {
	together(t)
	for _, lang := range []string{"zh", "en"} {
		p := open(t, siteURL+"?chapter=cost&embed=1&calls=1000000&lang="+lang, size(700, 592))
		p.awake()
		var below []string
		p.js(`["#cost-presets", "#cost-calls", "#cost-output-slider", "#cost-rest", "#cost-reset", "#cost-say", "#chart-cost", "#cost-shapes"].filter((s) => document.querySelector(s).getBoundingClientRect().bottom > innerHeight)`, &below)
		if len(below) > 0 {
			t.Errorf("%s: below the frame: %s", lang, strings.Join(below, ", "))
		}
		p.clickNow("#cost-rest > summary")
		p.until("the other groups fold out", `[...document.querySelectorAll("#cost-rest .group")].filter((e) => e.checkVisibility()).length === 7`, 3*time.Second)
	}
}
