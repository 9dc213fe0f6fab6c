package site

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// host is a static host of the built page, somewhere below its root, whose
// network can be disturbed.
type host struct {
	*httptest.Server
	mu      sync.Mutex
	disturb func(w http.ResponseWriter, r *http.Request) (handled bool)
}

func (h *host) set(disturb func(http.ResponseWriter, *http.Request) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.disturb = disturb
}

func newHost(t *testing.T) *host {
	dir := built(t)
	h := &host{}
	site := http.StripPrefix("/some/where/", Handler(dir))
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		disturb := h.disturb
		h.mu.Unlock()
		switch {
		case disturb != nil && disturb(w, r):
		case strings.HasPrefix(r.URL.Path, "/some/where/"):
			site.ServeHTTP(w, r)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *host) page() string { return h.URL + "/some/where/" }

// One browser for all tests; each has a page with an empty profile in it.
var theBrowser struct {
	once   sync.Once
	ctx    context.Context
	cancel func()
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if theBrowser.cancel != nil {
		theBrowser.cancel()
	}
	os.Exit(code)
}

// browser returns a page with an empty profile, and what it complained of or
// asked another place for.
func browser(t *testing.T) (context.Context, func() []string) {
	b := &theBrowser
	b.once.Do(func() { b.ctx, b.cancel, b.err = chromium.New(context.Background()) })
	if b.err != nil {
		t.Fatal(b.err)
	}
	c := chromedp.FromContext(b.ctx)
	exec := cdp.WithExecutor(b.ctx, c.Browser)
	profile, err := target.CreateBrowserContext().WithDisposeOnDetach(true).Do(exec)
	if err != nil {
		t.Fatal(err)
	}
	id, err := target.CreateTarget("about:blank").WithBrowserContextID(profile).WithNewWindow(true).Do(exec)
	if err != nil {
		t.Fatal(err)
	}
	page, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	ctx, cancelTime := context.WithTimeout(page, 4*time.Minute)
	t.Cleanup(cancelTime)
	var mu sync.Mutex
	var bad []string
	chromedp.ListenTarget(ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			bad = append(bad, string(e.Entry.Level)+": "+e.Entry.Text+" "+e.Entry.URL)
		case *runtime.EventExceptionThrown:
			bad = append(bad, e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
				bad = append(bad, fmt.Sprintf("console: %s", e.Args[0].Value))
			}
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.Contains(u, "/some/where/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
				bad = append(bad, "asks elsewhere: "+u)
			}
		}
	})
	do(t, ctx, log.Enable(), network.Enable())
	return ctx, func() []string { mu.Lock(); defer mu.Unlock(); return bad }
}

func do(t *testing.T, ctx context.Context, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(ctx, actions...); err != nil {
		var boot, body string
		chromedp.Run(ctx, chromedp.Evaluate("document.documentElement.dataset.boot + ''", &boot), chromedp.Evaluate("document.body.innerText.slice(0, 500)", &body))
		t.Fatalf("%v; the page is %q and reads %q", err, boot, body)
	}
}

// until waits for a condition in JavaScript.
func until(js string) chromedp.Action {
	return chromedp.Poll(js, nil, chromedp.WithPollingTimeout(90*time.Second))
}

func boot(state string) chromedp.Action {
	return until(fmt.Sprintf("document.documentElement.dataset.boot === %q", state))
}

func eval(t *testing.T, ctx context.Context, js string) (s string) {
	t.Helper()
	do(t, ctx, chromedp.Evaluate(js, &s))
	return s
}

