// Package pagetest clicks through the built page in real Chromium, as people
// do. It tests web/dist as it is: build it first (make test does).
package pagetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var (
	dist    = filepath.Join("..", "dist")
	siteURL string // the page as make run serves it
	subURL  string // the same files on a host that only copies bytes, under a sub-path
	fault   = &faulty{}
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	fail := func(err error) int {
		fmt.Fprintln(os.Stderr, "pagetest:", err)
		return 1
	}
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		return fail(fmt.Errorf("the page is not built: run make build first"))
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fail(err)
	}
	fault.next = site.Handler(dist)
	mux := http.NewServeMux()
	mux.Handle("/", site.Handler(dist))
	mux.Handle("/some/where/", http.StripPrefix("/some/where/", http.FileServer(http.Dir(dist))))
	mux.Handle("/fault/", fault)
	mux.HandleFunc("/parent.html", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, parentPage) })
	mux.HandleFunc("/host.html", serveHost)
	go http.Serve(l, mux)
	siteURL = "http://" + l.Addr().String() + "/"
	subURL = siteURL + "some/where/"
	defer pool.end()
	if pool.first, err = pool.start(); err != nil {
		return fail(err)
	}
	return m.Run()
}

// tab is an open page.
type tab struct {
	t   *testing.T
	ctx context.Context
	mu  sync.Mutex
	bad []string // what the console complained of

	close func() // before the test's end, where it opens more: hidden pages work, too
}

// open opens an address in a tab of its own. At the test's end the console must
// have been silent: no error, no violation of the page's policy.
func open(t *testing.T, url string, before ...chromedp.Action) *tab {
	t.Helper()
	return openIn(browserOf(t.Name()), t, url, before...)
}

// openIn is open in another browser.
func openIn(browser context.Context, t *testing.T, url string, before ...chromedp.Action) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	ctx, cancelTime := context.WithTimeout(ctx, patience*3*time.Minute)
	p := &tab{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, func(ev any) {
		switch e := ev.(type) {
		case *runtime.EventExceptionThrown:
			p.complain(e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled: // a Go program that ends says why, a line each
			for _, a := range e.Args {
				if line := string(a.Value); e.Type == runtime.APITypeLog && (strings.Contains(line, "panic: ") || strings.Contains(line, "fatal error: ")) {
					p.complain(line)
				}
			}
		case *cdplog.EventEntryAdded:
			if e.Entry.Level == cdplog.LevelError {
				p.complain(e.Entry.Text + " " + e.Entry.URL)
			}
		}
	})
	p.close = sync.OnceFunc(func() {
		cancelTime()
		cancel()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, b := range p.bad {
			t.Error("console: ", b)
		}
	})
	t.Cleanup(p.close)
	p.do(append(append([]chromedp.Action{cdplog.Enable()}, before...), chromedp.Navigate(url))...)
	return p
}

func (p *tab) complain(s string) {
	p.mu.Lock()
	p.bad = append(p.bad, s)
	p.mu.Unlock()
}

// forgive takes complaints back that a test has provoked.
func (p *tab) forgive(about string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var kept []string
	for _, b := range p.bad {
		if !strings.Contains(b, about) {
			kept = append(kept, b)
		}
	}
	p.bad = kept
}

