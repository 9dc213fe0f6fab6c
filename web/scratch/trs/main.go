// tr: what the main thread does after a click on an element: args query, id, rounds.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
	"time"

	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

type ev struct {
	Name string
	Ph   string
	Ts, Dur, Tdur float64
	Pid, Tid int
	Args map[string]any
}

func main() {
	host := httptest.NewServer(site.Handler(os.Args[2]))
	defer host.Close()
	ctx, end, err := chromium.New(context.Background())
	if err != nil {
		panic(err)
	}
	defer end()
	query, id := os.Args[1], os.Args[2]
	var events []ev
	done := make(chan bool)
	chromedp.ListenTarget(ctx, func(e any) {
		switch e := e.(type) {
		case *tracing.EventDataCollected:
			for _, raw := range e.Value {
				var t ev
				if json.Unmarshal(raw, &t) == nil {
					events = append(events, t)
				}
			}
		case *tracing.EventTracingComplete:
			close(done)
		}
	})
	
	_ = id
	if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Sleep(2*time.Second),
		chromedp.ActionFunc(func(ctx context.Context) error {
			return tracing.Start().WithTraceConfig(&tracing.TraceConfig{IncludedCategories: []string{"devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8", "v8.wasm", "disabled-by-default-v8.wasm.detailed", "disabled-by-default-v8.wasm.turbofan", "loading"}}).WithTransferMode(tracing.TransferModeReportEvents).Do(ctx)
		}), chromedp.Navigate(host.URL+"/"+query), chromedp.Evaluate(`performance.mark("nav"); 0`, nil),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake" && !document.querySelector("#step").disabled`, nil, chromedp.WithPollingInterval(20*time.Millisecond)),
		chromedp.Evaluate(`performance.mark("usable"); 0`, nil), chromedp.Sleep(300*time.Millisecond), tracing.End()); err != nil {
		panic(err)
	}
	<-done
	names := map[string]string{}
	for _, e := range events {
		if e.Name == "thread_name" {
			names[fmt.Sprint(e.Pid, e.Tid)] = fmt.Sprint(e.Args["name"])
		}
	}
	var start, end0 float64
	for _, e := range events {
		if e.Name == "navigationStart" && (start == 0 || e.Ts < start) && len(fmt.Sprint(e.Args)) > 0 && strings.Contains(fmt.Sprint(e.Args), "127.0.0.1") { start = e.Ts }
		if e.Name == "usable" { end0 = e.Ts }
	}
	sums := map[string]float64{}
	sort.Slice(events, func(i, j int) bool { return events[i].Ts < events[j].Ts })
	for _, e := range events {
		if e.Ph != "X" || e.Ts < start || e.Ts > end0 { continue }
		who := names[fmt.Sprint(e.Pid, e.Tid)]
		if !strings.Contains(e.Name, "RunTask") { sums[who+" "+e.Name] += e.Tdur/1000 }
		if e.Dur > 2500 && (strings.Contains(who, "Dedicated") || strings.Contains(who, "CrRendererMain")) && (strings.Contains(e.Name, "RunTask") || strings.Contains(e.Name, "Layout") || strings.Contains(e.Name, "Grow")) {
			fmt.Printf("%7.1f +%6.1f (cpu %6.1f) %-24s %d %s\n", (e.Ts-start)/1000, e.Dur/1000, e.Tdur/1000, who, e.Tid, e.Name)
		}
	}
	var keys []string
	for k := range sums { keys = append(keys, k) }
	sort.Slice(keys, func(i, j int) bool { return sums[keys[i]] > sums[keys[j]] })
	for _, k := range keys[:min(40, len(keys))] { fmt.Printf("%8.1f %s\n", sums[k], k) }
	fmt.Println("usable", (end0-start)/1000)
}
