package pagetest

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// frameCount is how many frames the stage has drawn so far.
const frameCount = `(frames[0] && frames[0].breakevenStage ? frames[0].breakevenStage.frames : 0)`

// frames returns how many frames the stage draws in so many seconds.
func (p *tab) frames(seconds int) (n int) {
	p.t.Helper()
	var from int
	p.js(frameCount, &from)
	time.Sleep(time.Duration(seconds) * time.Second)
	p.js(frameCount, &n)
	return n - from
}

// The frame loads late, draws the network, again for each snapshot while it
// trains, and not at all while there is nothing new or nobody sees it. A lost
// WebGL context reloads the frame, and nothing else.
func TestStage(t *testing.T) {
	// Keeps what is drawn, so that a test can look at it.
	p := open(t, siteURL+"?lang=en&theme=light&speed=watch", size(1280, 900), chromium.First(
		`const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, o) { return get.call(this, kind, kind.startsWith("webgl") ? {...o, preserveDrawingBuffer: true} : o); };
		window.Worker = class extends Worker { constructor(...a) { super(...a); window.theWorker = this; } };`))
	p.awake()
	p.until("the digits are there", `document.querySelector("#units rect")`, 60*time.Second)
	p.until("the still is painted at once", `document.querySelector("#still.gone") || (() => { const c = document.querySelector("#still"); const d = c.width && c.getContext("2d").getImageData(0, 0, c.width, c.height).data; return d && d.some((v) => v); })()`, 20*time.Second)
	begun := time.Now()
	p.until("the stage draws", frameCount+` > 0 && document.querySelector("#still.gone")`, 60*time.Second)
	t.Logf("the stage drew its first frame %.1f s after the page was awake", time.Since(begun).Seconds())

	var colours int
	p.js(`(() => { const c = frames[0].document.querySelector("canvas"); const copy = document.createElement("canvas"); copy.width = c.width; copy.height = c.height; const g = copy.getContext("2d"); g.drawImage(c, 0, 0); const d = new Uint32Array(g.getImageData(0, 0, c.width, c.height).data.buffer); return new Set(d).size; })()`, &colours)
	if colours < 50 {
		t.Errorf("the stage shows %d colours: it is blank", colours)
	}
	if n := p.frames(2); n > 1 {
		t.Errorf("%d frames while nothing happens", n)
	}
	p.click("#run")
	p.until("it trains", running, 40*time.Second)
	n := p.frames(5)
	t.Logf("%.1f frames a second while training", float64(n)/5)
	if n < 1 || n > 55 {
		t.Errorf("%d frames in five seconds of training, want up to ten a second", n)
	}
	// What a visitor does is answered first.
	p.js(`new Promise((resolve) => { const from = `+frameCount+`; let n = 0; const press = () => {
		dispatchEvent(new KeyboardEvent("keydown", {key: "Shift"}));
		n++ < 80 ? setTimeout(press, 50) : resolve(`+frameCount+` - from);
	}; press(); })`, &n)
	if n > 1 {
		t.Errorf("%d frames while keys are pressed", n)
	}
	p.js(`document.querySelector("#cost").scrollIntoView()`, nil)
	time.Sleep(500 * time.Millisecond)
	if n := p.frames(2); n > 0 {
		t.Errorf("%d frames out of sight", n)
	}
	p.js(`scrollTo(0, 0)`, nil)
	p.until("it goes on in sight", `window.from === undefined ? (window.from = `+frameCount+`, false) : `+frameCount+` > window.from`, 10*time.Second)

	p.js(`window.mark = 1; frames[0].mark = 1; frames[0].document.querySelector("canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()`, nil)
	p.until("the frame is loaded anew, and draws", `frames[0].mark === undefined && `+frameCount+` > 0`, 60*time.Second)
	var same bool
	p.js(`window.mark === 1`, &same)
	if !same {
		t.Error("the page was reloaded with its frame")
	}

	// Another trainer draws into the same frame.
	p.js(`seen.length = 0; theWorker.terminate(); theWorker.dispatchEvent(new ErrorEvent("error", {message: "out of memory", cancelable: true}))`, nil)
	p.until("another trainer goes on", running, 40*time.Second)
	p.until("its network is drawn", `window.drawn === undefined ? (window.drawn = `+frameCount+`, false) : `+frameCount+` > drawn + 2`, 20*time.Second)
	p.click("#run")
	p.until("it pauses", `!document.querySelector("#run").textContent.includes("Pause")`, 10*time.Second)
	time.Sleep(time.Second)
	if n := p.frames(2); n > 1 { // the one that says so may still come
		t.Errorf("%d frames in a pause", n)
	}
	p.forgive("CONTEXT_LOST_WEBGL")
}

