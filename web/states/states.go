// Package states brings the built page into each state that a visitor can meet,
// for tests that must see all of them and for pictures. It knows the page by
// ids only, not by its words or its looks.
package states

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// State is one of them.
type State struct {
	Name  string
	host  string // a folder of Host: what goes wrong there
	query string // of the address, besides language and theme
	first string // JavaScript: that runs before any of the page's, in its frames, too
	until string // JavaScript: the page stands in it
	then  string // JavaScript: what a visitor does in it
	again string // JavaScript: what he leaves behind is there, and he comes again, with nothing in the address; "" where he doesn't
	after string // JavaScript: that is done
	anew  bool   // another language is opened anew: what a visitor writes stays in theirs
	phone bool   // on a phone only
}

const (
	awake = `document.documentElement.dataset.boot === "awake"`
	ready = awake + ` && !document.querySelector("#step").disabled`
	step  = `Number(document.querySelector("#stepn").textContent.replace(/[^0-9]/g, ""))`
	runs  = `document.querySelector("#run").dataset.runs === "true"`
)

// sure: all draws of the cost chapter are made.
const sure = awake + ` && document.querySelector(".sure-card small").textContent.includes("10,000")`

// stop ends the run and puts a digit on the pad.
const stop = `document.querySelector("#run").click();
	document.querySelector("#pad").dispatchEvent(new KeyboardEvent("keydown", {key: "3", bubbles: true, cancelable: true}))`

// acts is a script in which get finds an element and until waits for something.
func acts(script string) string {
	return `(async () => {
	const get = (s) => document.querySelector(s), until = async (f) => { while (!f()) await new Promise((then) => setTimeout(then, 50)); };` + script + `})()`
}

// second asks the article's second prompt.
var second = acts(`
	get("#start-adjusted").click();
	await until(() => get("#start-adjusted[aria-pressed=true]"));
	get("#ask").click();
`)

// rows runs a task on all its rows, first without and then with two examples.
var rows = acts(`
	const run = async () => { get("#rows-run").click(); await until(() => get("#rows-progress")?.dataset.end === "running"); await until(() => get("#rows-progress").dataset.end === "complete"); };
	get("#versions-forget")?.click();
	get("#start-label").click();
	await run();
	for (const i of [0, 1]) { document.querySelectorAll("#examples input")[i].click(); await until(() => document.querySelectorAll("#examples input:checked").length === i + 1); }
	get("#ask").click();
	await until(() => document.querySelectorAll(".versions > li").length > 1);
	await run();
	get("#tenfold-ask").click();
	for (const d of document.querySelectorAll("#prompt details")) if (getComputedStyle(d.lastElementChild).position !== "absolute") d.open = true;
`)

// wishes has Adjust for me fail at what the model cannot do, and opens a wish.
var wishes = acts(`
	get("#versions-forget")?.click();
	get("#start-beyond").click();
	await until(() => get("#start-beyond[aria-pressed=true]") && get("#search:not(:disabled)"));
	get("#search").click();
	await until(() => get("#search-end").textContent !== "" && get(".wish.missed") && get("#offer-0"));
	get("#wish-0").click();
`)

// token has one token of an answer looked at.
var token = acts(`
	get("#versions-forget")?.click();
	get("#start-adjusted").click();
	await until(() => get("#start-adjusted[aria-pressed=true]"));
	get("#ask").click();
	await until(() => get(".wish.met"));
	get("#answer-tokens .word").click();
`)

// bet places the bet and has it revealed: the made-up format is asked without examples
// and with two, of all the rows that may be some.
var bet = acts(`
	get("#versions-forget")?.click();
	get("#prompt-bet-5").click();
	get("#start-format").click();
	await until(() => get("#start-format[aria-pressed=true]"));
	get("#ask").click();
	await until(() => document.querySelectorAll(".versions > li").length > 0);
	get("#examples-more").click();
	for (const i of [0, 1]) { document.querySelectorAll("#examples input")[i].click(); await until(() => document.querySelectorAll("#examples input:checked").length === i + 1); }
	get("#ask").click();
`)

// faults misspells a slot, has a brace too many, and pastes what is no table.
const faults = `(() => {
	const get = (s) => document.querySelector(s);
	const type = (s, text) => { get(s).value = text; for (const e of ["input", "change"]) get(s).dispatchEvent(new Event(e, {bubbles: true})); };
	type("#template", get("#template").value.replace(/{(.)/, "{$1$1") + " }");
	get("#rows-table").open = true;
	type("#rows-text", "facts,answer\n1\n");
	get("#rows-take").click();
})()`

