package pagetest

import (
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"breakeven/app/text"
	"breakeven/web/chromium"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// serveHost is a page that embeds a chapter and makes its frame as high as it is
// told. Its query is the frame's.
func serveHost(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script>
window.heights = []; window.ready = false;
addEventListener("message", ({data}) => {
	if (data.type === "ready") ready = true;
	if (data.type === "height") { heights.push(data.height); document.querySelector("iframe").height = data.height; }
});
</script><iframe src="./?%s" width="700" height="200"></iframe>`, html.EscapeString(r.URL.RawQuery))
}

// A parent that obeys gives the frame the chapter's height: no scroll bar is
// left, nothing grows by itself, and a drawer makes it higher and low again.
func TestHeight(t *testing.T) {
	together(t)
	for _, chapter := range []string{"cost", "prompt", "train"} {
		p := open(t, siteURL+"host.html?embed=1&lang=en&chapter="+chapter, size(1280, 1000))
		p.until(chapter+" tells its height", `ready && heights.length > 0`, 40*time.Second)
		if chapter == "train" {
			p.until("the trainer is there", `frames[0].document.querySelector("#step:enabled")`, 40*time.Second)
		}
		time.Sleep(1500 * time.Millisecond)
		var n, again int
		var last, first float64
		var fits bool
		p.js(`heights.length`, &n)
		p.js(`heights.at(-1)`, &first)
		p.js(`(() => { const d = frames[0].document.documentElement; return d.scrollHeight <= frames[0].innerHeight && d.clientWidth === frames[0].innerWidth; })()`, &fits)
		if n > 6 || !fits || first < 200 {
			t.Errorf("%s: %d heights until it is still, the last %.0f px; all of it is seen: %v", chapter, n, first, fits)
		}
		time.Sleep(time.Second)
		if p.js(`heights.length`, &again); again != n {
			t.Errorf("%s: it goes on telling heights: %d, then %d", chapter, n, again)
		}
		drawer := map[string]string{"cost": "#cost-sources", "train": "#settings"}[chapter]
		if drawer == "" {
			p.close()
			continue
		}
		p.js(fmt.Sprintf(`frames[0].document.querySelector(%q).open = true`, drawer), nil)
		made := map[string]string{"cost": "#cost-sources tbody tr", "train": "#settings select"}[chapter] // what a close before it would come too early for
		p.until(chapter+": a drawer makes it higher", fmt.Sprintf(`heights.at(-1) > %f + 20 && frames[0].document.querySelector(%q)`, first, made), 3*time.Second)
		p.js(fmt.Sprintf(`frames[0].document.querySelector(%q).open = false`, drawer), nil)
		p.until(chapter+": closed, it is as low as before", fmt.Sprintf(`heights.at(-1) === %f`, first), 3*time.Second)
		if p.js(`heights.at(-1)`, &last); last != first {
			t.Errorf("%s: %f, then %f", chapter, first, last)
		}
		p.close()
	}
}

// An embedded chapter fetches what it needs, and Cost needs neither trainer nor
// digits nor a place to keep things; its corner leads to the whole page.
func TestEmbeddedLoadsItsChapter(t *testing.T) {
	together(t)
	url, _ := fault.folder(nil)
	p := open(t, url+"?embed=1&chapter=cost&lang=en&calls=2000000&lock=price&theme=dark", size(700, 592))
	p.awake()
	time.Sleep(3 * time.Second)
	var fetched []string
	p.js(`performance.getEntriesByType("resource").map((e) => e.name.split("/").pop())`, &fetched)
	for _, name := range fetched {
		for _, not := range []string{"trainer.", "digits", "simd128.", "relaxed."} {
			if strings.HasPrefix(name, not) {
				t.Errorf("Cost fetches %s", name)
			}
		}
	}
	var workers int
	p.js(`navigator.serviceWorker.getRegistrations().then((r) => r.filter((x) => new URL("./", location).href.startsWith(x.scope) && x.scope.includes("/fault/")).length)`, &workers)
	if workers > 0 {
		t.Error("an embedded page registers a service worker, which fetches everything")
	}
	var corner, chapters string
	p.js(`document.querySelector(".corner a").search`, &corner)
	if !strings.Contains(corner, "calls=2000000") || !strings.Contains(corner, "chapter=cost") || strings.Contains(corner, "embed") || strings.Contains(corner, "lock") {
		t.Errorf("the corner leads to %s", corner)
	}
	p.typeInto("#cost-calls", "3,000,000")
	p.until("the corner leads to the case as it is now", `document.querySelector(".corner a").search.includes("calls=3000000")`, 5*time.Second)
	p.js(`[...document.querySelectorAll(".chapter")].map((c) => c.id).join()`, &chapters)
	if chapters != "cost" {
		t.Errorf("the frame holds %s", chapters)
	}
}

// Embedded, Prompt fetches the trainer and the language model once somebody asks, and
// of the digits nothing: nobody trains there.
func TestEmbeddedPromptLoadsTheModel(t *testing.T) {
	together(t)
	var mu sync.Mutex
	var names []string
	url, _ := fault.folder(func(_ http.ResponseWriter, name string) bool {
		mu.Lock()
		defer mu.Unlock()
		names = append(names, name[strings.LastIndex(name, "/")+1:])
		return false
	})
	fetched := func() string {
		mu.Lock()
		defer mu.Unlock()
		var kinds []string
		for _, name := range names {
			kind, _, _ := strings.Cut(name, ".")
			if slices.Contains([]string{"digits", "model", "stage", "tokens", "trainer"}, kind) {
				kinds = append(kinds, kind+name[strings.LastIndex(name, "."):])
			}
		}
		slices.Sort(kinds)
		return strings.Join(kinds, " ")
	}
	p := open(t, url+"?embed=1&chapter=prompt&lang=en", size(1000, 1200))
	p.awake()
	if got := fetched(); got != "" {
		t.Errorf("before anything is asked, it fetches %s", got)
	}
	p.click("#ask")
	p.until("it answers", answered, 40*time.Second)
	if got := fetched(); got != "model.safetensors trainer.js trainer.wasm" {
		t.Errorf("asked, it fetches %s", got)
	}
}

// hide= takes controls away before they are seen, lock= fixes them for good.
func TestHideAndLock(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&lr=0.1&hide=files,calls&hide=try&lock=lr,run,picture,prefix,speed&lock=n&prefix=900&hiden=3&hide2=x", size(1280, 1000))
	p.until("what is hidden is hidden at once", `document.querySelector(".files") && ![...document.querySelectorAll(".files, .try")].some((e) => e.checkVisibility())`, 20*time.Second)
	p.awake()
	p.until("it stays hidden", `![...document.querySelectorAll(".files, .try, #cost-calls")].some((e) => e.checkVisibility())`, 5*time.Second)
	locked := `["#run", "#f-lr", "#try-rate", "#try-seed", "#load", "#cost-prefix", "#cost-prefix-slider", "#speed-full", "#f-n", "#f-data"].every((s) => document.querySelector(s).disabled) && document.querySelector("#pad").inert`
	p.until("what is locked is disabled", locked, 10*time.Second)
	p.until("what is not, is not", `!document.querySelector("#f-seed").disabled && !document.querySelector("#reset").disabled`, 20*time.Second)
	p.clickNow("#cost-preset-B")
	p.until("another case has all but the locked number, and says so", `document.querySelector("#cost-preset-B").ariaPressed === "true" && document.querySelector("#cost-prefix").value === "900" &&
		document.querySelector("#cost-locked").textContent === "Fixed by the author, whatever you choose: Prompt length."`, 5*time.Second)
	p.click("#lang")
	p.click("#reset")
	time.Sleep(500 * time.Millisecond)
	p.until("after all is drawn anew, too", locked, 3*time.Second)
	var value string
	p.js(`document.querySelector("#f-lr").value`, &value)
	if value != "0.1" {
		t.Errorf("the locked rate is %s", value)
	}
	if note := p.text("#note"); !strings.Contains(note, "「hidden」") || !strings.Contains(note, "「hide2」") || !strings.Contains(note, "「hide」") {
		t.Errorf("the note names neither what is unknown nor what was meant: %s", note)
	}
	p.close()

	// With all settings fixed nothing else brings others, and a reset is of the run alone.
	p = open(t, siteURL+"?lang=en&lr=0.01&lock=settings", size(1280, 1000))
	p.awake()
	p.until("what would change settings is disabled", `["#f-lr", "#newseed", "#try-rate", "#try-seed", "#load"].every((s) => document.querySelector(s).disabled) && !document.querySelector("#run").disabled && document.querySelector("#menu-train-reset").disabled`, 20*time.Second)
	p.until("ready", ready, 40*time.Second)
	p.click("#step")
	p.until("a step is made", step+" === 1", 20*time.Second)
	p.click("#menu-train-open")
	p.until("there is something to reset", `!document.querySelector("#menu-train-reset").disabled`, 5*time.Second)
	p.click("#menu-train-reset")
	p.until("the run is reset, the rate is not", step+` === 0 && location.search.includes("lr=0.01")`, 10*time.Second)
	p.close()
	for _, of := range []string{"run", "reset"} {
		p = open(t, siteURL+"?lang=en&lr=0.01&lock="+of, size(1280, 1000))
		p.awake()
		p.until("ready", ready, 40*time.Second)
		p.click("#step")
		p.until("a step is made", step+" === 1", 20*time.Second)
		p.click("#menu-train-open")
		p.until("the menu is open", `document.querySelector("#menu-train").open`, 5*time.Second)
		time.Sleep(300 * time.Millisecond)
		p.until("it does not reset", `document.querySelector("#menu-train-reset").disabled`, time.Second)
		p.close()
	}
}

// A locked template, or locked values, stay: whatever would change them is fixed, too, and
// what would not is not. After all is drawn anew, too.
func TestLockedPromptStays(t *testing.T) {
	together(t)
	const starts, back = "#start-adjusted", ".versions .back"
	for lock, fixed := range map[string][]string{
		"template": {"#template", "#format-json", "#offer-0", "#search", "#examples-bare", starts, back},
		"values":   {"#slot-0", starts, back},
	} {
		free := slices.DeleteFunc([]string{"#template", "#format-json", "#offer-0", "#search", "#examples-bare", "#slot-0", "#ask", "#wish-add", "#prompt-undo", "#example-0"}, func(s string) bool { return slices.Contains(fixed, s) })
		p := open(t, siteURL+"?chapter=prompt&embed=1&lang=en&lock="+lock, size(1280, 1000))
		p.awake()
		p.js(`document.querySelector("#versions-forget")?.click(); window.kept = () => document.querySelector("#template").value + "|" + document.querySelector("#slot-0").value + "|" + document.querySelector("#slot-1").value`, nil)
		var before string
		p.js(`kept()`, &before)
		// Asked, missed, a wish changed and asked again: there is all to press that there can be.
		p.clickNow("#ask")
		p.until("it is answered", answered+` && document.querySelector("#offer-0")`, 40*time.Second)
		p.clickNow("#example-0")
		p.until("it has an example", `document.querySelector("#examples-bare")`, 5*time.Second)
		p.clickNow("#ask")
		p.until("there is something to go back to", answered+` && document.querySelector(".versions .back") && document.querySelector("#offer-0")`, 20*time.Second)
		list := func(selectors []string, is string) string {
			quoted := make([]string, len(selectors))
			for i, s := range selectors {
				quoted[i] = fmt.Sprintf("%q", s)
			}
			return fmt.Sprintf(`[%s].filter((s) => %sdocument.querySelector(s)?.disabled).join(" ")`, strings.Join(quoted, ", "), is)
		}
		p.until(lock+": what would change it is fixed", list(fixed, "!")+` === ""`, 5*time.Second)
		var found string
		if p.js(list(free, ""), &found); found != "" {
			t.Errorf("lock=%s fixes %s", lock, found)
		}
		p.js(fmt.Sprintf(`for (const s of %q.split("; ")) document.querySelector(s).click(); 0`, strings.Join(fixed, "; ")), nil)
		p.clickNow("#prompt-undo")
		p.until("undone, the example has gone", `!document.querySelector("#examples input:checked")`, 5*time.Second)
		p.clickNow("#prompt-undo")
		p.until("and both are as they were", fmt.Sprintf(`kept() === %q`, before), 5*time.Second)
		p.close()
	}
}

// A dotted term opens and closes by keyboard, by touch, and when something else
// is pressed; so does the badge of the device.
func TestTerms(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&chapter=tune", size(1280, 900))
	p.awake()
	word := "#tune .term-word"
	body := `document.querySelector("#tune .term-body")`
	p.do(chromedp.Focus(word, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	p.until("Enter opens it", body+` && `+body+`.textContent.includes("thin matrices") && `+body+`.querySelector(".eq sub, .eq")`, 3*time.Second)
	p.do(chromedp.KeyEvent(kb.Escape))
	p.until("Escape closes it, and the focus stays", `!`+body+` && document.activeElement.matches(".term-word")`, 3*time.Second)
	p.click(word)
	p.until("a click opens it", body, 3*time.Second)
	var inside bool
	p.js(`(() => { const r = `+body+`.getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth; })()`, &inside)
	if !inside {
		t.Error("it stands outside of the window")
	}
	p.click("#h-tune")
	p.until("a press elsewhere closes it", `!`+body, 3*time.Second)

	p.do(chromedp.Focus("#device", chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	p.until("the badge opens", `document.querySelector(".pop:has(> #device)").open`, 3*time.Second)
	p.do(chromedp.KeyEvent(kb.Escape))
	p.until("Escape closes it", `!document.querySelector(".pop:has(> #device)").open && document.activeElement.id === "device"`, 3*time.Second)
	p.close()

	q := open(t, siteURL+"?lang=zh&chapter=verdict", size(360, 740), touch())
	q.awake()
	q.tap("#verdict .term-word")
	q.until("a tap opens it", `document.querySelector("#verdict .term-body")?.checkVisibility()`, 3*time.Second)
	q.js(`(() => { const r = document.querySelector("#verdict .term-body").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight; })()`, &inside)
	if !inside {
		t.Error("on a phone it stands outside of the window")
	}
	q.tap("#h-verdict")
	q.until("a tap elsewhere closes it", `!document.querySelector("#verdict .term-body")`, 3*time.Second)
}

// A phone shows one chapter at a time; the line of chapters, a flow's boxes and
// the way on turn the page, and the address follows.
func TestOneChapterAtATime(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(360, 740))
	p.awake()
	shown := func(want string) {
		t.Helper()
		p.until("the page shows "+want, fmt.Sprintf(`[...document.querySelectorAll(".chapter")].filter((c) => c.checkVisibility()).map((c) => c.id).join() === %q && document.querySelector(".spine [aria-current]").hash === "#%s"`, want, want), 3*time.Second)
	}
	shown("train")
	p.click(`.spine a[href="#prompt"]`)
	shown("prompt")
	p.until("the address says so", `new URLSearchParams(location.search).get("chapter") === "prompt" && document.querySelector("#h-prompt").getBoundingClientRect().top < innerHeight / 2`, 3*time.Second)
	p.click(`#prompt .flowstrip a[href="#wishes"]`)
	p.until("a box leads to where its step is done", `document.activeElement.closest("#wishes") && document.querySelector("#wishes").getBoundingClientRect().top < innerHeight`, 3*time.Second)
	shown("prompt")
	p.click(`.spine a[href="#tune"]`)
	shown("tune")
	p.click(`#tune .flowstrip a[href="#verdict"]`)
	shown("verdict")
	p.until("what there is to read follows", `document.querySelector("#reading").checkVisibility()`, 3*time.Second)
	p.click(`.spine a[href="#train"]`)
	shown("train")
	p.click(`#train .keep a`)
	shown("prompt")
	var wide float64
	p.js(`document.documentElement.scrollWidth`, &wide)
	if wide > 360 {
		t.Errorf("the page is %.0f px wide", wide)
	}
	// A link to a chapter that was opened in another window, from an address with another.
	p.do(chromedp.Navigate(siteURL + "?lang=en&chapter=tune#cost"))
	p.awake()
	shown("cost")
	p.click(`.spine a[href="#tune"]`)
	p.until("the address tells one chapter", `location.hash === "" && location.search.includes("chapter=tune")`, 3*time.Second)
	shown("tune")
	p.do(size(1280, 900))
	p.until("a wide window shows all", `[...document.querySelectorAll(".chapter")].every((c) => c.checkVisibility())`, 3*time.Second)
}

// An address that is come to without loading, typed or a bookmark, shows its chapter, and
// so do Back and Forward; what was chosen since stays.
func TestAddressWithoutLoading(t *testing.T) {
	together(t)
	for _, width := range []int64{360, 1280} {
		p := open(t, siteURL+"?lang=en&lr=0.01", size(width, 740))
		p.awake()
		p.js(`window.kept = document.querySelector("#page"), 0`, nil)
		shows := func(what, chapter, address string) {
			t.Helper()
			p.until(fmt.Sprintf("at %d px %s shows %s", width, what, chapter), fmt.Sprintf(`(() => {
				const c = document.querySelector("#%[1]s"), box = c.getBoundingClientRect();
				return c.checkVisibility() && box.top < innerHeight / 2 && box.bottom > innerHeight / 2 && kept.isConnected &&
					document.querySelector(".spine [aria-current]").hash === "#%[1]s" && location.hash + location.search === %[2]q;
			})()`, chapter, address), 5*time.Second)
		}
		p.js(`location.hash = "cost", 0`, nil)
		shows("an address", "cost", "?chapter=cost&lang=en&lr=0.01")
		p.until("the chapters above are there", settled, 20*time.Second)
		p.js(`document.querySelector("#lang").click()`, nil) // a click of the mouse would scroll there
		p.until("another language", `location.search.includes("lang=zh")`, 5*time.Second)
		p.js(`history.back(), 0`, nil)
		top := "?lang=zh&lr=0.01"
		if width == 360 {
			top = "?chapter=train&lang=zh&lr=0.01" // it is gone to
		}
		shows("Back", "train", top)
		p.js(`history.forward(), 0`, nil)
		shows("Forward", "cost", "?chapter=cost&lang=zh&lr=0.01")
		p.js(`location.hash = "nothing", 0`, nil)
		shows("what is not there", "cost", "?chapter=cost&lang=zh&lr=0.01")
		p.close()
	}
}

// Projector mode: larger, the side gone; the address has it, and a click ends it.
func TestProjector(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(1920, 1080))
	p.awake()
	p.click("#beam")
	off := `document.querySelector("#beam").ariaLabel === "` + text.ProjectorOff.In(text.EN) + `"`
	on := `parseFloat(getComputedStyle(document.documentElement).fontSize) === 21.6 && !document.querySelector(".try").checkVisibility()`
	p.until("it is larger, and the button says so", on+` && location.search.includes("projector=1") && `+off, 3*time.Second)
	p.click("#beam")
	p.until("it is as before", `parseFloat(getComputedStyle(document.documentElement).fontSize) === 16 && document.querySelector(".try").checkVisibility() && !location.search.includes("projector") && !(`+off+`)`, 3*time.Second)
}

