package pagetest

import (
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"breakeven/web/site"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// After a visit the chapter opens, and its model answers as it did, where nobody serves
// it any more: by what the service worker has kept, and nothing else.
func TestPromptOffline(t *testing.T) {
	together(t)
	host := httptest.NewServer(site.Handler(dist))
	gone := func() {
		host.CloseClientConnections()
		host.Close()
	}
	t.Cleanup(gone)
	p := open(t, host.URL+"/?lang=zh&chapter=prompt", size(1280, 1000))
	ask := func(when string) (said string) {
		t.Helper()
		p.awake()
		p.until("the chapter is made", `document.querySelector("#ask:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 40*time.Second)
		p.click("#start-adjusted")
		p.click("#ask")
		p.until(when+": it is answered", answered+` && document.querySelectorAll("#answer-tokens .word").length > 3`, 60*time.Second)
		p.js(words, &said)
		return said
	}
	first := ask("at the first visit")
	p.until("the service worker has kept what it keeps", `navigator.serviceWorker.controller`, 60*time.Second)

	gone()
	p.do(network.ClearBrowserCache()) // of HTTP: not the service worker's
	var reached string
	p.js(fmt.Sprintf(`fetch("README-%d").then(() => "reached", () => "gone")`, time.Now().UnixNano()), &reached)
	if reached != "gone" {
		t.Fatalf("the host is %s", reached)
	}
	p.do(chromedp.Reload())
	if said := ask("without a network"); said != first {
		t.Errorf("at the first visit it said %q, without a network %q", first, said)
	}
	p.until("what was asked at the first visit is kept", `document.querySelectorAll(".versions > li").length === 1`, 5*time.Second)
	p.forgive(host.URL)
}
