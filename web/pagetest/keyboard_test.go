package pagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"breakeven/app/text"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// at is where the focus is.
type at struct {
	Name, ID                 string
	Left, Right, Top, Bottom float64 // in the document
	Seen                     bool    // the focus shows: by a ring
	Train                    bool    // in the Train chapter
	Document                 bool    // nowhere
}

const focus = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return {Document: true};
	const label = e.labels && e.labels[0] ? e.labels[0] : e, b = (e.type === "file" ? label : e).getBoundingClientRect();
	let seen = false; // the ring may be around the whole of a field, or a button around a file's control
	for (let a = e, i = 0; a && i < 3; a = a.parentElement, i++) { const s = getComputedStyle(a); seen ||= s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; }
	return {Name: (e.getAttribute("aria-label") || label.textContent).trim().replace(/\s+/g, " "), ID: e.id, Seen: seen, Train: Boolean(e.closest("#train")),
		Left: b.left + scrollX, Right: b.right + scrollX, Top: b.top + scrollY, Bottom: b.bottom + scrollY};
})()`

// tabTo presses Tab until the focus is on the element of that name, or id.
func (p *tab) tabTo(want string) {
	p.t.Helper()
	p.walk(want, func(a at) bool { return a.Name == want || a.ID == want })
}

// backTo is tabTo with Shift.
func (p *tab) backTo(want string) {
	p.t.Helper()
	p.walk(want, func(a at) bool { return a.Name == want || a.ID == want }, chromedp.KeyModifiers(input.ModifierShift))
}

// walk presses Tab until the focus is where it should be.
func (p *tab) walk(to string, there func(at) bool, with ...chromedp.KeyOption) {
	p.t.Helper()
	var heard []string
	for range 80 {
		var a at
		if p.js(focus, &a); there(a) {
			return
		}
		heard = append(heard, a.Name)
		p.do(chromedp.KeyEvent(kb.Tab, with...))
	}
	p.t.Fatalf("Tab does not reach %q; it comes by %q", to, heard)
}

func (p *tab) press(keys string) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys))
}

// handsOn fails where the keyboard does not go on from there.
func (p *tab) handsOn(id string) {
	p.t.Helper()
	p.until("the keyboard goes on from #"+id, fmt.Sprintf(`document.activeElement.id === %q`, id), 3*time.Second)
}

// Tab goes through the Train chapter as the eye does, and always shows where it
// is: down, or to the right; up only at the head of a column further right.
func TestTabOrder(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(1280, 900))
	p.awake()
	p.until("ready", ready, 40*time.Second)
	for _, width := range []int64{1280, 768, 360, 1920} { // from two columns to one, and back
		p.do(size(width, 900))
		p.until("the chapter has its columns", fmt.Sprintf(`Boolean(document.querySelector("#train .driver #bet")) === %v`, width > 1088), 5*time.Second)
		p.js(`document.querySelector("a").focus(); 0`, nil)
		var was at
		n := 0
		for range 80 {
			p.press(kb.Tab)
			var a at
			p.js(focus, &a)
			if a.Document || n > 0 && !a.Train {
				break // the next chapter
			}
			if !a.Seen {
				t.Errorf("%d px: %q (#%s) has the focus and does not show it", width, a.Name, a.ID)
			}
			if !a.Train {
				continue
			}
			n++
			switch above := a.Bottom <= was.Top+1; {
			case n == 1:
			case above && a.Left < was.Right-1:
				t.Errorf("%d px: from %q the focus goes up to %q", width, was.Name, a.Name)
			case a.Left <= was.Left && a.Top <= was.Top && a.Right >= was.Right && a.Bottom >= was.Bottom:
				// what lies around it: the picture, around the pad
			case !above && a.Left < was.Left-1 && a.Top < was.Top-1:
				t.Errorf("%d px: from %q the focus goes back to %q", width, was.Name, a.Name)
			}
			was = a
		}
		if n < 12 {
			t.Errorf("%d px: only %d places take the focus", width, n)
		}
	}
}

// Who has only a keyboard trains the network, draws, changes a setting and
// starts anew.
func TestTrainByKeyboard(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en", size(1280, 900))
	p.awake()
	p.until("ready", ready, 40*time.Second)
	say := func(s text.Sentence) string { return s.In(text.EN) }

	p.tabTo(say(text.Start))
	p.press(" ")
	p.until("Space trains", running, 20*time.Second)
	p.tabTo("speed-full")
	p.press(kb.Enter)
	p.until("it learns", `seen.some((e) => e.type === "metrics" && e.testAccuracy > 0.9)`, 60*time.Second)

	p.tabTo("pad")
	for _, digit := range []string{"7", "3"} {
		p.press(digit)
		p.until("the network sees a "+digit, fmt.Sprintf(`(document.querySelector("#top1") || {}).textContent === %q`, digit), 5*time.Second)
	}
	p.tabTo("clear")
	p.press(" ")
	p.until("the pad is cleared", `!document.querySelector("#top1")`, 5*time.Second)
	p.handsOn("pad")
	p.press("6") // of one stroke
	p.until("it can be undone", `document.querySelector("#undo:enabled")?.checkVisibility()`, 5*time.Second)
	p.tabTo("undo")
	p.press(" ")
	p.handsOn("pad")
	p.press("8")
	p.press(kb.Delete)
	p.until("Delete clears the pad", `!document.querySelector("#top1")`, 5*time.Second)

	p.backTo("run")
	p.press(" ")
	p.until("Space pauses", paused, 5*time.Second)

	// The settings' drawer opens by Enter. A change that throws the run away asks.
	p.walk("settings", func(a at) bool { return strings.HasPrefix(a.Name, say(text.Settings)) })
	p.press(kb.Enter)
	p.until("the settings open", `document.querySelector("#f-batch").checkVisibility()`, 3*time.Second)
	p.tabTo("f-batch")
	p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(2))) // Ctrl+A
	p.press("32")
	p.press(kb.Tab)
	p.until("it asks", `document.querySelector("#pending-yes")`, 3*time.Second)
	p.backTo("pending-yes") // it stands over the fields
	p.press(" ")
	p.until("the batch is 32", `location.search.includes("batch=32") && `+step+` === 0`, 5*time.Second)

	p.handsOn("f-batch") // the question was under it
	p.until("ready", `!document.querySelector("#step").disabled`, 20*time.Second)
	p.backTo("run")
	p.tabTo("step")
	p.press(" ")
	p.until("a step is made", step+" === 1", 10*time.Second)
	p.tabTo("reset")
	p.press(" ")
	p.until("it is back at the start", step+" === 0", 5*time.Second)
	if err := forget(p); err != nil {
		t.Error(err)
	}
}
