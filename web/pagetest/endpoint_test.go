package pagetest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"breakeven/web/chromium"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	pagecdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// formAt tells of a field of the endpoint's form.
const formAt = `document.querySelector("#endpoint-form").contentDocument.querySelector("#%s")`

// faster has the form's clocks run so many times as fast.
func faster(times int) chromedp.Action {
	return chromium.First(fmt.Sprintf(`if (location.pathname.includes("/endpoint.")) {
		const after = setTimeout, now = performance.now.bind(performance);
		window.setTimeout = (f, ms, ...more) => after(f, ms / %[1]d, ...more);
		performance.now = () => now() * %[1]d;
	}`, times))
}

// openEndpoint opens the chapter with the tab of a real large model.
func openEndpoint(t *testing.T, lang string, before ...chromedp.Action) *tab {
	t.Helper()
	p := open(t, siteURL+"?chapter=prompt&lang="+lang, append(before, size(1280, 1400))...)
	p.awake()
	p.until("the chapter is made", `document.querySelector("#endpoint-there:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 20*time.Second)
	p.click("#endpoint-there")
	p.until("the form is there", `document.querySelector("#endpoint-try:not(:disabled)") && document.querySelector("#endpoint-form").clientHeight > 40`, 20*time.Second)
	return p
}

// fill replaces what stands in a field of the form, as typing does.
func (p *tab) fill(id, value string) {
	p.t.Helper()
	p.js(fmt.Sprintf(`(() => {
		const f = `+formAt+`, d = f.ownerDocument;
		f.focus();
		f.select();
		d.execCommand(%q ? "insertText" : "delete", false, %q);
		f.blur();
	})()`, id, value, value), nil)
	p.until("the field has it", fmt.Sprintf(formAt+`.value === %q`, id, value), 5*time.Second)
}

// pressAsk presses the Ask button; a mouse would miss what moves.
func (p *tab) pressAsk() {
	p.t.Helper()
	p.until("one can ask", `document.querySelector("#ask:not(:disabled)")`, 10*time.Second)
	p.clickNow("#ask")
}

const (
	said    = `(document.querySelector("#answer-text")?.textContent ?? "")`
	ended   = `(document.querySelector("#answer-end")?.textContent ?? "")`
	trouble = `(document.querySelector("#answer-trouble p")?.textContent ?? "")`
)

// accessibleForm has axe-core look at the form's own document.
func (p *tab) accessibleForm() {
	p.t.Helper()
	script, err := axe()
	if err != nil {
		mayNotSkip(p.t, "no axe-core: run make tools")
	}
	var found []string
	p.do(chromedp.ActionFunc(func(ctx context.Context) error {
		tree, err := pagecdp.GetFrameTree().Do(ctx)
		if err != nil {
			return err
		}
		for _, f := range tree.ChildFrames {
			if !strings.Contains(f.Frame.URL, "/endpoint.") {
				continue
			}
			world, err := pagecdp.CreateIsolatedWorld(f.Frame.ID).Do(ctx)
			if err != nil {
				return err
			}
			in := func(e *runtime.EvaluateParams) *runtime.EvaluateParams {
				return e.WithContextID(world).WithAwaitPromise(true)
			}
			if err := chromedp.Evaluate(script+"; 0", nil, in).Do(ctx); err != nil {
				return err
			}
			// A frame is a part of a page: its title, headings and landmarks are the page's.
			return chromedp.Evaluate(`axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}, "page-has-heading-one": {enabled: false}}}).then((r) =>
				[...r.violations.map((v) => v.help + ": " + v.nodes.map((n) => n.html).join(" ")), "rules passed: " + r.passes.length])`, &found, in).Do(ctx)
		}
		return errors.New("no frame with the form")
	}))
	if len(found) == 0 || found[len(found)-1] < "rules passed: 1" {
		p.t.Errorf("axe-core looked at nothing: %q", found)
		return
	}
	for _, v := range found[:len(found)-1] {
		p.t.Errorf("the form: %s", v)
	}
}

// A conversation as a new user would have it, with mouse and keyboard: address,
// model, key, a trial; asked, the answer streams into the page, as text. Before
// something is pressed, nothing is sent.
func TestEndpointConversation(t *testing.T) {
	s := newEndpoint(t)
	p := openEndpoint(t, "en", chromium.First(`window.loads = 0; addEventListener("message", ({data}) => { if (data === "endpoint") loads++; });`))
	typed := func(id, value string) {
		var at struct{ X, Y float64 }
		p.js(fmt.Sprintf(`(() => { const f = document.querySelector("#endpoint-form").getBoundingClientRect(), r = `+formAt+`.getBoundingClientRect(); return {X: f.x + r.x + r.width / 2, Y: f.y + r.y + r.height / 2}; })()`, id), &at)
		p.do(chromedp.MouseClickXY(at.X, at.Y), input.InsertText(value))
	}
	typed("url", s.URL+"/good/v1/")
	p.do(chromedp.KeyEvent(kb.Tab), input.InsertText("large"), chromedp.KeyEvent(kb.Tab), input.InsertText("sk-secret"))
	p.until("what it may cost is said", `document.querySelector("#endpoint-limit").textContent.includes("tokens of answer, with the prompt about $")`, 5*time.Second)
	if n := len(s.asked()); n > 0 {
		t.Fatalf("nothing was pressed, and %d requests were sent: %+v", n, s.asked())
	}

	p.click("#endpoint-try")
	p.until("it says that it is connected", `document.querySelector("#endpoint-tried").textContent.includes("lists models (3), yours among them")`, 10*time.Second)
	if c := s.last(); c.path != "/good/v1/models" || c.key != "Bearer sk-secret" || c.origin != strings.TrimSuffix(siteURL, "/") {
		t.Errorf("to try, it asked %+v", c)
	}
	if n := p.number(fmt.Sprintf(formAt+`.list.options.length`, "model")); n != 3 {
		t.Errorf("the form offers %g models, want 3", n)
	}
	p.fill("model", "huge")
	p.click("#endpoint-try")
	p.until("it says that the model is none of them", `document.querySelector("#endpoint-tried").textContent.includes("but not “huge”")`, 10*time.Second)
	p.fill("url", s.URL+"/401/v1")
	p.click("#endpoint-try")
	p.until("it says that the key is refused", `document.querySelector("#endpoint-tried").textContent.includes("does not accept the key (401)")`, 10*time.Second)
	// Rendered again, the page still says so; only another address, model or key ends it.
	p.click("#start-adjusted")
	p.fill("most", "$0.02")
	p.until("the limit is followed", `document.querySelector("#endpoint-limit").textContent.includes("with the prompt about $0.02")`, 5*time.Second)
	if got := p.text("#endpoint-tried"); !strings.Contains(got, "(401)") {
		t.Errorf("a little later it says %q", got)
	}
	p.fill("url", s.URL+"/good/v1")
	p.until("it says nothing more of the last one", `document.querySelector("#endpoint-tried").textContent === ""`, 5*time.Second)
	p.forgive(s.URL)
	p.fill("model", "small")

	p.click("#start-adjusted")
	p.click("#ask")
	p.until("it has answered", ended+`.includes("prompt 21, answer 9; cost as the endpoint returns it: 0.000047 (usage.cost); about $")`, 10*time.Second)
	if got := p.text("#answer-text"); got != "晴，22 °C <b>warm</b>" {
		t.Errorf("it says %q", got)
	}
	p.until("the wishes are held against it", `document.querySelector("#wishes-met b")?.textContent > 0`, 5*time.Second)
	c := s.last()
	if c.path != "/good/v1/chat/completions" || c.body["model"] != "small" || c.body["stream"] != true || !(c.body["max_tokens"].(float64) > 0) ||
		!strings.Contains(fmt.Sprint(c.body["messages"]), "Beijing") {
		t.Errorf("it was asked %+v", c)
	}

	p.accessible("an endpoint's answer")
	p.accessibleForm()

	// By the keyboard, from the form; the answer is there before it is whole.
	p.fill("url", s.URL+"/held/v1/chat/completions")
	p.js(fmt.Sprintf(formAt+`.focus()`, "url"), nil)
	p.do(chromedp.KeyEvent("\r", chromedp.KeyModifiers(2)))
	p.until("it streams", said+` === "first "`, 10*time.Second)
	s.more <- struct{}{}
	p.until("it ends", said+` === "first second" && `+ended+`.includes("told no token counts")`, 10*time.Second)

	// The answer of the page's own model takes its place.
	p.click("#endpoint-here")
	p.pressAsk()
	p.until("the page's model answers", `document.querySelector("#answer-tokens .word") && `+answered, 40*time.Second)
	if n := p.number(`Number(document.querySelector(".endpoint").checkVisibility())`); n != 0 {
		t.Error("the form is still seen")
	}
	p.click("#endpoint-there")
	if got := p.number(fmt.Sprintf(formAt+`.value.length`, "key")); got != 9 {
		t.Errorf("come back, one finds a key of %g characters", got)
	}
	if n := p.number(`loads`); n != 1 { // each time all that was typed is lost
		t.Errorf("the form was loaded %g times", n)
	}
}

// An answer under way can be stopped; the endpoint notices.
func TestEndpointStop(t *testing.T) {
	s := newEndpoint(t)
	p := openEndpoint(t, "en")
	p.fill("url", s.URL+"/held/v1")
	p.fill("model", "m")
	p.pressAsk()
	p.until("it streams", said+` === "first "`, 10*time.Second)
	p.pressAsk()
	p.until("it has stopped", ended+` === "Stopped." && `+said+` === "first "`, 10*time.Second)
	select {
	case <-s.gone:
	case <-time.After(10 * time.Second):
		t.Error("the endpoint goes on")
	}
	// Also while it waits to ask again. A wait is over in a second, which a busy
	// machine may look away from: so the page keeps what it says.
	p.js(`window.waits = []; new MutationObserver(() => waits.push(`+ended+`)).observe(document.querySelector("#prompt"), {subtree: true, childList: true, characterData: true}); 0`, nil)
	p.fill("url", s.URL+"/busy/v1")
	p.pressAsk()
	p.until("it waits", `waits.some((t) => t.includes("in 1 s it is asked again, try 2 of 4"))`, 10*time.Second)
	p.until("it waits again, and answers", ended+`.includes("prompt 21") && `+said+` === "at last"`, 20*time.Second)
	p.fill("url", s.URL+"/503/v1")
	p.pressAsk()
	p.until("it waits", ended+`.includes("try 2 of 4")`, 10*time.Second)
	p.pressAsk()
	p.until("it has stopped", ended+` === "Stopped."`, 10*time.Second)
	p.forgive(s.URL)
}

// Each fault has its sentence, and keeps what has come.
func TestEndpointFaults(t *testing.T) {
	together(t)
	s := newEndpoint(t)
	free := newEndpoint(t) // an address where nobody listens
	free.Close()
	for _, lang := range []string{"en", "zh"} {
		p := openEndpoint(t, lang, faster(10))
		told := func(what, want string) {
			t.Helper()
			p.until(lang+", "+what+": it says "+want, fmt.Sprintf(`((s) => s.includes(%q) && !s.includes("%%!"))(%s)`, want, trouble), 30*time.Second)
		}
		press := func(url string) {
			p.fill("url", url)
			p.pressAsk()
		}
		ask := func(what, url, wantEN, wantZH string) {
			t.Helper()
			want := map[string]string{"en": wantEN, "zh": wantZH}[lang]
			// app/panel/prompt holds every sentence in both languages; some are enough here.
			if lang == "zh" && !slices.Contains([]string{"no address", "no key", "CORS", "nobody", "garbage: html", "endless", "no limit"}, what) {
				return
			}
			if strings.Contains(p.text("#answer-trouble p"), want) { // of the last fault
				press("http://192.0.2.1/v1")
				told("in between", map[string]string{"en": "mixed content", "zh": "混合内容"}[lang])
			}
			press(url)
			told(what, want)
		}
		ask("no address", "", "address first", "先填端点的地址")
		ask("no address", "nonsense", "write it in full", "要写全")
		ask("no address", "localhost:11434/v1", "write it in full", "要写全")
		ask("no address", "https://me:pw@example.com/", "write it in full", "要写全")
		ask("mixed content", "http://192.0.2.1/v1", "mixed content", "混合内容")
		ask("no model", s.URL+"/good/v1", "Name the model", "先填模型")
		p.fill("model", "m")
		ask("no key", s.URL+"/401/v1", "wants a key (401)", "要密钥（401）")
		p.fill("key", "two words")
		ask("bad key", s.URL+"/good/v1", "no key has", "不该有的字符")
		p.fill("key", "sk-secret")
		ask("wrong key", s.URL+"/401/v1", "does not accept the key (401): see that it is theirs, and whole. It says: “the key … <i>is</i> bad", "不认这个密钥（401）")
		for _, status := range []struct {
			code   int
			en, zh string
		}{
			{400, "does not take the request (400)", "不接受这个请求（400）"}, {402, "account is empty (402)", "余额不足（402）"},
			{403, "forbids it (403)", "不许（403）"}, {404, "no such address or model (404)", "没有这个地址或模型（404）"},
			{418, "answers 418", "回了418"}, {429, "too many requests, or no quota left (429)", "额度用完了（429）"},
			{500, "trouble of its own (500), on every try", "出了故障（500），试了几次都这样"}, {503, "trouble of its own (503)", "出了故障（503）"},
		} {
			ask("a status", fmt.Sprintf("%s/%d/v1", s.URL, status.code), status.en, status.zh)
		}
		ask("a long wait", s.URL+"/later/v1", "ask again in 3600 s", "3600秒后再问")
		ask("CORS", s.URL+"/cors/v1", "does not let this page ask (CORS)", "不让本页来问（CORS）")
		ask("nobody", free.URL+"/v1", "does not answer: the server is not running", "服务没开")
		loopback := cdpbrowser.SetPermission(&cdpbrowser.PermissionDescriptor{Name: "loopback-network"}, cdpbrowser.PermissionSettingDenied)
		p.do(loopback)
		ask("not permitted", free.URL+"/v1", "press the icon left of the address", "点地址栏左边的图标")
		p.do(cdpbrowser.ResetPermissions())
		p.fill("key", "sk-secret")
		ask("redirect", s.URL+"/redirect/v1", "the key does not follow", "密钥不跟着走")
		for _, kind := range []string{"html", "json", "noise", "line"} {
			ask("garbage: "+kind, s.URL+"/"+kind+"/v1", "not answer in OpenAI’s format", "不是OpenAI的格式")
		}
		ask("empty", s.URL+"/empty/v1", "said nothing. Ask again", "什么也没说")
		ask("spent", s.URL+"/spent/v1", "used up before a word", "还没说出一个字")
		kept := func(want string) {
			t.Helper()
			if got := p.text("#answer-text"); !strings.HasPrefix(got, want) {
				t.Errorf("of what came, %q, it shows %.50q", want, got)
			}
		}
		press(s.URL + "/cut/v1")
		p.until("it streams", said+` === "half of it"`, 10*time.Second)
		s.more <- struct{}{}
		told("cut", map[string]string{"en": "broke off in the middle", "zh": "断了线"}[lang])
		kept("half of it")
		ask("short", s.URL+"/short/v1", "broke off in the middle", "断了线")
		kept("half of it")
		ask("reported", s.URL+"/reported/v1", "the model fell over", "the model fell over")
		if lang == "en" {
			kept("well")
		}
		ask("endless", s.URL+"/endless/v1", "would not end", "说个没完")
		kept("on and on on and on")
		p.fill("most", "a lot")
		ask("no limit", s.URL+"/good/v1", "takes money, such as", "要写钱")
		p.fill("most", "$0.00000001")
		ask("too small a limit", s.URL+"/good/v1", "not even pay for the prompt", "连提示词都不够付")
		p.readable(lang, false)
		p.accessible(lang + ", a fault")

		for _, about := range []string{s.URL, free.URL} {
			p.forgive(about)
		}
		if lang == "zh" {
			p.close()
			continue
		}
		// What others do oddly is understood.
		p.fill("most", "77")
		for _, kind := range [][2]string{{"picky", "picky"}, {"whole", "in one piece"}, {"typed", "plain"}, {"bytes", "零下三度"}, {"length", "not yet fin"}} {
			press(s.URL + "/" + kind[0] + "/v1")
			p.until(kind[0]+" is understood", fmt.Sprintf(`%s === %q && %s !== "" && !document.querySelector("#answer-trouble")`, said, kind[1], ended), 10*time.Second)
		}
		p.until("the limit is told", ended+fmt.Sprintf(`.includes(%q)`, map[string]string{"en": "came to your “Spend at most”", "zh": "到了「最多花」的上限"}[lang]), 5*time.Second)
		var title string
		if p.js(`document.title`, &title); title == "ran" {
			t.Error("a script of an answer ran")
		}
		p.fill("url", s.URL+"/picky/v1")
		p.pressAsk()
		p.until("it answers", said+` === "picky"`, 10*time.Second)
		if c := s.last(); c.body["max_completion_tokens"] != 77.0 {
			t.Errorf("the limit of 77 was asked for as %+v", c.body)
		}
		for _, about := range []string{s.URL, free.URL} {
			p.forgive(about)
		}
		p.close()
	}
}

// Whoever falls silent, or never finishes, is not waited for.
func TestEndpointTimes(t *testing.T) {
	together(t)
	s := newEndpoint(t)
	p := openEndpoint(t, "en", faster(15)) // 4 and 20 seconds
	p.fill("model", "m")
	p.fill("url", s.URL+"/silent/v1")
	p.pressAsk()
	p.until("silence is told", trouble+`.includes("was silent for 60 s") && `+said+` === "I think "`, 15*time.Second)
	p.fill("url", s.URL+"/drip/v1")
	p.pressAsk()
	p.until("so is length", trouble+`.includes("After 300 s") && `+said+`.startsWith("...")`, 30*time.Second)
	p.click("#answer-trouble button:last-of-type")
	p.until("the page's model is back", `document.querySelector("#endpoint-here[aria-pressed=true]")`, 5*time.Second)
}

// The key goes only to the origin that it was typed for.
func TestEndpointKeyIsBound(t *testing.T) {
	together(t)
	s, other := newEndpoint(t), newEndpoint(t)
	p := openEndpoint(t, "en")
	p.fill("model", "m")
	p.fill("url", s.URL+"/good/v1")
	p.fill("key", "sk-secret")
	p.fill("url", s.URL+"/good/v1/chat/completions") // another path is the same origin
	p.pressAsk()
	p.until("it answers", ended+`.includes("prompt 21")`, 10*time.Second)
	if c := s.last(); c.key != "Bearer sk-secret" {
		t.Errorf("it was asked with the key %q", c.key)
	}
	p.fill("url", other.URL+"/good/v1")
	p.until("the key is gone, and the page says so", fmt.Sprintf(formAt+`.value === "" && document.querySelector("#endpoint-key-gone")?.textContent.includes("the key was cleared")`, "key"), 5*time.Second)
	p.pressAsk()
	for end := time.Now().Add(10 * time.Second); other.last().method != http.MethodPost && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
	}
	p.until("it answers", ended+`.includes("prompt 21")`, 10*time.Second)
	for _, c := range other.asked() {
		if c.key != "" {
			t.Errorf("the other one got the key: %+v", c)
		}
	}
	if c := other.last(); c.method != http.MethodPost {
		t.Error("the other one was not asked")
	}
	// A key that is typed before its address belongs to the first one that follows.
	p.fill("url", "")
	p.fill("key", "sk-early")
	p.fill("url", s.URL+"/good/v1")
	if got := p.number(fmt.Sprintf(formAt+`.value.length`, "key")); got != 8 {
		t.Errorf("typed before the address, the key has %g characters", got)
	}
	p.fill("url", other.URL+"/good/v1")
	if got := p.number(fmt.Sprintf(formAt+`.value.length`, "key")); got != 0 {
		t.Errorf("the early key followed to another origin")
	}
	// Neither is it kept anywhere.
	p.fill("key", "sk-secret")
	var kept string
	p.js(`JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.cookie, document.documentElement.outerHTML])`, &kept)
	if strings.Contains(kept, "sk-secret") {
		t.Error("the page has the key")
	}
	p.do(chromedp.Reload())
	p.awake()
	p.until("the chapter is made", `document.querySelector("#endpoint-there:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 20*time.Second)
	p.click("#endpoint-there")
	p.until("the form is there", `document.querySelector("#endpoint-try:not(:disabled)")`, 20*time.Second)
	for _, id := range []string{"url", "model", "key"} {
		if n := p.number(fmt.Sprintf(formAt+`.value.length`, id)); n != 0 {
			t.Errorf("after a reload, %s is filled", id)
		}
	}
}

