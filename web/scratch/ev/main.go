package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
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
	var s any
	if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(host.URL+"/"+os.Args[1]),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake" && document.documentElement.dataset.started`, nil, chromedp.WithPollingInterval(100*time.Millisecond)), chromedp.Sleep(3*time.Second),
		chromedp.Evaluate(os.Args[2], &s, func(e *runtime.EvaluateParams) *runtime.EvaluateParams { return e.WithAwaitPromise(true) })); err != nil {
		panic(err)
	}
	fmt.Println(s)
}
