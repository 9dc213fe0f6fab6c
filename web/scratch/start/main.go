// start: a cold start's timeline.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"strconv"
	"time"

	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

const watch = `window.t = {};
const mark = (n) => { t[n] ??= Math.round(performance.now()); };
{ let p; Object.defineProperty(window, "breakevenProgram", {get: () => p, set: (v) => { p = v; v.then(() => mark("compiled")); }}); }
{ const inst = WebAssembly.instantiate; WebAssembly.instantiate = async (...a) => { mark("instantiate"); const r = await inst.apply(WebAssembly, a); mark("instantiated"); return r; }; }
window.Worker = class extends Worker { constructor(url, ...a) { super(url, ...a); const n = /trainer|worker/.test(url) ? "trainer" : "compiler"; mark(n); let i = 0; this.addEventListener("message", () => { mark(n + " says " + ++i); }); } };
new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.name === "first-contentful-paint") t.fcp = Math.round(e.startTime); }).observe({type: "paint", buffered: true});
const look = () => {
	const root = document.documentElement, control = document.getElementById("step");
	if (root && root.dataset.boot) mark(root.dataset.boot);
	if (root && root.dataset.boot === "awake" && control && !control.disabled) mark("usable");
};
new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-boot", "disabled"]});`

func main() {
	host := httptest.NewServer(site.Handler(os.Args[1]))
	defer host.Close()
	n := 3
	if len(os.Args) > 3 {
		n, _ = strconv.Atoi(os.Args[3])
	}
	for range n {
		ctx, end, err := chromium.New(context.Background())
		if err != nil {
			panic(err)
		}
		for _, what := range []string{"cold", "again"} {
			var s string
			if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromedp.ActionFunc(func(ctx context.Context) error {
				if what == "again" {
					return nil
				}
				_, err := page.AddScriptToEvaluateOnNewDocument(watch).Do(ctx)
				return err
			}), chromedp.Sleep(2*time.Second), chromedp.Navigate(host.URL+"/"+os.Args[2]),
				chromedp.Poll("t.usable", nil, chromedp.WithPollingInterval(50*time.Millisecond)), chromedp.Sleep(2*time.Second),
				chromedp.Evaluate(`JSON.stringify(Object.entries(t).sort((a, b) => a[1] - b[1]).map(([k, v]) => k + " " + v))`, &s), chromedp.Sleep(3*time.Second), chromedp.Navigate("about:blank")); err != nil {
				panic(err)
			}
			fmt.Println(what, s)
		}
		end()
	}
}
