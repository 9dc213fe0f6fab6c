package pagetest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"breakeven/web/site"

	"github.com/chromedp/chromedp"
)

// tokenHost serves the page, notes who asks for the token counter, and keeps its
// program back while it is broken.
type tokenHost struct {
	mu     sync.Mutex
	broken bool
	asked  []string
}

func (h *tokenHost) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if name := strings.TrimPrefix(r.URL.Path, "/"); strings.HasPrefix(name, "tokens.") {
		h.mu.Lock()
		h.asked = append(h.asked, name)
		broken := h.broken && strings.HasSuffix(name, ".wasm")
		h.mu.Unlock()
		if broken {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
	}
	site.Handler(dist).ServeHTTP(w, r)
}

func (h *tokenHost) requests() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.asked)
}

func (h *tokenHost) repair() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.broken = false
}

// Nothing of the token counter is fetched before it is asked for; then the count
// is exact, after a failure too, and the browser's cache alone keeps the program.
func TestTokens(t *testing.T) {
	together(t)
	host := &tokenHost{broken: true}
	server := httptest.NewServer(host)
	defer server.Close()
	address := server.URL + "/?lang=en&chapter=cost"
	p := open(t, address, size(1280, 1000))
	p.awake()
	note := func(what, want string) {
		t.Helper()
		p.until(what, fmt.Sprintf(`document.querySelector("#tokens-note").textContent.includes(%q)`, want), 20*time.Second)
	}
	paste := func(js string) {
		t.Helper()
		p.js(fmt.Sprintf(`(() => { const f = document.querySelector("#tokens-text"); f.value = %s; f.dispatchEvent(new Event("input", {bubbles: true})); })()`, js), nil)
	}
	p.js(`document.querySelector("#cost-tokens").open = true`, nil)
	note("it waits for a text", "Nothing here yet")
	p.click("#tokens-zh")
	note("the estimate is there at once, as one", "About 8 tokens. This is an estimate")
	p.until("the service worker has kept what it keeps", `navigator.serviceWorker.controller`, 40*time.Second)
	if asked := host.requests(); len(asked) > 0 {
		t.Errorf("asked for before it was wanted: %q", asked)
	}

	p.click("#tokens-exact")
	note("a failure is told", "did not arrive")
	p.forgive("503")
	host.repair()
	p.click("#tokens-exact")
	note("the Chinese prompt", "Exactly 7 tokens")
	p.until("its tokens are in colour", `[...document.querySelectorAll("#tokens-pieces span")].map(s => s.textContent).join("|") === "请|回答|北京|今天|的|天气|情况"`, 3*time.Second)
	p.click("#tokens-en")
	note("the English prompt", "Exactly 10 tokens")
	p.click("#tokens-long")
	note("the longer prompt", "Exactly 16 tokens")

	paste(`"天".repeat(100000)`)
	note("300 kB", "300 kB")
	paste(`"\udfff\ud800\0\u007f\u202e👩‍👩‍👧 <b>שלום</b>".repeat(200) + "\ud800"`)
	note("odd characters are counted", "Exactly")
	p.until("and told of", `document.querySelector("#tokens-odd").textContent.includes("1,001")`, 3*time.Second)
	// A run that is slow to count, and while it is counted other texts.
	paste(`" \n".repeat(10000) + "=".repeat(170000)`)
	for _, s := range []string{"a", "ab", "hello  world"} {
		paste(fmt.Sprintf("%q", s))
	}
	note("the newest text counts", "Exactly 3 tokens")
	paste(`"word ".repeat(39000)`)
	note("many tokens", "Exactly 39,001")
	var drawn int
	if p.js(`document.querySelectorAll("#tokens-pieces span").length`, &drawn); drawn != 2000 {
		t.Errorf("%d tokens are drawn", drawn)
	}

	p.click("#tokens-zh")
	note("the Chinese prompt again", "Exactly 7 tokens")
	p.click("#tokens-take")
	p.until("the case has the prefix", `document.querySelector("#cost-prefix").value === "7" && location.search.includes("prefix=7")`, 5*time.Second)

	before := len(host.requests())
	var kept []string
	p.js(`caches.keys().then((all) => Promise.all(all.map((c) => caches.open(c).then((c) => c.keys())))).then((all) => all.flat().map((r) => r.url).filter((u) => u.includes("/tokens.")))`, &kept)
	if len(kept) > 0 {
		t.Errorf("the service worker keeps %q", kept)
	}
	p.do(chromedp.Navigate(server.URL + "/?lang=zh&chapter=cost&embed=1"))
	p.awake()
	p.js(`document.querySelector("#cost-tokens").open = true`, nil)
	p.click("#tokens-en")
	p.click("#tokens-exact")
	note("the next visit", "正好10个词元")
	if asked := host.requests()[before:]; len(asked) > 0 {
		t.Errorf("fetched once more: %q", asked)
	}
	p.accessible("the token counter")
}