// Lite mode is chosen on a weak machine, but where the address says no; only what
// the address said is written into it.
func TestLite(t *testing.T) {
	together(t)
	weak := chromium.First(`Object.defineProperty(navigator, "hardwareConcurrency", {get: () => 2}); Object.defineProperty(navigator, "deviceMemory", {get: () => 2});`)
	strong := chromium.First(`Object.defineProperty(navigator, "hardwareConcurrency", {get: () => 2}); Object.defineProperty(navigator, "deviceMemory", {get: () => 8});`)
	for _, tt := range []struct {
		query   string
		machine chromedp.Action
		lite    bool
	}{{"", weak, true}, {"", strong, false}, {"lite=0", weak, false}, {"lite=1", strong, true}} {
		p := open(t, siteURL+"?chapter=verdict&embed=1&lang=en&"+tt.query, size(700, 500), tt.machine)
		p.until("awake", `document.documentElement.dataset.boot === "awake"`, 30*time.Second)
		var lite bool
		p.js(`"lite" in document.documentElement.dataset`, &lite)
		var link string
		p.js(`document.querySelector(".corner a").search`, &link)
		if lite != tt.lite || strings.Contains(link, "lite") != (tt.query != "") {
			t.Errorf("%q: lite %v, want %v; the link is %s", tt.query, lite, tt.lite, link)
		}
		p.close()
	}
}