func TestPageWakes(t *testing.T) {
	h := newHost(t)
	ctx, complaints := browser(t)
	do(t, ctx, chromedp.Navigate(h.page()+"?lang=en&theme=dark"), boot("awake"))
	if got := eval(t, ctx, "document.documentElement.lang + document.documentElement.dataset.theme + (document.getElementById('prerendered') === null)"); got != "endarktrue" {
		t.Errorf("language, theme and mount are %q", got)
	}
	// The living page takes the place of the text that was read already: nothing
	// may move under the reader's eyes.
	var moved struct {
		Sum   float64
		Shift []string
	}
	do(t, ctx, chromedp.Evaluate(`new Promise((resolve) => {
		let sum = 0;
		const shift = [];
		const rect = (r) => [r.x, r.y, r.width, r.height].map(Math.round).join(" ");
		new PerformanceObserver((list) => {
			for (const e of list.getEntries()) {
				sum += e.value;
				for (const s of e.sources) shift.push(e.value.toFixed(3) + " at " + Math.round(e.startTime) + " ms: " +
					(s.node ? s.node.nodeName + "#" + s.node.id + "." + (s.node.className.baseVal ?? s.node.className) : "?") +
					" from " + rect(s.previousRect) + " to " + rect(s.currentRect));
			}
		}).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => resolve({ Sum: sum, Shift: shift }), 500);
	})`, &moved, chromium.Await))
	if moved.Sum > 0.02 {
		t.Errorf("the page moves while it wakes: layout shift %.3f\n%s", moved.Sum, strings.Join(moved.Shift, "\n"))
	}
	if bad := complaints(); len(bad) > 0 {
		t.Errorf("the browser complains:\n%s", strings.Join(bad, "\n"))
	}
}

// isWasm is a request for the page's program.
func isWasm(r *http.Request) bool {
	return strings.HasPrefix(filepath.Base(r.URL.Path), "page.") && strings.HasSuffix(r.URL.Path, ".wasm")
}

// While the program is on its way, the page can be read: in one language, with
// nothing over it.
func TestReadableAtOnce(t *testing.T) {
	h := newHost(t)
	release := make(chan struct{})
	defer close(release)
	h.set(func(w http.ResponseWriter, r *http.Request) bool {
		if isWasm(r) {
			select {
			case <-release:
			case <-r.Context().Done():
			}
		}
		return false
	})
	for lang, want := range map[string]string{"en": "Breakeven", "zh": "盈亏平衡"} {
		ctx, _ := browser(t)
		do(t, ctx, chromedp.Navigate(h.page()+"?lang="+lang), boot("asleep"))
		seen := eval(t, ctx, "document.body.innerText")
		han := 0
		for _, r := range seen {
			if r >= 0x4e00 && r <= 0x9fff {
				han++
			}
		}
		if len(seen) < 300 || (lang == "zh") != (han > 100) {
			t.Errorf("%s: %d bytes to read, %d Han characters, want the word %s: %.200q", lang, len(seen), han, want, seen)
		}
		over := eval(t, ctx, "(document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#prerendered') !== null) + ''")
		if over != "true" {
			t.Errorf("%s: something covers the page", lang)
		}
	}
}

// A program that arrives damaged, or not at all: a sentence, and a button that
// tries again.
func TestDamagedProgram(t *testing.T) {
	dir := built(t)
	program := read(t, dir, assetsOf(t, dir).Page)
	for name, disturb := range map[string]func(w http.ResponseWriter){
		"one bit": func(w http.ResponseWriter) {
			damaged := bytes.Clone(program)
			damaged[len(damaged)-1000] ^= 1
			w.Header().Set("Content-Type", "application/wasm")
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
			w.Write(damaged)
		},
		"missing": func(w http.ResponseWriter) { http.Error(w, "gone", http.StatusNotFound) },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHost(t)
			h.set(func(w http.ResponseWriter, r *http.Request) bool {
				if isWasm(r) {
					disturb(w)
				}
				return isWasm(r)
			})
			ctx, _ := browser(t)
			do(t, ctx, chromedp.Navigate(h.page()+"?lang=en"), boot("failed"))
			if got := eval(t, ctx, "document.getElementById('boot-failed').innerText"); !strings.Contains(got, "did not arrive whole") || strings.Contains(got, "程序") {
				t.Errorf("it says %q", got)
			}
			h.set(nil)
			do(t, ctx, chromedp.Click("#boot-failed button", chromedp.ByQuery), boot("awake"))
			if got := eval(t, ctx, "document.getElementById('boot').innerText"); got != "" {
				t.Errorf("awake, it still says %q", got)
			}
		})
	}
}