// The page itself may speak with nobody; embedded, or in somebody's frame, the tab
// is not there; an address fills nothing.
func TestEndpointStaysInItsFrame(t *testing.T) {
	together(t)
	s := newEndpoint(t)
	p := openEndpoint(t, "en")
	var reached string
	p.js(fmt.Sprintf(`fetch(%q).then(() => "reached", () => "kept")`, s.URL+"/good/v1/models"), &reached)
	if reached != "kept" || len(s.asked()) > 0 {
		t.Errorf("the page has %s the endpoint; it saw %+v", reached, s.asked())
	}
	p.forgive(s.URL)
	var may string
	p.js(`document.querySelector("#endpoint-form").getAttribute("sandbox")`, &may)
	if may != "allow-scripts allow-same-origin" {
		t.Errorf("the frame may %s", may)
	}
	sandboxed := true // where it is not, this waits for an answer
	p.js(`document.querySelector("#endpoint-form").contentWindow.confirm("Is this a sandbox?")`, &sandboxed)
	if sandboxed {
		t.Error("the frame is in no sandbox")
	}
	p.forgive("sandboxed")
	// What is no command, or from no parent, is not heard.
	p.js(`for (const m of [null, 7, "endpoint", {type: "ask"}, JSON.stringify({type: "ask", id: 1, prompt: "x", most: 5, temperature: 0})])
		document.querySelector("#endpoint-form").contentWindow.postMessage(m, "*", [new MessageChannel().port2])`, nil)
	p.fill("url", s.URL+"/good/v1")
	p.fill("model", "m")
	time.Sleep(300 * time.Millisecond)
	if len(s.asked()) > 0 {
		t.Errorf("nobody pressed anything, and it asked %+v", s.asked())
	}
	p.close()

	p = open(t, siteURL+"?chapter=prompt&embed=1&lang=en", size(1000, 1000))
	p.awake()
	if n := p.number(`document.querySelectorAll("#endpoint, #endpoint-form").length`); n != 0 {
		t.Error("embedded, the tab is there")
	}
	p.close()

	p = open(t, siteURL+"THIRD_PARTY.txt", size(1000, 1000))
	p.js(`(() => { const f = document.createElement("iframe"); f.src = "./?chapter=prompt&lang=en"; f.width = 900; f.height = 900; document.body.replaceChildren(f); })()`, nil)
	p.until("the page is awake in a frame", `document.querySelector("iframe").contentDocument.querySelector("html[data-boot=awake] #ask:not(:disabled)")`, 60*time.Second)
	p.forgive("favicon")
	if n := p.number(`document.querySelector("iframe").contentDocument.querySelectorAll("#endpoint").length`); n != 0 {
		t.Error("in somebody's frame, the tab is there")
	}
}
