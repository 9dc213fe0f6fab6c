package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"

	"breakeven/web/chromium"
	"breakeven/web/site"
	"breakeven/web/vitals"
)

func main() {
	host := httptest.NewServer(site.Handler(os.Args[1]))
	defer host.Close()
	ctx, end, err := chromium.New(context.Background())
	if err != nil {
		panic(err)
	}
	defer end()
	ms, err := vitals.Answers(ctx, host.URL+"/")
	fmt.Println(ms, err, "p95", vitals.Worst95(ms))
}