// spoilt are answers in place of a script.
var spoilt = map[string]func(w http.ResponseWriter){
	"missing": func(w http.ResponseWriter) { http.Error(w, "gone", http.StatusNotFound) },
	"damaged": func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Write([]byte("(() => {"))
	},
}

// A script that does not come, or comes damaged and is kept so: a sentence, in one
// language, and a button that tries again.
func TestDamagedScript(t *testing.T) {
	for _, script := range []string{"boot", "app", "wasm_exec"} {
		for name, answer := range spoilt {
			t.Run(script+" "+name, func(t *testing.T) {
				h := newHost(t)
				h.set(func(w http.ResponseWriter, r *http.Request) bool {
					hit := strings.HasPrefix(path.Base(r.URL.Path), script+".") && strings.HasSuffix(r.URL.Path, ".js")
					if hit {
						answer(w)
					}
					return hit
				})
				ctx, _ := browser(t)
				do(t, ctx, chromedp.Navigate(h.page()+"?lang=en"), boot("failed"))
				if got := eval(t, ctx, "document.getElementById('boot').innerText"); !strings.Contains(got, "did not arrive whole") || strings.Contains(got, "程序") {
					t.Errorf("it says %q", got)
				}
				h.set(nil)
				do(t, ctx, chromedp.Click("#boot-failed button", chromedp.ByQuery))
				awake := false
				for end := time.Now().Add(30 * time.Second); !awake && time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
					chromedp.Run(ctx, chromedp.Evaluate(`document.documentElement.dataset.boot === "awake"`, &awake)) // in vain while the page is opened anew
				}
				if !awake {
					t.Error("tried again, it does not start")
				}
			})
		}
	}
}

// The page does not need the thread that compiles its program: where its script does
// not come whole, the page comes all the same, and the next visit has that thread.
func TestNoCompiler(t *testing.T) {
	assets := assetsOf(t, built(t))
	for name, answer := range spoilt {
		t.Run(name, func(t *testing.T) {
			h := newHost(t)
			asked := make(chan bool, 10)
			h.set(func(w http.ResponseWriter, r *http.Request) bool {
				if path.Base(r.URL.Path) != assets.Compiler {
					return false
				}
				if len(asked) == 0 {
					answer(w)
				}
				asked <- true
				return len(asked) == 1
			})
			ctx, _ := browser(t)
			do(t, ctx, chromedp.Navigate(h.page()+"?lang=en"), boot("awake"))
			if len(asked) < 2 {
				t.Error("its script is not asked for again")
			}
			do(t, ctx, chromedp.Evaluate(fmt.Sprintf(`new Promise((resolve) => {
				const worker = new Worker(%q);
				worker.onmessage = () => resolve("");
				worker.onerror = () => resolve("still damaged");
				worker.postMessage({ program: "none", integrity: "", cache: "default" });
			}).then((why) => { if (why) throw new Error(why); })`, assets.Compiler), nil, chromium.Await))
		})
	}
}

