package vitals

import (
	"context"
	"fmt"
	"slices"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// FirstToken is the bar from a click on Ask until the answer's first token is painted,
// in milliseconds.
const FirstToken = 150

// prompting opens the Prompt chapter and has it answered once, so that the language
// model is here. Scripts have ask, the button, and free(), which tells whether it asks.
func prompting(ctx context.Context, url string) error {
	const script = `window.ask = document.querySelector("#ask");
		window.free = () => !/Stop|停下|Fetching|正在/.test(ask.textContent);
		ask.click(); 0`
	return chromedp.Run(ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(url+"?lang=en&chapter=prompt"),
		prompted, chromium.Unwatched,
		chromedp.Evaluate(script, nil), poll(`free() && document.querySelector("#answer .word")`))
}

// prompted waits for the chapter.
var prompted = poll(`document.documentElement.dataset.boot === "awake" && document.querySelector("#ask:enabled") && !document.querySelector("[data-asleep=prompt]")`)

func poll(expression string) chromedp.Action {
	return chromedp.Poll(expression, nil, chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(2*time.Minute))
}

// watchFirst gives scripts first(), which asks and returns how long it took from the
// click until the answer's first token was painted, in milliseconds: by the page's
// clock, in the frame behind the one that the token came in.
const watchFirst = `window.first = async () => {
	const said = () => document.querySelector("#answer").textContent, before = said();
	const painted = new Promise((resolve) => new MutationObserver((_, watcher) => {
		if (!document.querySelector("#answer .word") || said() === before) return;
		watcher.disconnect();
		requestAnimationFrame(() => resolve(performance.now()));
	}).observe(document.querySelector("#prompt"), {subtree: true, childList: true, characterData: true}));
	const from = performance.now();
	document.querySelector("#ask").click();
	return await painted - from;
}; 0`

// Aim is how long before a click its pointer is at the button: about the time a hand
// needs to come to rest and press.
const Aim = 250 * time.Millisecond

// FirstAsk asks the page's language model as soon as the chapter is there, in a browser
// that has never seen the page, and once more on a later visit: the model has to be
// loaded, the first time from its host. With pointed, the pointer has come to the button
// for as long as Aim; else the click is the first that the page knows of it. Times are
// those of FirstTokens.
func FirstAsk(ctx context.Context, url string, pointed bool) (cold, later float64, err error) {
	ctx, end, err := chromium.New(ctx)
	if err != nil {
		return 0, 0, err
	}
	defer end()
	for _, ms := range []*float64{&cold, &later} {
		before := chromedp.Tasks{}
		if pointed {
			before = chromedp.Tasks{point("ask"), chromedp.Sleep(Aim)}
		}
		if err := chromedp.Run(ctx, chromedp.EmulateViewport(1280, 1000), chromedp.Navigate(url+"?lang=en&chapter=prompt"), prompted,
			chromedp.Evaluate(watchFirst, nil), before, chromedp.Evaluate("first()", ms, chromium.Await),
			// A later visit finds what the first has kept, and nothing still being kept.
			chromedp.Evaluate(`navigator.serviceWorker.ready.then(() => 0)`, nil, chromium.Await), chromedp.Sleep(2*time.Second), chromedp.Navigate("about:blank")); err != nil {
			return 0, 0, err
		}
	}
	return cold, later, nil
}

// point moves the mouse to the middle of an element.
func point(id string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		var at place
		if err := inSight(id, &at).Do(ctx); err != nil {
			return err
		}
		return input.DispatchMouseEvent(input.MouseMoved, at.X, at.Y).Do(ctx)
	})
}

// FirstTokens asks the page's language model so many times, and returns how long it took
// each time, in milliseconds, rising.
func FirstTokens(ctx context.Context, url string, times int) (ms []float64, err error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := prompting(tab, url); err != nil {
		return nil, err
	}
	// Two prompts by turns: an answer that is the same as the last changes nothing that
	// could be seen.
	const script = `(async () => {
		const times = [];
		const rest = (ms) => new Promise((then) => setTimeout(then, ms));
		for (let i = 0; i < %d; i++) {
			document.getElementById(i %% 2 ? "start-adjusted" : "start-plain").click();
			await rest(300 + 7 * i %% 50);
			while (!free()) await rest(20);
			times.push(await first());
		}
		return times;
	})()`
	err = chromedp.Run(tab, chromedp.Evaluate(watchFirst, nil), chromedp.Evaluate(fmt.Sprintf(script, times), &ms, chromium.Await))
	slices.Sort(ms)
	return ms, err
}

// AnswersWhile clicks and types in the Prompt chapter while its model is asked without a
// rest, by the button with this id, and returns how long each time took until the next
// paint, as Answers does.
func AnswersWhile(ctx context.Context, url, button string) (ms []float64, err error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	if err := prompting(tab, url); err != nil {
		return nil, err
	}
	const again = `setInterval(() => {
		if (free() && document.querySelector("#rows-progress")?.dataset.end !== "running") document.getElementById(%q).click();
	}, 20); 0`
	if err := chromedp.Run(tab, chromedp.Evaluate(fmt.Sprintf(again, button), nil), chromedp.Sleep(500*time.Millisecond)); err != nil {
		return nil, err
	}
	return interactions(tab, func(did func()) error {
		for range 6 {
			for _, id := range []string{"start-adjusted", "temperature", "start-plain", "lang", "lang", "theme", "theme"} {
				if err := press(tab, id, 0); err != nil {
					return fmt.Errorf("%s: %w", id, err)
				}
				did()
			}
			if err := chromedp.Run(tab, chromedp.Evaluate(`document.getElementById("template").focus(); 0`, nil)); err != nil {
				return err
			}
			for _, key := range []string{"a", "b", "c"} {
				if err := chromedp.Run(tab, chromedp.KeyEvent(key), pause); err != nil {
					return err
				}
				did()
			}
		}
		return nil
	})
}
