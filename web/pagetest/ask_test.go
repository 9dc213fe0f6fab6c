package pagetest

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// answered tells that the page's model has said all that it has to say.
const answered = `document.querySelector("#answer-end").textContent !== "" && !document.querySelector("#ask").textContent.match(/Stop|停下|Fetching|正在/)`

// answer is what a screen reader is told.
const answer = `document.querySelector("#answer [role=status]").textContent`

// seenText is the prompt as it is shown, as text or token by token, without its spaces.
const seenText = `document.querySelector("#prompt-rendered, #prompt-tokens-seen").textContent.replace(/[\s↵]/g, "")`

// words are the answer's tokens.
const words = `[...document.querySelectorAll("#answer-tokens .word span")].map((e) => e.textContent).join("|")`

// The article's second prompt is asked as a new user would: the page's own model
// answers with both temperatures. A token tells what else it might have been, and
// what of the prompt decided it; another one taken, the answer goes on from there.
func TestAsk(t *testing.T) {
	together(t)
	for _, lang := range []string{"zh", "en"} {
		p := open(t, siteURL+"?chapter=prompt&lang="+lang, size(1280, 1000))
		p.awake()
		p.until("the chapter is made", `document.querySelector("#ask:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 20*time.Second)
		p.click("#start-adjusted")
		p.click("#ask")
		p.until(lang+": it answers", answered, 40*time.Second)
		var said string
		p.js(answer, &said)
		if !strings.Contains(said, "22") || !strings.Contains(said, "12") {
			t.Errorf("%s: asked for both temperatures, 12 and 22, it says %q", lang, said)
		}
		var first string
		p.js(words, &first)
		p.click("#answer-tokens .word")
		p.until("what else it might have been is shown", `document.querySelectorAll("#others .other").length === 5 && document.querySelector("#others .here")`, 5*time.Second)
		p.until("what decided it is shown", `document.querySelector("#prompt-decided") && document.querySelector("#prompt-tokens-seen .w4")`, 10*time.Second)
		var other string
		p.js(`document.querySelector("#others .other:not(:disabled) span").textContent`, &other)
		p.click("#others .other:not(:disabled)")
		p.until("it goes on otherwise", answered+` && document.querySelector("#answer-tokens .word span").textContent === `+"`"+other+"`", 20*time.Second)

		// By the keyboard, from the template.
		p.js(`document.querySelector("#template").focus(); 0`, nil)
		p.do(chromedp.KeyEvent("\r", chromedp.KeyModifiers(2)))
		p.until("asked again, it says the same", fmt.Sprintf("%s && %s === %q", answered, words, first), 20*time.Second)
		p.close()
	}
}

// The model is fetched when the pointer or the keyboard is on the way to Ask, once, and
// nothing is said of it; before, a visitor who asks nothing pays for nothing.
func TestAskExpected(t *testing.T) {
	together(t)
	for by, come := range map[string]func(p *tab){
		"pointer": func(p *tab) {
			x, y := p.middle("#ask")
			p.do(input.DispatchMouseEvent(input.MouseMoved, x, y))
		},
		"keyboard": func(p *tab) { p.do(chromedp.Focus("#template", chromedp.ByQuery)) },
	} {
		var fetched atomic.Int32
		url, _ := fault.folder(func(_ http.ResponseWriter, name string) bool {
			if strings.HasPrefix(name, "model.") {
				fetched.Add(1)
			}
			return false
		})
		p := open(t, url+"?chapter=prompt&lang=en&embed=1", size(1000, 1200))
		p.awake()
		p.until("the chapter is made", `document.querySelector("#ask:not(:disabled)") && !document.querySelector("[data-asleep=prompt]")`, 20*time.Second)
		if n := fetched.Load(); n != 0 {
			t.Errorf("%s: before anybody came, the model was fetched %d times", by, n)
		}
		come(p)
		for from := time.Now(); fetched.Load() == 0; time.Sleep(20 * time.Millisecond) {
			if time.Since(from) > 20*time.Second {
				t.Fatalf("%s: the model is not fetched", by)
			}
		}
		if s := p.text("#ask"); !strings.HasPrefix(s, "Ask") || p.text("#prompt-failed") != "" {
			t.Errorf("%s: nobody has asked, but the button says %q", by, s)
		}
		p.click("#ask")
		p.until(by+": it answers", answered, 40*time.Second)
		if n := fetched.Load(); n != 1 {
			t.Errorf("%s: the model was fetched %d times", by, n)
		}
		p.close()
	}
}

// Embedded, the chapter starts a trainer when somebody asks. Where the weights do
// not come, it says so, and asking again fetches them.
func TestAskWithoutWeights(t *testing.T) {
	together(t)
	url, mend := fault.folder(func(w http.ResponseWriter, name string) bool {
		if !strings.HasPrefix(name, "model.") {
			return false
		}
		http.Error(w, "none", http.StatusServiceUnavailable)
		return true
	})
	p := open(t, url+"?chapter=prompt&lang=en&embed=1", size(1000, 1200))
	p.awake()
	p.click("#ask")
	p.until("it says that the model is not here", `document.querySelector("#prompt-failed")?.textContent.includes("503")`, 40*time.Second)
	mend()
	p.click("#ask")
	p.until("it answers", answered, 40*time.Second)
	p.forgive("model.")

	// A prompt that is too long for the model is cut in front, one of unknown words
	// is copied at best: each is said.
	ask := func(template, shown string) {
		p.typeInto("#template", template)
		p.until("the page has taken it", fmt.Sprintf(seenText+`.includes(%q)`, strings.ReplaceAll(shown, " ", "")), 5*time.Second)
		p.clickNow("#ask") // a mouse would miss what moves
	}
	const this = answered + ` && document.querySelector("#context")?.textContent.startsWith("with the answer")` // what is shown is what was answered
	ask(strings.Repeat("one two three ", 120), "one two three one")
	p.until("what was cut is said", this+` && document.querySelector("#prompt-cut")?.textContent.includes("left out") && document.querySelector("#prompt-cut-text del").textContent.length > 100`, 20*time.Second)
	ask("Zorro <b>bold</b>", "Zorro")
	p.until("unknown words are dotted", this+` && document.querySelector("#prompt-unknown") && [...document.querySelectorAll(".tok.slotted")].some((e) => e.textContent === "Zorro") && !document.querySelector("#prompt-tokens-seen b")`, 20*time.Second)
	p.typeInto("#template", " ")
	p.do(chromedp.KeyEvent(kb.End))
	p.until("an empty prompt is not asked, or said to be empty", `document.querySelector("#ask").disabled || (document.querySelector("#ask").click(), document.querySelector("#answer-end").textContent.includes("nothing in this prompt"))`, 10*time.Second)
}
