package pagetest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/chromedp/chromedp"
)

// The bet is open, placed, and revealed by the run; skipping folds it to a line.
func TestBet(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&speed=full", size(1280, 1000))
	p.awake()
	p.until("the network is there", `!document.querySelector("#step").disabled`, 20*time.Second) // and nothing moves any more
	pressed := func() (s string) {
		p.js(`[...document.querySelectorAll("#bet .chip[aria-pressed=true]")].map((e) => e.textContent).join()`, &s)
		return s
	}
	if got := pressed() + p.text("#bet-reveal"); got != "" {
		t.Errorf("an open bet says %q", got)
	}
	p.click("#bet-unsure")
	p.until("not sure is an answer", `document.querySelector("#bet-unsure").ariaPressed === "true" && document.querySelector("#bet-reveal").textContent`, 3*time.Second)
	p.click("#bet-skip")
	p.until("it is folded to a line", `document.querySelector("#bet").getBoundingClientRect().height < 60 && document.querySelector("#bet").textContent.includes("Bet 1/5, skipped")`, 3*time.Second)
	p.handsOn("bet-open")
	p.click("#bet-open")
	p.until("it is open again, and remembers", `document.querySelector("#bet-unsure")?.ariaPressed === "true"`, 3*time.Second)
	p.handsOn("bet-skip")
	p.click("#bet-300")
	p.until("it is placed", `document.querySelector("#bet-300").ariaPressed === "true"`, 3*time.Second)
	if got := pressed(); got != "300" {
		t.Errorf("placed on %q", got)
	}
	// Before any run, too, it outlives the page; an embedded page keeps nothing,
	// and asks nothing.
	t.Cleanup(func() { p.js(`localStorage.clear()`, nil) }) // the browser is another test's afterwards
	p.do(chromedp.Navigate(siteURL + "?lang=en&embed=1"))
	p.awake()
	p.until("nothing is asked", `!document.querySelector("#bet")`, 3*time.Second)
	p.do(chromedp.Navigate(siteURL + "?lang=en&speed=full"))
	p.awake()
	if got := pressed() + ": " + p.text("#bet-reveal"); !strings.HasPrefix(got, "300: Start") {
		t.Errorf("after a reload the bet says %q", got)
	}
	if got := p.text("#keep"); strings.Contains(got, "nudge") {
		t.Errorf("the sentence to keep is there before anything has run: %q", got)
	}
	p.click("#run")
	p.until("it is revealed", `document.querySelector("#bet-reveal").textContent.startsWith("You said 300; it took ")`, 60*time.Second)
	var first float64
	p.js(`seen.find((e) => e.type === "metrics" && e.step > 0 && e.testAccuracy >= 0.9).testStep`, &first)
	took, _ := strconv.Atoi(strings.ReplaceAll(p.text("#bet-reveal b + b"), ",", ""))
	if took < 1 || float64(took) > first {
		t.Errorf("%q, but the embedder heard of it at step %g", p.text("#bet-reveal"), first)
	}
	p.until("so is the sentence", `document.querySelector("#keep").textContent.includes("nudge")`, 3*time.Second)
	var open int
	p.js(`[...document.querySelectorAll("#bet .chip")].filter((e) => !e.disabled).length`, &open)
	if open != 1 {
		t.Errorf("%d bets can be placed on what has been seen", open-1)
	}
	p.click("#reset")
	p.until("a new start asks again, with the bet in place", `[...document.querySelectorAll("#bet .chip")].every((e) => !e.disabled) && document.querySelector("#bet-300").ariaPressed === "true" && document.querySelector("#bet-reveal").textContent.startsWith("Start")`, 5*time.Second)
}