// A browser without workers, or a host that forbids them: the page comes, and says
// that it cannot train. Its way out of a frame leads out of it.
func TestNoWorkers(t *testing.T) {
	for _, tt := range []struct{ query, script, policy, says, link string }{
		{query: "lang=en", script: "delete window.Worker", says: "This browser lets the page start no worker"},
		{query: "lang=zh&embed=1&autostart=1&hide=seed&seed=7", script: `window.Worker = class { constructor() { throw new DOMException("no", "SecurityError"); } }`, says: "本页嵌在这里开不了后台线程", link: "?lang=zh&seed=7"},
		{query: "lang=en", policy: "worker-src 'none'", says: "The trainer did not arrive whole, or could not start"},
	} {
		h := newHost(t)
		if tt.policy != "" {
			h.set(func(w http.ResponseWriter, r *http.Request) bool {
				w.Header().Set("Content-Security-Policy", tt.policy)
				return false
			})
		}
		ctx, _ := browser(t)
		do(t, ctx, chromium.First(tt.script), chromedp.Navigate(h.page()+"?"+tt.query), boot("awake"), until(`document.querySelector("#barred, #missing")`))
		if got := eval(t, ctx, `document.querySelector("#barred, #missing").innerText`); !strings.Contains(got, tt.says) {
			t.Errorf("%s: it says %q", tt.query, got)
		}
		if got := eval(t, ctx, `document.querySelector("#barred a")?.getAttribute("href") ?? ""`); got != tt.link {
			t.Errorf("%s: it leads to %q, want %q", tt.query, got, tt.link)
		}
		if got := eval(t, ctx, `document.querySelector("#run").disabled + ""`); got != "true" {
			t.Errorf("%s: Run can be pressed", tt.query)
		}
	}
}

// A host that has never heard of .wasm.
func TestUnknownType(t *testing.T) {
	dir := built(t)
	program := read(t, dir, assetsOf(t, dir).Page)
	h := newHost(t)
	h.set(func(w http.ResponseWriter, r *http.Request) bool {
		if isWasm(r) {
			w.Header().Set("Content-Type", "application/octet-stream")
			w.Write(program)
		}
		return isWasm(r)
	})
	ctx, _ := browser(t)
	do(t, ctx, chromedp.Navigate(h.page()), boot("awake"))
}

// After the first visit the page works without a network, the first pack of
// digits and the language model included; caches of other pages on the same host stay.
func TestOffline(t *testing.T) {
	h := newHost(t)
	ctx, _ := browser(t)
	assets := assetsOf(t, built(t))
	do(t, ctx, chromedp.Navigate(h.page()+"?lang=en"),
		chromedp.Evaluate(`caches.open("somebody else's")`, nil),
		boot("awake"), until("navigator.serviceWorker.controller !== null"))
	h.set(func(w http.ResponseWriter, r *http.Request) bool { panic(http.ErrAbortHandler) })
	do(t, ctx, chromedp.Navigate(h.page()+"?lang=zh"), boot("awake"))
	if got := eval(t, ctx, "document.documentElement.lang"); got != "zh-CN" {
		t.Errorf("without a network the language is %q", got)
	}
	for _, name := range []string{assets.Packs[0], assets.Model} {
		var size int
		do(t, ctx, chromedp.Evaluate(fmt.Sprintf("fetch(%q).then((r) => r.arrayBuffer()).then((b) => b.byteLength)", name), &size, chromium.Await))
		if want := len(read(t, built(t), name)); size != want {
			t.Errorf("without a network %s has %d bytes, want %d", name, size, want)
		}
	}
	var names string
	do(t, ctx, chromedp.Evaluate("caches.keys().then((k) => k.sort().join('|'))", &names, chromium.Await))
	if want := "^breakeven " + regexp.QuoteMeta(h.page()) + " [0-9a-f]{12}\\|somebody else's$"; !regexp.MustCompile(want).MatchString(names) {
		t.Errorf("caches are %q, want %q", names, want)
	}
}

// A frame with sandbox="allow-scripts" can fetch nothing: the page says so, and
// links to itself. The header puts a whole page into the same sandbox.
func TestSandboxed(t *testing.T) {
	h := newHost(t)
	h.set(func(w http.ResponseWriter, r *http.Request) bool {
		w.Header().Set("Content-Security-Policy", "sandbox allow-scripts")
		return false
	})
	ctx, _ := browser(t)
	address := h.page() + "?lang=en&chapter=cost"
	do(t, ctx, chromedp.Navigate(address), boot("failed"))
	if got := eval(t, ctx, "document.getElementById('boot-sandbox').innerText"); !strings.Contains(got, "does not let it run") || !strings.Contains(got, address) {
		t.Errorf("it says %q", got)
	}
}