// Without WebGL the page paints the same picture as a still, and units open.
func TestStill(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&theme=light", size(1280, 900), chromium.First(
		`const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, o) { return kind.startsWith("webgl") ? null : get.call(this, kind, o); };
		if (window === top) new MutationObserver(() => { window.came ||= Boolean(document.querySelector("#stage")); }).observe(document, {childList: true, subtree: true});`))
	p.awake()
	p.until("the frame has come, and given up", `window.came && !document.querySelector("#stage")`, 40*time.Second)
	p.until("the digits are there", `document.querySelector("#units rect")`, 60*time.Second)
	var colours int
	p.js(`(() => { const c = document.querySelector("#still"); return new Set(new Uint32Array(c.getContext("2d").getImageData(0, 0, c.width, c.height).data.buffer)).size; })()`, &colours)
	if colours < 50 {
		t.Errorf("the still shows %d colours", colours)
	}
	p.js(`document.querySelector("#units").focus()`, nil)
	p.do(chromedp.KeyEvent(kb.Enter))
	p.until("a unit opens", `document.querySelector("#inside").textContent.includes("Unit 1 of 128")`, 5*time.Second)
	p.do(chromedp.KeyEvent(kb.ArrowDown))
	p.until("the next one", `document.querySelector("#inside").textContent.includes("Unit 9 of 128")`, 5*time.Second)
	p.do(chromedp.KeyEvent(kb.ArrowRight))
	p.until("an output", `document.querySelector("#inside").textContent.includes("Output 1")`, 5*time.Second)
	var terms []string // what it adds up, its bias, and the sum
	p.js(`[...document.querySelectorAll("#inside .terms li")].map((e) => e.querySelector("b").textContent)`, &terms)
	sum := 0.0
	for _, s := range terms {
		v, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "").Replace(s), 64)
		if err != nil {
			t.Errorf("a term says %q", s)
		}
		sum += v
	}
	if last := len(terms) - 1; last < 5 {
		t.Errorf("an output opens with %q", terms)
	} else if v, _ := strconv.ParseFloat(strings.NewReplacer("−", "-", "+", "").Replace(terms[last]), 64); sum-2*v > .05 || sum-2*v < -.05 { // each is rounded
		t.Errorf("%q do not add up", terms)
	}
	if s := p.text("#inside .terms"); !strings.Contains(s, "112 not shown") || !strings.Contains(s, " × ") {
		t.Errorf("the terms are %q", s)
	}
	p.do(chromedp.KeyEvent(kb.Escape))
	p.until("it closes", `document.querySelector("#inside").hidden`, 5*time.Second)
	back := `document.querySelector("#inside").hidden && document.activeElement.id === "units"`
	p.do(chromedp.KeyEvent(kb.Enter))
	p.until("it opens again", `document.querySelector("#inside-close")`, 5*time.Second)
	p.do(chromedp.Focus("#inside-close", chromedp.ByQuery), chromedp.KeyEvent(kb.Escape))
	p.until("Escape closes it from its button, too", back, 5*time.Second)
	p.do(chromedp.KeyEvent(kb.Enter))
	p.until("it opens once more", `document.querySelector("#inside-close")`, 5*time.Second)
	p.click("#inside-close")
	p.until("its button leaves the focus on the picture", back, 5*time.Second)
}
