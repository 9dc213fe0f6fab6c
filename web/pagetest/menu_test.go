package pagetest

import (
	"testing"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A chapter's menu by keyboard: it copies a link and a frame that open the chapter as
// it is, folds all bets, resets the chapter, and takes each back where it was pressed.
func TestChapterMenu(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&batch=32&calls=5000", size(1280, 900), chromium.First(`
		window.copied = [];
		Object.defineProperty(navigator, "clipboard", {value: {writeText: (s) => window.refuses ? Promise.reject(new Error("refused")) : (copied.push(s), Promise.resolve())}});`))
	p.awake()
	p.until("ready", ready, 40*time.Second)

	p.js(`document.querySelector("#menu-train-open").focus()`, nil)
	p.press(kb.Enter)
	p.until("it opens", `document.querySelector("#menu-train").open`, 3*time.Second)
	p.press(kb.Tab)
	p.press(kb.Enter)
	p.until("the link is copied, and that is said", `copied.length === 1 && document.querySelector("#menu-train-said").textContent === "Link copied"`, 3*time.Second)
	p.press(kb.Tab)
	p.press(kb.Enter)
	p.until("so is the frame", `copied.length === 2 && document.querySelector("#menu-train-said").textContent.includes("allow-same-origin")`, 3*time.Second)
	var copied []string
	p.js(`copied`, &copied)
	if want := siteURL + "?chapter=train&lang=en&batch=32&calls=5000"; copied[0] != want {
		t.Errorf("the link is %s, want %s", copied[0], want)
	}
	if want := `<iframe src="` + siteURL + `?chapter=train&amp;lang=en&amp;batch=32&amp;embed=1&amp;calls=5000" width="900" height="900" title="Breakeven: Train"></iframe>`; copied[1] != want {
		t.Errorf("the frame is %s, want %s", copied[1], want)
	}

	p.press(kb.Tab)
	p.press(kb.Enter)
	p.until("all bets are folded", `document.querySelector("#bet.folded") && document.querySelector("#menu-train-bets").textContent.includes("again")`, 3*time.Second)
	p.press(kb.Enter)
	p.until("and open again", `document.querySelector("#bet:not(.folded)")`, 3*time.Second)

	p.press(kb.Tab)
	p.press(kb.Enter)
	p.until("the chapter is reset, and no other", `!location.search.includes("batch") && location.search.includes("calls=5000") && document.querySelector("#f-batch").value === "64"`, 5*time.Second)
	p.until("the same item undoes it, and has the focus", `document.activeElement.id === "menu-train-reset" && document.activeElement.textContent.includes("Undo") && !document.activeElement.disabled`, 3*time.Second)
	p.press(kb.Enter)
	p.until("it is undone", `location.search.includes("batch=32") && document.querySelector("#f-batch").value === "32"`, 5*time.Second)
	p.press(kb.Escape)
	p.until("Esc closes it and leaves the focus on it", `!document.querySelector("#menu-train").open && document.activeElement.id === "menu-train-open"`, 3*time.Second)

	// A refusal shows the text, chosen; what is pressed elsewhere closes the menu.
	p.js(`window.refuses = true`, nil)
	p.press(kb.Enter)
	p.click("#menu-train-link")
	p.until("the text is there to be taken", `(() => { const f = document.querySelector("#menu-train-text"); return f && document.activeElement === f && f.value.slice(f.selectionStart, f.selectionEnd) === copied[0]; })()`, 3*time.Second)
	p.do(chromedp.MouseClickXY(5, 500))
	p.until("it closes", `!document.querySelector("#menu-train").open`, 3*time.Second)

	// A run is brought back, too.
	p.click("#run")
	p.until("it trains", step+" > 20", 40*time.Second)
	p.click("#run")
	p.until("it pauses", paused, 10*time.Second)
	at := p.text("#stepn")
	p.untilKept()
	p.click("#menu-train-open")
	p.click("#menu-train-reset")
	p.until("it is at its start", `document.querySelector("#stepn").textContent.endsWith(" 0") && `+step+" === 0", 10*time.Second)
	p.click("#menu-train-reset")
	p.until("the run is back", `document.querySelector("#stepn").textContent === "`+at+`" && location.search.includes("batch=32")`, 10*time.Second)

	p.click("#beam")
	p.until("a projector shows no menu", `![...document.querySelectorAll(".menu")].some((e) => e.checkVisibility())`, 3*time.Second)
}

// Who is shown a still is told so, why, and led to the whole picture with all that was
// chosen, and back.
func TestLiteIsTold(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&lite=1&batch=32", size(1280, 900))
	p.awake()
	p.until("it says why", `document.querySelector("#lite").textContent.includes("lite=1")`, 5*time.Second)
	lead := func(link string) {
		if _, err := chromedp.RunResponse(p.ctx, chromedp.Click(link, chromedp.ByQuery)); err != nil {
			t.Fatal(err)
		}
	}
	lead("#lite a")
	p.until("the page is whole, and says what lite is", `location.search.includes("lite=0") && location.search.includes("batch=32") && document.querySelector("#lite-offer") && !document.querySelector("#lite") && !("lite" in document.documentElement.dataset)`, 30*time.Second)
	p.until("it is awake", `document.documentElement.dataset.boot === "awake"`, 30*time.Second)
	p.click("#device")
	lead("#lite-offer a")
	p.until("and lite again", `location.search.includes("lite=1") && document.querySelector("#lite")`, 30*time.Second)
}