func (p *tab) do(actions ...chromedp.Action) {
	p.t.Helper()
	if err := chromedp.Run(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// js evaluates an expression, waits for it if it is a promise, and puts the
// value into out.
func (p *tab) js(expression string, out any) {
	p.t.Helper()
	p.do(chromedp.Evaluate(expression, out, chromium.Await))
}

// patience is how many times as long as it should take something is waited for: other
// machines are slower, or have other work. How fast the page is, make bench tells.
const patience = 4

// until waits for an expression to be true.
func (p *tab) until(what, expression string, within time.Duration) {
	p.t.Helper()
	ok := false
	for end := time.Now().Add(patience * within); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if p.js("Boolean("+expression+")", &ok); ok {
			return
		}
	}
	var state string
	p.js(`JSON.stringify({notes: [...document.querySelectorAll(".note")].map(n => n.textContent), last: window.seen && seen.at(-1), boot: document.documentElement.dataset.boot})`, &state)
	p.t.Fatalf("not within %v: %s\n%s", patience*within, what, state)
}

// settled tells that all chapters have their heights and none is being made.
const settled = `document.documentElement.dataset.settled && !document.querySelector(".making")`

// awake waits for the page's program, and has the page's events kept in
// window.seen from then on.
func (p *tab) awake() {
	p.t.Helper()
	p.until("the page is awake", `document.documentElement.dataset.boot === "awake" && document.querySelector("#run, #cost, #prompt")`, 40*time.Second)
	// What a link leads to is held at the window's top until all above it has its height: a
	// mouse would miss what moves. Ten seconds is the longest that it is held.
	p.until("the page has landed", `(() => {
		const q = new URLSearchParams(location.search);
		return !q.has("chapter") || q.has("embed") || performance.now() > 12000 || `+settled+`;
	})()`, 20*time.Second)
	p.js(`window.seen = []; addEventListener("breakeven", (e) => seen.push({...e.detail, at: performance.now()})); 0`, nil)
}

// click clicks for real, in the middle of the element.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.settle(selector)
	// What is drawn anew while it is looked for may be waited for in vain: its nodes are
	// others. Then it is clicked where it stands.
	ctx, cancel := context.WithTimeout(p.ctx, patience*5*time.Second)
	defer cancel()
	switch err := chromedp.Run(ctx, chromedp.Click(selector, chromedp.ByQuery)); {
	case errors.Is(err, context.DeadlineExceeded) && p.ctx.Err() == nil:
		b := p.box(selector)
		p.do(chromedp.MouseClickXY(b.X+b.W/2, b.Y+b.H/2))
	case err != nil:
		p.t.Fatal(err)
	}
}

// settle waits until an element stands still, for a second at most: a mouse misses what
// moves.
func (p *tab) settle(selector string) {
	p.t.Helper()
	p.js(fmt.Sprintf(`new Promise((resolve) => {
		let last = "", same = 0, looks = 0;
		const look = () => {
			const e = document.querySelector(%q), r = e && e.getBoundingClientRect(), now = r && [r.x, r.y, r.width, r.height].join();
			same = now === last ? same + 1 : 0;
			last = now;
			if (!e || same === 3 || ++looks === 60) resolve(0);
			else setTimeout(look, 17);
		};
		look();
	})`, selector), nil)
}

// box brings an element into the window's middle and returns where it then stands still.
func (p *tab) box(selector string) (b struct{ X, Y, W, H float64 }) {
	p.t.Helper()
	p.js(fmt.Sprintf(`document.querySelector(%q).scrollIntoView({block: "center", behavior: "instant"}), 0`, selector), nil)
	p.settle(selector)
	p.js(fmt.Sprintf(`(() => { const b = document.querySelector(%q).getBoundingClientRect(); return {X: b.x, Y: b.y, W: b.width, H: b.height}; })()`, selector), &b)
	return b
}

func (p *tab) text(selector string) (s string) {
	p.t.Helper()
	p.js(fmt.Sprintf("(document.querySelector(%q) || {textContent: ''}).textContent", selector), &s)
	return strings.TrimSpace(s)
}

// typeInto replaces a field's text and leaves it, as a person would.
func (p *tab) typeInto(selector, text string) {
	p.t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		p.t.Fatal(err)
	}
	p.js(fmt.Sprintf(`(() => { const f = document.querySelector(%q); f.focus(); f.select(); document.execCommand("insertText", false, %s) || (f.value = %s); f.blur(); f.dispatchEvent(new Event("change", {bubbles: true})); })()`, selector, quoted, quoted), nil)
}

// size sets the window.
func size(width, height int64) chromedp.Action { return chromedp.EmulateViewport(width, height) }

// touch makes the tab a touch screen.
func touch() chromedp.Action { return emulation.SetTouchEmulationEnabled(true) }

const parentPage = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script>
window.heard = [];
addEventListener("message", (e) => heard.push(e.data));
</script><iframe src="./?chapter=train&embed=1&autostart=1&speed=full&lang=en" width="900" height="900"></iframe>`
