// shot: args dist query width height out [js...] : screenshots after each js step (out-0.png ...)
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

	"github.com/chromedp/chromedp"
	"github.com/chromedp/cdproto/runtime"
)

func main() {
	host := httptest.NewServer(site.Handler(os.Args[1]))
	defer host.Close()
	ctx, end, err := chromium.New(context.Background())
	if err != nil {
		panic(err)
	}
	defer end()
	w, _ := strconv.Atoi(os.Args[3])
	h, _ := strconv.Atoi(os.Args[4])
	shot := func(i int) chromedp.Action {
		return chromedp.ActionFunc(func(ctx context.Context) error {
			var b []byte
			if err := chromedp.CaptureScreenshot(&b).Do(ctx); err != nil {
				return err
			}
			return os.WriteFile(fmt.Sprintf("%s-%d.png", os.Args[5], i), b, 0o644)
		})
	}
	if err := chromedp.Run(ctx, chromedp.EmulateViewport(int64(w), int64(h)), chromedp.Navigate(host.URL+"/"+os.Args[2]),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake"`, nil, chromedp.WithPollingInterval(100*time.Millisecond)), chromedp.Sleep(3*time.Second), shot(0)); err != nil {
		panic(err)
	}
	for i, js := range os.Args[6:] {
		var s any
		if err := chromedp.Run(ctx, chromedp.Evaluate(js, &s, func(e *runtime.EvaluateParams) *runtime.EvaluateParams { return e.WithAwaitPromise(true) }), chromedp.Sleep(2500*time.Millisecond), shot(i+1)); err != nil {
			panic(err)
		}
		fmt.Println(i+1, s)
	}
}
