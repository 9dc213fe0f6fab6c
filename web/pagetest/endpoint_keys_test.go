package pagetest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"breakeven/web/site"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// inForm walks to a field of the endpoint's form, whose document is another.
func (p *tab) inForm(id string) {
	p.t.Helper()
	p.walk("the form's "+id, func(at) (there bool) {
		p.js(fmt.Sprintf(`document.activeElement.id === "endpoint-form" && document.activeElement.contentDocument.activeElement.id === %q`, id), &there)
		return there
	})
}

// path types another path at the end of the form's address. Typed anew, it would for
// some keys be of another origin, which has no right to the key.
func (p *tab) path(was, is string) {
	p.t.Helper()
	p.inForm("url")
	p.press(kb.End + strings.Repeat(kb.Backspace, len(was)) + is)
}

// A conversation with an endpoint by the keyboard alone, in Chinese: it is tried, it
// answers, an answer is stopped, a key is refused. Nothing leaves before a key says so,
// and what was typed as the key stays in its field.
func TestEndpointByKeyboard(t *testing.T) {
	together(t)
	s := newEndpoint(t)
	page := httptest.NewServer(site.Handler(dist)) // nothing is kept of an earlier test
	defer page.Close()
	var mu sync.Mutex
	var left []string // addresses that are not the page's own
	p := promptByKeys(t, page.URL, "zh", chromedp.ActionFunc(func(ctx context.Context) error {
		chromedp.ListenTarget(ctx, func(ev any) {
			e, ok := ev.(*network.EventRequestWillBeSent)
			if !ok || strings.HasPrefix(e.Request.URL, page.URL+"/") || strings.HasPrefix(e.Request.URL, "data:") || strings.HasPrefix(e.Request.URL, "blob:") {
				return
			}
			mu.Lock()
			left = append(left, e.Request.URL)
			mu.Unlock()
		})
		return network.Enable().Do(ctx)
	}))

	p.tabTo("endpoint-there")
	p.press(" ")
	p.until("the form is there", `document.querySelector("#endpoint-try:not(:disabled)") && document.querySelector("#endpoint-form").clientHeight > 40`, 20*time.Second)
	p.keeps("endpoint-there")
	for _, field := range [][2]string{{"url", s.URL + "/good/v1"}, {"model", "large"}, {"key", "sk-secret"}} {
		p.inForm(field[0])
		p.press(field[1])
	}
	p.until("what it may cost is said", `document.querySelector("#endpoint-limit").textContent.includes("最多")`, 5*time.Second)
	p.tabTo("endpoint-try")
	mu.Lock()
	if n := len(s.asked()); n > 0 || len(left) > 0 {
		t.Errorf("nothing was pressed, and the endpoint was asked %d times; what left: %q", n, left)
	}
	mu.Unlock()

	host := strings.TrimPrefix(s.URL, "http://")
	p.press(kb.Enter)
	p.until("it is connected", fmt.Sprintf(`document.querySelector("#endpoint-tried").textContent === %q`, "连上了"+host+"：它列出3个模型，有你填的这个。"), 10*time.Second)
	p.keeps("endpoint-try")
	mu.Lock()
	if len(left) == 0 {
		t.Error("a request to the endpoint is not seen: nor would be one that should not be")
	}
	mu.Unlock()

	p.backTo("ask")
	p.press(kb.Enter)
	p.until("it has answered", said+` === "晴，22 °C <b>warm</b>" && `+ended+`.includes("毫秒；对方数的词元：提示词21个，回答9个；对方报的费用：0.000047（usage.cost）；按成本一章的单价约$")`, 10*time.Second)
	p.keeps("ask")
	p.until("a screen reader is told", `((s) => s.includes("warm") && s.includes("毫秒"))(`+answer+`)`, 5*time.Second)

	// Asked from the form; the answer is stopped, and what has come of it stays.
	again := chromedp.KeyEvent("\r", chromedp.KeyModifiers(input.ModifierCtrl))
	p.path("good/v1", "held/v1")
	p.do(again)
	p.until("it streams", said+` === "first "`, 10*time.Second)
	p.backTo("ask")
	p.press(" ")
	p.until("it has stopped", ended+` === "停下了。" && `+said+` === "first "`, 10*time.Second)
	p.keeps("ask")
	select {
	case <-s.gone:
	case <-time.After(10 * time.Second):
		t.Error("the endpoint goes on")
	}

	// The key is refused; another model is a key away.
	p.path("held/v1", "401/v1")
	p.do(again)
	p.until("it says what to do", trouble+fmt.Sprintf(`.startsWith(%q) && document.querySelector("#answer-trouble").role === "alert"`, host+"不认这个密钥（401）：看看是不是这家的，有没有复制全。"), 10*time.Second)
	if c := s.last(); c.key != "Bearer sk-secret" || c.method != http.MethodPost {
		t.Errorf("it was asked %+v", c)
	}
	if strings.Contains(p.text("#answer-trouble"), "sk-secret") {
		t.Error("the page repeats the key")
	}
	p.tabTo("改用页内小模型")
	p.press(kb.Enter)
	p.until("the page's model is chosen", `document.querySelector("#endpoint-here[aria-pressed=true]")`, 5*time.Second)
	p.until("the focus is somewhere", `document.activeElement !== document.body`, time.Second)
	p.backTo("ask")
	p.press(kb.Enter)
	p.until("it answers", answered+` && document.querySelector("#answer-tokens .word")`, 60*time.Second)
	p.forgive(s.URL)

	var kept string
	p.js(`(async () => JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, history.state, document.cookie, document.documentElement.outerHTML,
		(await Promise.all((await caches.keys()).map(async (c) => (await (await caches.open(c)).keys()).map((r) => r.url)))).flat(), (await indexedDB.databases()).map((d) => d.name)]))()`, &kept)
	if strings.Contains(kept, "sk-secret") || !strings.Contains(kept, "breakeven") {
		t.Errorf("the key is kept: %v", strings.Contains(kept, "sk-secret"))
	}
	asked := len(s.asked())
	p.do(chromedp.Reload())
	p.toPrompt()
	p.tabTo("endpoint-there")
	p.press(" ")
	p.until("the form is there, and empty", `document.querySelector("#endpoint-try:not(:disabled)") && `+fmt.Sprintf(formAt+`.value === "" && `+formAt+`.value === "" && `+formAt+`.value === ""`, "url", "model", "key"), 20*time.Second)
	if n := len(s.asked()); n != asked {
		t.Errorf("loaded anew, the page has asked the endpoint %d times", n-asked)
	}
}