// A click on a cell of the matrix filters the mistakes, a second one shows all;
// the keyboard does the same. One that is opened shows the network's doubts.
func TestConfusionFiltersMistakes(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&speed=full&autostart=1&seed=7", size(1280, 1000))
	p.awake()
	p.until("it reads some", `seen.some((e) => e.type === "metrics" && e.testAccuracy > 0.85)`, 60*time.Second)
	p.click("#run")
	p.until("it is paused, and tested there", paused+` && ((m) => m.testStep === m.step && m.testDigits === 2000)(seen.findLast((e) => e.type === "metrics"))`, 20*time.Second)
	// The figure and the list come in messages of their own, one after the other, and are
	// drawn when they have stood for a while.
	p.js(`new Promise((still) => {
		let timer = 0;
		const again = () => { clearTimeout(timer); timer = setTimeout(still, 600, 0); };
		new MutationObserver(again).observe(document.querySelector(".mistakes"), {subtree: true, childList: true, characterData: true});
		again();
	})`, nil)
	p.until("as many mistakes are counted as the accuracy says", `(() => {
		const n = document.querySelector("#mistakes-n").textContent, wrong = parseInt(n);
		return n.endsWith("/ 2,000") && wrong > 10 && Math.abs(wrong - 2000 * (1 - parseFloat(document.querySelector("#acc").textContent) / 100)) <= 2;
	})()`, 20*time.Second)
	p.until("the thumbnails are painted", `(() => { const c = document.querySelectorAll(".thumb canvas"); return c.length === 12 && [...c].every((e) => e.getContext("2d").getImageData(0, 0, 28, 28).data.some((v) => v > 100)); })()`, 5*time.Second)

	// The kind of the first mistake: its cell is clicked.
	const written = `[...e.querySelectorAll("[data-n]")].map((x) => x.dataset.n).join("")`
	var first string
	p.js(`((e) => `+written+`)(document.querySelector("#mistake-0"))`, &first)
	var truth, answer int
	if _, err := fmt.Sscanf(first, "%d→%d", &truth, &answer); err != nil || truth == answer {
		t.Fatalf("a mistake says %q: %v", first, err)
	}
	cell := func() (x, y float64) {
		box := p.box("#confusion")
		unit := box.W / 218
		return box.X + unit*float64(18+20*answer+10), box.Y + unit*float64(18+20*truth+10)
	}
	same := fmt.Sprintf(`[...document.querySelectorAll(".thumb")].every((e) => `+written+` === %q) && document.querySelectorAll(".thumb").length > 0`, first)
	x, y := cell()
	p.do(chromedp.MouseClickXY(x, y))
	p.until("only mistakes of that kind are shown", `document.querySelector("#mistakes-of") && `+same, 5*time.Second)
	said := p.text("#confusion-at")
	if want := fmt.Sprintf("%d taken for %d: ", truth, answer); !strings.HasPrefix(said, want) {
		t.Errorf("the matrix says %q, want %q", said, want)
	}
	p.do(chromedp.MouseClickXY(x, y))
	p.until("all are shown again", `!document.querySelector("#mistakes-of") && !(`+same+`)`, 5*time.Second)

	p.js(`document.querySelector("#confusion").focus()`, nil)
	p.do(chromedp.KeyEvent(kb.Home))
	for range 10 {
		p.do(chromedp.KeyEvent(kb.ArrowUp))
	}
	for range truth {
		p.do(chromedp.KeyEvent(kb.ArrowDown))
	}
	for range answer {
		p.do(chromedp.KeyEvent(kb.ArrowRight))
	}
	p.do(chromedp.KeyEvent(kb.Enter))
	p.until("the keyboard filters, too", `document.querySelector("#mistakes-of") && `+same, 5*time.Second)
	p.do(chromedp.KeyEvent(kb.Escape))
	p.until("Esc shows all", `!document.querySelector("#mistakes-of") && !(`+same+`)`, 5*time.Second)
	p.press(kb.Enter)
	p.until("it filters once more", `document.querySelector("#mistakes-of") && `+same, 5*time.Second)
	p.click("#mistakes-all")
	p.until("the button shows all", `!document.querySelector("#mistakes-of")`, 5*time.Second)
	p.handsOn("confusion")

	// The list of all comes after the filter has gone.
	p.until("all are listed", `document.querySelector("#mistake-0 [data-n]") && !(`+same+`)`, 5*time.Second)
	p.js(`((e) => `+written+`)(document.querySelector("#mistake-0"))`, &first)
	if _, err := fmt.Sscanf(first, "%d→%d", &truth, &answer); err != nil {
		t.Fatalf("a mistake says %q: %v", first, err)
	}
	p.click("#mistake-0")
	p.until("the doubts are there", `document.querySelectorAll("#doubts .bars li").length === 3`, 3*time.Second)
	if got := p.text("#doubts .bars li b"); got != strconv.Itoa(answer) {
		t.Errorf("a %s was most likely a %s", first, got)
	}
	if got := p.text("#doubts p"); !strings.Contains(got, fmt.Sprintf("This is a %d", truth)) {
		t.Errorf("the doubts about a %s say %q", first, got)
	}
}

