package panel

import (
	"strings"
	"testing"

	"breakeven/app/state"
	"breakeven/app/text"
)

// Each chapter that is there has its menu, but not in a frame.
func TestMenus(t *testing.T) {
	_, html := open(t, "lang=en")
	for _, c := range []string{"train", "prompt", "cost"} {
		if !strings.Contains(html, `id="menu-`+c+`-open"`) {
			t.Errorf("%s has no menu", c)
		}
		// What is written in Prompt is in no address.
		if menu := html[strings.Index(html, `id="menu-`+c+`"`):]; strings.Contains(menu[:strings.Index(menu, "</details>")], text.MenuWritten.EN) != (c == "prompt") {
			t.Errorf("%s: whether its menu says that what is written stays", c)
		}
	}
	for _, c := range []string{"train", "prompt", "cost"} {
		if _, html := open(t, "lang=en&embed=1&chapter="+c); strings.Contains(html, "menu-") {
			t.Errorf("embedded, %s has a menu", c)
		}
	}
}

// One item folds the bets of all chapters, and opens them again.
func TestSkipBets(t *testing.T) {
	p, _ := open(t, "lang=en")
	for _, skip := range []bool{true, false} {
		if p.SkipBets(skip); p.train.Bet.Skipped != skip || p.asking.BetSkipped() != skip || p.cost.BetSkipped() != skip || p.BetsSkipped() != skip {
			t.Errorf("skip %v: %v, %v, %v", skip, p.train.Bet.Skipped, p.asking.BetSkipped(), p.cost.BetSkipped())
		}
	}
	p.SkipBets(true)
	if p.train.SkipBet(false); p.BetsSkipped() {
		t.Error("one is open, and all are said to be skipped")
	}
	p.cost = nil // asleep
	p.awake[state.Cost] = false
	p.SkipBets(true)
	if p.wake(state.Cost); !p.cost.BetSkipped() || !p.BetsSkipped() {
		t.Error("the bet of a chapter that wakes is open")
	}
}

// What is right of the article stands beside its title, whatever the language.
func TestArticleIsNamed(t *testing.T) {
	for _, l := range []string{"zh", "en"} {
		if _, html := open(t, "lang="+l); !strings.Contains(html, `<cite lang="zh-CN">《`+text.ArticleTitle+`》`) {
			t.Errorf("%s: the article is not named", l)
		}
	}
}