// Where nothing may be stored, all works, and nothing is kept.
func TestStorageDenied(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&theme=light&autostart=1&speed=full", size(1280, 900), chromium.First(`
		for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
			Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("denied", "SecurityError"); }});`))
	p.awake()
	p.until("it trains", running, 60*time.Second)
	p.click("#theme")
	p.click("#lang")
	p.until("language and theme switch", `document.documentElement.lang === "zh-CN" && document.documentElement.dataset.theme === "dark"`, 3*time.Second)
}

// Printed, the page is paper: no bar, no buttons, black on white, every chapter.
func TestPrinted(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&theme=dark&chapter=cost", size(360, 800))
	p.awake()
	p.do(emulation.SetEmulatedMedia().WithMedia("print"))
	p.until("it is paper", `![...document.querySelectorAll(".topbar, .btn, .foot")].some((e) => e.checkVisibility()) &&
		[...document.querySelectorAll(".chapter")].every((e) => e.checkVisibility()) &&
		getComputedStyle(document.documentElement).backgroundColor === "rgb(255, 255, 255)" && getComputedStyle(document.querySelector("#h-cost")).color === "rgb(0, 0, 0)"`, 3*time.Second)
}

// Whatever has the focus shows it: a ring of 3 px, in forced colours too.
func TestFocusIsSeen(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(1280, 900))
	p.awake()
	for _, feature := range []string{"", "forced-colors"} {
		if feature != "" {
			p.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: feature, Value: "active"}}))
			p.js(`(() => { const top = document.createElement("i"); top.tabIndex = -1; document.body.prepend(top); top.focus(); top.remove(); })()`, nil) // Tab begins anew
		}
		stops := map[string]bool{}
		for range 60 {
			p.do(chromedp.KeyEvent(kb.Tab))
			var at struct {
				Name  string
				Width float64
				Style string
			}
			p.js(`(() => {
				const e = document.activeElement, ringed = [e, e.closest(".field, .file"), e.previousElementSibling].filter(Boolean)
					.map((x) => getComputedStyle(x)).find((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 3);
				return { Name: e.tagName + "#" + e.id + "." + e.className, Width: ringed ? parseFloat(ringed.outlineWidth) : 0, Style: ringed ? ringed.outlineStyle : "" };
			})()`, &at)
			if stops[at.Name] = true; at.Width < 3 && !strings.HasPrefix(at.Name, "BODY") {
				t.Errorf("%s %s has the focus and shows a ring of %.0f px", feature, at.Name, at.Width)
			}
		}
		if len(stops) < 25 {
			t.Errorf("Tab came to %d places only", len(stops))
		}
	}
}
