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
	host := httptest.NewServer(site.Handler("web/dist"))
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
	click := chromedp.Evaluate(`performance.mark("clicked"); document.getElementById("`+id+`").click(); 0`, nil)
	if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(host.URL+"/"+query),
		chromedp.Poll(`document.documentElement.dataset.boot === "awake" && document.documentElement.dataset.started`, nil, chromedp.WithPollingInterval(100*time.Millisecond)), chromedp.Sleep(4*time.Second),
		chromium.Unwatched, click, chromedp.Sleep(time.Second), click, chromedp.Sleep(time.Second),
		chromedp.ActionFunc(func(ctx context.Context) error {
			return tracing.Start().WithTraceConfig(&tracing.TraceConfig{IncludedCategories: []string{"devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "cc", "viz", "toplevel"}}).WithTransferMode(tracing.TransferModeReportEvents).Do(ctx)
		}), click, chromedp.Sleep(time.Second), click, chromedp.Sleep(time.Second), tracing.End()); err != nil {
		panic(err)
	}
	<-done
	names := map[string]string{}
	for _, e := range events {
		if e.Name == "thread_name" {
			names[fmt.Sprint(e.Pid, e.Tid)] = fmt.Sprint(e.Args["name"])
		}
	}
	var marks []ev
	for _, e := range events {
		if e.Name == "clicked" {
			marks = append(marks, e)
		}
	}
	for _, m := range marks {
		fmt.Println("== click")
		var in []ev
		for _, e := range events {
			if e.Ph == "X" && e.Ts >= m.Ts && e.Ts < m.Ts+400e3 && e.Dur > 4000 {
				in = append(in, e)
			}
		}
		sort.Slice(in, func(i, j int) bool { return in[i].Ts < in[j].Ts })
		for _, e := range in {
			who := names[fmt.Sprint(e.Pid, e.Tid)]
			if strings.Contains(e.Name, "RunTask") && !strings.Contains(who, "Main") {
				continue
			}
			fmt.Printf("%7.1f +%6.1f (cpu %6.1f) %-24s %s\n", (e.Ts-m.Ts)/1000, e.Dur/1000, e.Tdur/1000, who, e.Name)
		}
	}
}