// The formulas hold the numbers of an update that was made, and they are right.
func TestFormulas(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&speed=full&opt=sgd&lr=0.1", size(1280, 1000))
	p.awake()
	p.until("ready", `!document.querySelector("#step").disabled`, 40*time.Second)
	p.click("#formulas > summary")
	p.until("the drawer is open", `document.querySelector("#formulas").open`, 3*time.Second)
	time.Sleep(300 * time.Millisecond) // until the trainer has been asked
	numbers := func() (v []float64) {
		p.js(`(document.querySelector("#formula-descent .eq.live")?.textContent || "").replaceAll("−", "-").match(/-?[\d.]+(?:×10[⁻⁰¹²³⁴-⁹]+)?/g)?.map((s) => parseFloat(s.replace(/×10(.*)/, (_, e) => "e" + [...e].map((c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) ? "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c) : "-").join(""))) ) || []`, &v)
		return v
	}
	for step := 1; step <= 2; step++ {
		p.click("#step")
		p.until("its numbers are there", fmt.Sprintf(`(document.querySelector("#formula-loss .live")?.textContent || "").startsWith("Step %d:")`, step), 10*time.Second)
		time.Sleep(time.Second)
		var loss string
		p.js(`String(seen.filter((e) => e.type === "metrics" && e.step > 0).at(-1).loss)`, &loss)
		want, _ := strconv.ParseFloat(loss, 64)
		if said := p.text("#formula-loss .live"); !strings.Contains(said, strconv.FormatFloat(want, 'f', 3, 64)) {
			t.Errorf("step %d: %q, but its loss was %s", step, said, loss)
		}
		v := numbers()
		if len(v) != 4 || v[1] != 0.1 && v[1] != -0.1 || v[2] == 0 {
			t.Fatalf("step %d: %q is read as %v", step, p.text("#formula-descent .eq.live"), v)
		}
		if v[1] < 0 { // the minus sign of the equation
			v[1] = -v[1]
		}
		if got := v[0] - v[1]*v[2]; got-v[3] > 2e-4 || v[3]-got > 2e-4 {
			t.Errorf("step %d: %q is wrong", step, p.text("#formula-descent .eq.live"))
		}
	}
}

// The code drawer shows the sources; the time profile every operation.
func TestCodeAndProfile(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&speed=full&autostart=1", size(1280, 1000))
	p.awake()
	p.click("#code > summary")
	for _, want := range []string{"func (n *network) learn(", "Optimizer.Step(n.w, n.g, n.moments)", "device.DenseWeightGrad(", "func (k Kind) Step(", "func Adam(", "w −= LR · (m/(1−β1^T)) / (√(v/(1−β2^T)) + ε)"} {
		if !strings.Contains(p.text("#code"), want) {
			t.Errorf("the code lacks %q", want)
		}
	}
	if strings.Contains(p.text("#code"), "Conv)") {
		t.Error("the code has a convolution, which the network has not")
	}
	p.until("it trains", running, 40*time.Second)
	p.click("#profile > summary")
	p.click("#measure")
	p.until("it is measured", `document.querySelector("#profile-sum")`, 60*time.Second)
	var rows [][]string
	p.js(`[...document.querySelectorAll(".timing tbody tr:not(.phase)")].map((r) => [...r.children].map((c) => c.textContent))`, &rows)
	if len(rows) != 12 { // of the program of an MLP, and the sum
		t.Fatalf("%d rows: %v", len(rows), rows)
	}
	sum := 0.0
	for i, r := range rows {
		ms, err := strconv.ParseFloat(r[1], 64)
		if err != nil || ms < 0 || ms > 100 {
			t.Errorf("%v takes %q ms", r[0], r[1])
		}
		if i < len(rows)-1 {
			sum += ms
		} else if sum < 0.9*ms-0.01 || sum > 1.1*ms+0.01 {
			t.Errorf("a step takes %g ms, its operations %g", ms, sum)
		}
	}
	if r := rows[2]; r[0] != "dense 784→128" || r[2] != "12.85" || !strings.Contains(r[4], "%") {
		t.Errorf("the first layer's forward: %v", r)
	}
	p.js(`seen.length = 0`, nil)
	p.until("training goes on", running, 10*time.Second)
}

// The code follows the settings: another network, another optimizer.
func TestCodeFollows(t *testing.T) {
	together(t)
	p := open(t, siteURL+"?lang=en&net=cnn", size(1280, 1000))
	p.awake()
	p.until("ready", ready, 60*time.Second)
	has := func(s string) string {
		return fmt.Sprintf(`document.querySelector("#code").textContent.includes(%q)`, s)
	}
	p.until("the convolution is there", has("func (c *Conv) Forward(")+" && "+has("func Adam("), 5*time.Second)
	set := func(id, value string) {
		p.js(fmt.Sprintf(`((e) => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); })(document.querySelector(%q))`, value, id), nil)
	}
	set("#f-opt", "momentum")
	p.until("the rule is momentum's", has("func Momentum(")+" && !"+has("func Adam("), 20*time.Second)
	set("#f-net", "mlp")
	p.until("the convolution has gone", "!"+has("func (c *Conv)"), 20*time.Second)
}
