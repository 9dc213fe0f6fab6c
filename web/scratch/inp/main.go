// inp: how long each kind of interaction takes until the next paint, while training at full speed.
package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"slices"
	"time"

	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/cdproto/runtime"
)

func main() {
	host := httptest.NewServer(site.Handler("web/dist"))
	defer host.Close()
	ctx, end, err := chromium.New(context.Background())
	if err != nil {
		panic(err)
	}
	defer end()
	query := "?lang=en&speed=full&autostart=1"
	if len(os.Args) > 1 {
		query = os.Args[1]
	}
	if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(host.URL+"/"+query),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake" && Number(document.querySelector("#stepn").textContent.replace(/[^0-9]/g, "")) > 200`, nil, chromedp.WithPollingInterval(100*time.Millisecond)), chromium.Unwatched, chromedp.Sleep(3*time.Second)); err != nil {
		panic(err)
	}
	const script = `(async () => {
		const out = {};
		const rest = (ms) => new Promise((r) => setTimeout(r, ms));
		const frame = () => new Promise((r) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => r(performance.now()); c.port2.postMessage(0); }));
		for (let round = 0; round < 6; round++) for (const id of ["speed-watch", "speed-full", "lang", "theme", "run", "run"]) {
			await rest(300);
			const e = document.getElementById(id);
			const from = performance.now();
			e.click();
			const clicked = performance.now();
			const shown = await frame();
			// quiet again: how long tasks go on
			let longest = 0, last = performance.now(), begun = last;
			while (performance.now() - begun < 400) { await new Promise((r) => { const c = new MessageChannel(); c.port1.onmessage = r; c.port2.postMessage(0); }); const n = performance.now(); longest = Math.max(longest, n - last); last = n; }
			(out[id] ||= []).push([clicked - from, shown - from, longest].map(Math.round));
		}
		return JSON.stringify(out);
	})()`
	var s string
	if err := chromedp.Run(ctx, chromedp.Evaluate(script, &s, func(e *runtime.EvaluateParams) *runtime.EvaluateParams { return e.WithAwaitPromise(true) })); err != nil {
		panic(err)
	}
	fmt.Println(s)
	_ = slices.Sort[[]int]
}
