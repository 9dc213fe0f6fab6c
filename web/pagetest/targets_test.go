package pagetest

import (
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"breakeven/web/states"
)

// targets finds what is smaller than it must be, or is covered by another target. From
// the middle it goes the four ways as long as that is what would be hit: what a label or a
// pseudo-element adds counts, and what a neighbour takes does not. What stands in running
// text is as high as its lines, and of a long table's rows three are enough.
const targets = `((root, least, small) => {
	const all = "button, summary, select, input, textarea, a, [tabindex='0']";
	const running = (e) => {
		const around = e.parentElement.closest("p, dd, dt, li, td, th, h2, h3, h4, legend, summary");
		return around !== null && around.textContent.trim() !== e.textContent.trim() && (e.matches(".term-word") || e.matches("a, .link, .tangle") && getComputedStyle(e).display === "inline");
	};
	let seen = 0;
	for (const e of root.querySelectorAll(all)) {
		if (!e.checkVisibility({visibilityProperty: true}) || e.closest("[data-asleep], .skip, tbody tr:nth-child(n+4)") || getComputedStyle(e).pointerEvents === "none" || running(e)) continue;
		seen++;
		const label = e.closest("label") || e.labels?.[0], here = e.ownerDocument;
		const unseen = label && e.getBoundingClientRect().width < 2; // a file's, say: its label is the button
		const whole = unseen ? label : e, inSight = whole.getBoundingClientRect();
		if (inSight.top < 180 || inSight.bottom > here.defaultView.innerHeight - 90) whole.scrollIntoView({block: "center", behavior: "instant"}); // clear of what sticks
		const b = whole.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2;
		const taker = (x, y) => {
			const at = here.elementFromPoint(x, y);
			const mine = at && (e.contains(at) || label?.contains(at) && [null, e].includes(at.closest(all)));
			return mine ? null : at?.closest(all) || at || here;
		};
		const go = (dx, dy) => { let n = 0; while (n < 2 * least && !taker(x + dx * n / 2, y + dy * n / 2)) n++; return n / 2; };
		const name = (e.id ? "#" + e.id : e.tagName.toLowerCase() + "." + e.className) + " “" + (e.getAttribute("aria-label") || e.textContent).trim().slice(0, 40) + "”";
		const half = (least - .5) / 2;
		if ([[half, 0], [-half, 0], [0, half], [0, -half], [0, 0]].some(([dx, dy]) => taker(x + dx, y + dy))) {
			const w = go(1, 0) + go(-1, 0) - .5, h = go(0, 1) + go(0, -1) - .5;
			if (Math.min(w, h) < least - .5) small.push(name + " is hit " + w + "×" + h + " px, and stands " + b.width.toFixed(1) + "×" + b.height.toFixed(1));
		}
		if (e.matches("[role=slider]")) continue; // a chart, with knobs in it
		for (const fx of [.1, .5, .9]) for (const fy of [.1, .5, .9]) {
			const by = taker(b.x + fx * b.width, b.y + fy * b.height);
			if (by?.matches?.(all) && !by.contains(e)) small.push(name + " is covered by “" + (by.id || by.textContent.trim()).slice(0, 40) + "”");
		}
	}
	return seen;
})`

// large fails for what is in sight, all unfolded, and smaller than it must be, as far as
// the page is awake. What folds out over the page is looked at by itself.
func (p *tab) large(in string, least float64) {
	p.t.Helper()
	var found []string
	p.js(fmt.Sprintf(`(async () => {
		const rest = () => new Promise((then) => setTimeout(then, 150));
		for (const d of document.querySelectorAll(".pop[open]")) d.open = false;
		const folded = (is) => [...document.querySelectorAll("details:not([open])")].filter((d) => d.matches(".pop") === is && !d.closest("[data-asleep]") && d.checkVisibility());
		for (let more = folded(false); more.length > 0; more = folded(false)) {
			for (const d of more) d.open = true;
			await rest();
		}
		const targets = %s, small = [];
		if (targets(document, %g, small) === 0) small.push("there is nothing to be hit");
		for (const d of folded(true)) {
			d.open = true;
			await rest();
			targets(d.lastElementChild, %[2]g, small);
			d.open = false;
		}
		const form = document.querySelector("#endpoint-form");
		if (form?.checkVisibility()) targets(form.contentDocument, %[2]g, small);
		return [...new Set(small)];
	})()`, targets, least), &found)
	for _, s := range found {
		p.t.Errorf("%s: %s", in, s)
	}
}

// All that can be pressed is large enough for a finger on a phone, which needs 44 px or
// what is left of them inside a border, and for a mouse on a laptop.
func TestTargets(t *testing.T) {
	t.Parallel()
	host := httptest.NewServer(states.Host(dist))
	t.Cleanup(host.Close)
	for i, name := range []string{"start", "mistakes", "pad-large", "prompt-answer", "prompt-wishes", "prompt-choices", "endpoint", "cost-c", "cost-embed"} {
		t.Run(name, func(t *testing.T) {
			together(t)
			p := open(t, "about:blank", size(360, 740), touch(), calmMedia())
			if err := states.Named(name).Open(p.ctx, host.URL+"/", []string{"zh", "en"}[i%2], "light"); err != nil {
				t.Fatal(err)
			}
			p.do(touch())
			p.until("it is a touch screen", `matchMedia("(pointer: coarse)").matches`, 5*time.Second)
			p.large("by finger", 42)
			p.js(`for (const c of document.querySelectorAll(".chapter")) if (c.id !== document.documentElement.dataset.chapter) c.style.display = "none"; 0`, nil)
			p.do(size(1280, 900))
			p.until("it is none", `!matchMedia("(pointer: coarse)").matches`, 5*time.Second)
			time.Sleep(500 * time.Millisecond) // charts are drawn for the new width
			p.large("by mouse", 24)
			if err := forget(p); err != nil {
				t.Error(err)
			}
		})
	}
}