func TestFromDisk(t *testing.T) {
	dir, err := filepath.Abs(built(t))
	if err != nil {
		t.Fatal(err)
	}
	ctx, _ := browser(t)
	do(t, ctx, chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/index.html?lang=en"), boot("failed"))
	if got := eval(t, ctx, "document.getElementById('boot-file').innerText"); !strings.Contains(got, "python3 -m http.server") {
		t.Errorf("it says %q", got)
	}
}

// A new version on the host: the next visit shows it, its files take the place
// of the old ones, and it works without a network in turn.
func TestNewVersion(t *testing.T) {
	h := newHost(t)
	dir := built(t)
	names, err := files(dir)
	if err != nil {
		t.Fatal(err)
	}
	var old string
	for _, name := range names {
		if strings.HasPrefix(name, "style.") {
			old = name
		}
	}
	style := append(read(t, dir, old), "\nbody { outline: 3px solid; }\n"...)
	sum := sha256.Sum256(style)
	fresh := hashedName("style.css", sum)
	oldIntegrity := integrity(sha256.Sum256(read(t, dir, old)))
	_, after, _ := strings.Cut(string(read(t, dir, "sw.js")), "OURS + \"")
	build, _, _ := strings.Cut(after, "\"")
	if len(build) != hashLength {
		t.Fatalf("sw.js names no build: %q", build)
	}
	next := strings.Repeat("0", hashLength)
	update := strings.NewReplacer(old, fresh, oldIntegrity, integrity(sum), build, next)

	ctx, complaints := browser(t)
	do(t, ctx, chromedp.Navigate(h.page()), boot("awake"), until("navigator.serviceWorker.controller !== null"))
	h.set(func(w http.ResponseWriter, r *http.Request) bool {
		switch name := strings.TrimPrefix(r.URL.Path, "/some/where/"); name {
		case "", "sw.js":
			file := map[string]string{"": "index.html", "sw.js": "sw.js"}[name]
			w.Header().Set("Content-Type", mimeTypes[filepath.Ext(file)])
			fmt.Fprint(w, update.Replace(string(read(t, dir, file))))
		case fresh:
			w.Header().Set("Content-Type", mimeTypes[".css"])
			w.Write(style)
		case old:
			http.NotFound(w, r)
		default:
			return false
		}
		return true
	})
	outline := "getComputedStyle(document.body).outlineWidth"
	do(t, ctx, chromedp.Navigate(h.page()+"?lang=en"), boot("awake"))
	if got := eval(t, ctx, outline); got != "3px" {
		t.Errorf("the next visit still shows the old version: outline %q", got)
	}
	do(t, ctx, until(fmt.Sprintf(`(async () => {
		const [cache, ...more] = await caches.keys();
		// Not caches.open: it would make the old one again that is just being deleted.
		const has = async (name) => Boolean(await caches.match(new URL(name, location.href), { cacheName: cache }));
		return more.length === 0 && cache.endsWith(%q) && await has(%q) && !(await has(%q));
	})()`, next, fresh, old)))
	h.set(func(w http.ResponseWriter, r *http.Request) bool { panic(http.ErrAbortHandler) })
	do(t, ctx, chromedp.Navigate(h.page()+"?lang=zh"), boot("awake"))
	if got := eval(t, ctx, outline); got != "3px" {
		t.Errorf("without a network it is the old version again: outline %q", got)
	}
	for _, c := range complaints() {
		if strings.Contains(c, "integrity") {
			t.Error(c)
		}
	}
}