// choices are those of a prompt: words that are drawn, a format of one's own, an example
// behind a question.
var choices = acts(`
	get("#versions-forget")?.click();
	const heat = get("#temperature");
	heat.value = "0.7";
	heat.dispatchEvent(new Event("input", {bubbles: true}));
	get("#format-own").click();
	await until(() => get("#format-own[aria-pressed=true]"));
	get("#example-0").click();
`)

// refused is a file of versions that is none.
const refused = `(() => {
	const get = (s) => document.querySelector(s), file = new DataTransfer();
	file.items.add(new File(["{}"], "versions.json", {type: "application/json"}));
	get("#versions-file").files = file.files;
	get("#versions-file").dispatchEvent(new Event("change", {bubbles: true}));
})()`

// cut asks a little more than the model can hold.
var cut = acts(`
	get("#versions-forget")?.click();
	get("#template").value = document.documentElement.lang === "en" ? "one two three\n".repeat(54) : "今天天气很好".repeat(66);
	for (const e of ["input", "change"]) get("#template").dispatchEvent(new Event(e, {bubbles: true}));
	await until(() => !get("#prompt-seen").textContent.includes("Beijing") && !get("#prompt-seen").textContent.includes("北京"));
	get("#ask").click();
`)

// long writes more than a prompt may be.
const long = `(() => {
	const field = document.querySelector("#template");
	field.value = (document.documentElement.lang === "en" ? "It is a long story. " : "说来话长。").repeat(4100);
	for (const e of ["input", "change"]) field.dispatchEvent(new Event(e, {bubbles: true}));
})()`

// solved has Adjust for me meet every wish, and a run on all rows stopped.
var solved = acts(`
	get("#versions-forget")?.click();
	get("#search").click();
	await until(() => get("#search-end").textContent !== "" && !get(".wish.missed"));
	get("#rows-run").click();
	await until(() => get("#rows .answers tbody tr"));
	get("#rows-run").click();
`)

// refusedFiles gives files that are no run and no digits.
var refusedFiles = acts(`
	const give = (s) => { const d = new DataTransfer(); d.items.add(new File(["neither"], "MNIST")); get(s).files = d.files; get(s).dispatchEvent(new Event("change", {bubbles: true})); };
	get("#settings").open = true;
	get("#f-data").value = "own";
	get("#f-data").dispatchEvent(new Event("change", {bubbles: true}));
	await until(() => get("#own-images"));
	give("#own-images");
	give("#own-labels");
	await until(() => get("#own-why"));
	give("#load");
`)

// streams asks an endpoint that has more to say.
var streams = acts(`
	get("#endpoint-there").click();
	await until(() => get("#endpoint-try:enabled"));
	const form = get("#endpoint-form").contentDocument;
	for (const [id, text] of [["url", location.origin + "/endpoint/v1"], ["model", "large"]]) { form.getElementById(id).value = text; form.getElementById(id).dispatchEvent(new Event("input")); }
	get("#ask").click();
`)

// watched has the page's trainer at hand, whether it has said something, and how often
// any has saved the run.
const watched = `window.saved = 0; window.Worker = class extends Worker {
	constructor(...a) {
		super(...a);
		window.trainer = this;
		this.addEventListener("message", ({ data }) => { this.spoke ||= data.byteLength > 0; if (data.byteLength > 500_000) saved++; });
	}
}`

// die is what a trainer does.
const die = `trainer.terminate();
	trainer.dispatchEvent(new ErrorEvent("error", {message: "out of memory", cancelable: true}));`

// givesUp has each trainer die once it is there, until no other one is started.
var givesUp = acts(`
	for (let last; !get("#gave-up"); await until(() => get("#gave-up") || trainer !== last && trainer.spoke)) {
		last = trainer;
		` + die + `
	}
`)

// dies has the trainer die once it has saved something to go on with, and the run
// stopped where it goes on.
var dies = acts(die + `
	await until(() => get("#crashed") && ` + runs + ` && ` + step + ` > 0);
	get("#run").click();
`)

// grows has the pad fill the picture, and a digit on it.
var grows = acts(`
	get("#pad").dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, pointerId: 1}));
	await until(() => get("#pad-done").checkVisibility());
	get("#pad").dispatchEvent(new KeyboardEvent("keydown", {key: "3", bubbles: true, cancelable: true}));
`)

// paused: the run stands, and all that follows from where it does has come.
const paused = "!(" + runs + ") && document.querySelector(\"#step\").disabled === false"

// unit opens a unit of the picture.
func unit(id string) string {
	return acts(`get("#run").click(); await until(() => get("#` + id + `")); get("#` + id + `").dispatchEvent(new MouseEvent("click", {bubbles: true}));`)
}

// All are all states, in the order in which a visitor meets them.
var All = []State{
	{Name: "loading", host: "waits", until: `document.documentElement.dataset.boot === "asleep" && document.querySelector("h1")`},
	{Name: "start", until: ready},
	{Name: "running", query: "speed=full&autostart=1", until: ready + " && " + runs + " && " + step + " > 300"},
	{Name: "finished", query: "speed=full&autostart=1", until: ready + " && " + step + " > 900", then: stop,
		after: "!(" + runs + `) && document.querySelector("#top1")`},
	{Name: "open", query: "net=cnn&pool=1", until: ready, // every drawer, but no pop-up
		then: `for (const d of document.querySelectorAll("details")) if (getComputedStyle(d.lastElementChild).position !== "absolute" && !d.parentElement.closest("details")) d.open = true`},
	{Name: "device", until: ready + ` && document.querySelector("#report")`,
		then: `document.querySelector("#device").closest("details").open = true; document.querySelector("#report").open = true`},
	{Name: "note", query: "nothing=1&hidden=0&lr=NaN&act=gelu", until: ready + ` && document.querySelector("#note")`},
	{Name: "error", host: "nopack", query: "speed=full&autostart=1", until: awake + ` && document.querySelector("#problem")`},
	{Name: "damaged", host: "damaged", until: `document.querySelector("#boot-failed").checkVisibility()`},
	{Name: "embed", query: "embed=1&speed=full&autostart=1", until: ready + " && " + step + " > 100", then: stop, after: "!(" + runs + ")"},
	{Name: "prompt", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#prompt")`},
	{Name: "prompt-answer", query: "chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled") && !document.querySelector("[data-asleep=prompt]")`, then: second, after: `document.querySelector(".wish.met")`, anew: true},
	{Name: "endpoint", query: "chapter=prompt", until: awake + ` && document.querySelector("#endpoint-there:enabled") && !document.querySelector("[data-asleep=prompt]")`, // asked without an address
		then: `document.querySelector("#endpoint-there").click()`, after: `document.querySelector("#endpoint-try:enabled") && (document.querySelector("#answer-trouble") || void document.querySelector("#ask").click())`, anew: true},
	{Name: "prompt-run", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#rows-run")`, then: rows, // two versions, and all that folds out
		after: `document.querySelectorAll(".versions > li").length > 1 && document.querySelector("#rows-turned") && [...document.querySelectorAll(".tally .num")].reduce((n, e) => n + Number(e.textContent.slice(1)), 0) === 10`},
	{Name: "prompt-wishes", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#search")`, then: wishes, after: `document.querySelector("#wish-done")`, anew: true},
	{Name: "prompt-token", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled")`, then: token, // with what else it might have been
		after: `document.querySelector("#others") && document.querySelector("#prompt-decided")`, anew: true},
	{Name: "prompt-bet", query: "chapter=prompt", until: awake + ` && document.querySelector("#prompt-bet-5:enabled") && !document.querySelector("[data-asleep=prompt]")`, then: bet,
		after: `document.querySelectorAll(".versions > li").length > 1 && document.querySelectorAll("#prompt-bet .steps4 .on").length === 4`, anew: true},
	{Name: "prompt-faults", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#rows-take")`, then: faults,
		after: `document.querySelector("[data-problem=misspelt]") && document.querySelector("#rows-said").textContent !== ""`, anew: true},
	{Name: "prompt-streams", query: "chapter=prompt", until: awake + ` && document.querySelector("#endpoint-there:enabled") && !document.querySelector("[data-asleep=prompt]")`, then: streams,
		after: `document.querySelector("#answer-text")`, anew: true},
	{Name: "prompt-choices", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#format-own")`, then: choices,
		after: `document.querySelector("#prompt-seed") && document.querySelector("#examples-bare") && document.querySelector("#prompt-seen .format")`, anew: true},
	{Name: "prompt-refused", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#versions-file")`, then: refused,
		after: `document.querySelector("#versions-why")`, anew: true},
	{Name: "prompt-cut", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled")`, then: cut, after: `document.querySelector("#prompt-cut-text")`, anew: true},
	{Name: "prompt-long", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled")`, then: long, after: `document.querySelector("[data-problem=long]") && document.querySelector("#ask").disabled`, anew: true},
	{Name: "prompt-fetching", host: "slowmodel", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled")`, // for Adjust for me
		then: `document.querySelector("#search").click()`, after: `document.querySelector("#search-steps li") && document.querySelector("#ask").textContent.includes("%")`, anew: true},
	{Name: "prompt-failed", host: "nomodel", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled")`,
		then: `document.querySelector("#ask").click()`, after: `document.querySelector("#prompt-failed")`, anew: true},
	{Name: "prompt-missing", host: "notrainer", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#ask:enabled")`,
		then: `document.querySelector("#ask").click()`, after: `document.querySelector("#prompt-failed")`, anew: true},
	{Name: "prompt-solved", query: "embed=1&chapter=prompt", until: awake + ` && document.querySelector("#search")`, then: solved,
		after: `document.querySelector("#rows-progress")?.dataset.end === "stopped"`, anew: true},
	{Name: "slow", query: "speed=slow&autostart=1", until: ready + ` && document.querySelector(".phases [aria-current=step]")`},
	{Name: "unit", query: "speed=full&autostart=1", until: ready + " && " + step + " > 100", then: unit("u0-3"), after: paused + ` && document.querySelector("#inside.inside:not(.left) canvas")`},
	{Name: "output", query: "speed=full&autostart=1", until: ready + " && " + step + " > 100", then: unit("u1-3"), after: paused + ` && document.querySelector("#inside.left .lines p")`},
	{Name: "term", query: "chapter=prompt", until: awake + ` && document.querySelector("#prompt .lede .term-word") && !document.querySelector("[data-asleep=prompt]")`,
		then: `document.querySelector("#prompt .lede .term-word").click()`, after: `document.querySelector("#prompt .lede .term-body")`},
	{Name: "menu", until: ready, then: `document.querySelector("#menu-train-open").click()`, after: `document.querySelector("#menu-train[open]")`},
	{Name: "menu-refused", query: "chapter=cost", until: sure, // the browser lets no page copy
		first: `Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("refused"))}})`,
		then:  `document.querySelector("#menu-cost-open").click(); document.querySelector("#menu-cost-frame").click()`, after: `document.querySelector("#menu-cost-text")`},
	{Name: "kept", query: "speed=full&autostart=1", until: ready + " && " + step + " > 100", then: `document.querySelector("#run").click()`,
		again: paused + ` && localStorage.getItem("breakeven.kept")`, after: ready + ` && document.querySelector("#kept")`},
	{Name: "bet", query: "speed=full", until: ready, then: acts(`get("#bet-300").click(); get("#run").click(); await until(() => get("#bet-reveal b")); get("#run").click();`),
		after: paused + ` && document.querySelector("#bet-reveal b")`},
	{Name: "mistakes", query: "speed=full&autostart=1", until: ready + " && " + step + " > 300",
		then: acts(`get("#run").click();
			const key = (key, n) => { for (let i = 0; i < n; i++) get("#confusion").dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true})); };
			const press = () => { // what is shown may be of the count before
				if (get("#mistakes-of") || !get("#mistake-0 [data-n]")) return;
				const [truth, answer] = [...document.querySelectorAll("#mistake-0 [data-n]")].map((e) => e.dataset.n).join("").split("→").map(Number);
				get("#confusion").focus();
				key("Home", 1), key("ArrowUp", 9), key("ArrowDown", truth), key("ArrowRight", answer), key("Enter", 1);
			};
			for (press(); !get("#mistakes-of"); press()) await new Promise((then) => setTimeout(then, 500));`),
		after: paused + ` && document.querySelector("#mistakes-of")`},
	{Name: "starts-over", query: "speed=full&autostart=1", until: ready + " && " + step + " > 50",
		then:  `document.querySelector("#settings").open = true; document.querySelector("#f-batch").value = "32"; document.querySelector("#f-batch").dispatchEvent(new Event("change", {bubbles: true}))`,
		after: `document.querySelector("#pending")`},
	{Name: "no-webgl", query: "speed=full&autostart=1", first: `HTMLCanvasElement.prototype.getContext = ((whole) => function (kind, ...more) { return kind.startsWith("webgl") ? null : whole.call(this, kind, ...more); })(HTMLCanvasElement.prototype.getContext)`,
		until: ready + " && " + step + " > 100", then: stop, after: paused},
	{Name: "lite", query: "lite=1&speed=full&autostart=1", until: ready + " && " + step + ` > 100 && document.querySelector("#lite")`, then: stop, after: paused},
	{Name: "no-worker", first: "delete window.Worker", until: awake + ` && document.querySelector("#barred")`},
	{Name: "missing", host: "notrainer", until: awake + ` && document.querySelector("#missing")`},
	{Name: "projector", query: "projector=1", until: ready},
	{Name: "crashed", query: "speed=full&autostart=1", first: watched, until: ready + " && " + runs + " && saved > 1", then: dies, after: paused + ` && document.querySelector("#crashed")`},
	{Name: "gave-up", query: "speed=full&autostart=1", first: watched, until: ready + " && " + runs + " && saved > 1", then: givesUp,
		after: `document.querySelector("#gave-up") && !(` + runs + `)`},
	{Name: "pad-large", query: "speed=full&autostart=1", phone: true, until: ready + " && " + step + " > 300", then: grows,
		after: `!document.querySelector("#pad-done").hidden && document.querySelector("#top1")`},
	{Name: "diverged", query: "speed=full&autostart=1&hidden=256,256,256&opt=sgd&lr=3&seed=1", until: awake + ` && document.querySelector("#problem")`},
	{Name: "refused", until: ready, then: refusedFiles, after: `document.querySelector("#refused") && document.querySelector("#own-why")`},
	{Name: "cost", query: "chapter=cost&calls=1000000", until: sure},
	{Name: "cost-embed", query: "embed=1&chapter=cost&calls=1000000", until: sure},
	{Name: "cost-b", query: "embed=1&chapter=cost&preset=B&currency=cny", until: sure},
	{Name: "cost-c", query: "chapter=cost&preset=C", until: sure, // with all that folds out
		then: `for (const d of document.querySelectorAll("#cost details:not(.chart-table)")) d.open = true; for (const b of document.querySelectorAll("#cost-calls-sure, #cost-prefix-sure")) b.click()`},
	{Name: "cost-blank", query: "embed=1&chapter=cost&preset=blank", until: awake + ` && document.querySelector("#cost-why .link")`},
}

// Named returns the state of that name.
func Named(name string) State {
	for _, s := range All {
		if s.Name == name {
			return s
		}
	}
	panic("no state " + name)
}

// Complete tells whether the page is all there, so that its controls work.
func (s State) Complete() bool { return s.host != "waits" && s.host != "damaged" }

// Each brings a tab into the state at a Host in both languages and themes, and has
// each looked at; then it forgets what the runs have left. Each language is opened
// in another theme, and each theme switched to from the other.
func (s State) Each(ctx context.Context, base string, look func(lang, theme string) error) error {
	there, spoken := false, ""
	for _, to := range [][2]string{{"zh", "light"}, {"zh", "dark"}, {"en", "dark"}, {"en", "light"}} {
		lang, theme := to[0], to[1]
		var err error
		if s.anew && there && lang != spoken {
			there, err = false, Forget(ctx)
		}
		spoken = lang
		if err == nil && there {
			there, err = s.Switch(ctx, lang, theme)
		}
		if err == nil && !there {
			err = s.Open(ctx, base, lang, theme)
		}
		if err == nil {
			err = look(lang, theme)
		}
		if err != nil {
			return err
		}
		there = true
	}
	return Forget(ctx)
}

// Open brings a tab into the state, at a Host; lang is zh or en, theme light or
// dark.
func (s State) Open(ctx context.Context, base, lang, theme string) error {
	if s.host != "" {
		base += s.host + "/"
	}
	if err := s.fit(ctx); err != nil {
		return err
	}
	address := fmt.Sprintf("%s?lang=%s&theme=%s&%s", base, lang, theme, s.query)
	// A kept run would be offered, and a service worker would mend what a Host
	// breaks. A page that never has all its files never ends loading.
	if err := chromedp.Run(ctx, network.SetBypassServiceWorker(true), chromium.First(s.first), chromedp.Navigate(address)); err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	if err := wait(ctx, s.until); err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	if s.then != "" {
		if err := chromedp.Run(ctx, chromedp.Evaluate(s.then+"; 0", nil)); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	if s.again != "" {
		if err := wait(ctx, s.again); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		if err := chromedp.Run(ctx, chromedp.Navigate(fmt.Sprintf("%s?lang=%s&theme=%s", base, lang, theme))); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	if s.after != "" {
		if err := wait(ctx, s.after); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return settle(ctx)
}

// Switch shows the page that stands in the state in another language and theme,
// as a visitor would, and tells whether it could: without a bar another language
// must be opened anew, and so must another theme where something is painted; else
// it is switched as the button would.
func (s State) Switch(ctx context.Context, lang, theme string) (bool, error) {
	if err := s.fit(ctx); err != nil {
		return false, err
	}
	var ok bool
	err := chromedp.Run(ctx, chromedp.Evaluate(fmt.Sprintf(`(() => {
		const bar = document.querySelector("#lang:enabled"), button = document.querySelector("#theme"), root = document.documentElement;
		const lang = %q, theme = %q;
		if (!bar && (!root.lang.startsWith(lang) || root.dataset.boot === "awake" && document.querySelector("canvas"))) return false;
		if (!root.lang.startsWith(lang)) bar.click();
		if (root.dataset.theme !== theme) bar ? button.click() : root.dataset.theme = theme;
		return true;
	})()`, lang, theme), &ok))
	if err != nil || !ok {
		return false, err
	}
	if err := wait(ctx, fmt.Sprintf(`document.documentElement.lang.startsWith(%q) && document.documentElement.dataset.theme === %q`, lang, theme)); err != nil {
		return false, err
	}
	return true, settle(ctx)
}

// fit gives a tab the window without which the state is none.
func (s State) fit(ctx context.Context) error {
	if !s.phone {
		return nil
	}
	return chromedp.Run(ctx, chromedp.EmulateViewport(360, 740))
}

// Return goes back to the state's chapter: as wide as a phone the page shows one at a
// time, and while it was wider, another one may have come into sight.
func (s State) Return(ctx context.Context) error {
	chapter := "train"
	if q, err := url.ParseQuery(s.query); err == nil && q.Has("chapter") {
		chapter = q.Get("chapter")
	}
	return chromedp.Run(ctx, chromedp.Evaluate(fmt.Sprintf(`(async () => {
		const page = document.documentElement.dataset, link = document.querySelector('.spine a[href="#%s"]');
		if (page.boot !== "awake" || page.chapter === %[1]q || !link) return;
		link.click();
		await new Promise((then) => setTimeout(then, 500));
		document.activeElement.blur();
		scrollTo({top: 0, behavior: "instant"});
	})()`, chapter), nil, chromium.Await))
}

// Forget deletes what runs have left in the browser, so that none is offered.
func Forget(ctx context.Context) error {
	return chromedp.Run(ctx, chromedp.Evaluate(`indexedDB.deleteDatabase("breakeven"); localStorage.removeItem("breakeven.prompts"); 0`, nil))
}

// settle lets what was changed be drawn, as figures come four times a second, and
// chapters that come near be made.
func settle(ctx context.Context) error {
	if err := chromedp.Run(ctx, chromedp.Evaluate(`new Promise((r) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(r)), 300)).then(() => 0)`, nil,
		chromium.Await)); err != nil {
		return err
	}
	return wait(ctx, `!document.querySelector(".making")`)
}

// LayOut has the browser lay out what is out of sight, too: that has the place of an
// estimate otherwise, and nothing of it is in a picture.
func LayOut(ctx context.Context) error {
	return chromedp.Run(ctx, chromedp.Evaluate(`(() => {
		const all = new CSSStyleSheet();
		all.replaceSync("* { content-visibility: visible !important; }");
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, all];
	})()`, nil))
}

// wait waits for an expression to be true: long, for machines that are slower, too.
func wait(ctx context.Context, expression string) error {
	for end := time.Now().Add(4 * time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		ok := false
		if err := chromedp.Run(ctx, chromedp.Evaluate("Boolean("+expression+")", &ok)); err != nil {
			return err
		}
		if ok {
			return nil
		}
	}
	return fmt.Errorf("not within four minutes: %s", expression)
}
