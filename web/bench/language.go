package main

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"strings"

	"breakeven/app/wire"
	"breakeven/nn/lm/corpus"
	"breakeven/web/chromium"
	"breakeven/web/vitals"

	"github.com/chromedp/chromedp"
)

// Bars of the language model, in milliseconds: at most so much.
const (
	weightsReady = 500    // after they were asked for
	firstToken   = 50     // after a prompt of promptTokens, once some were answered
	perToken     = 1.5    // after the first
	tuningTime   = 20_000 // of tuningExamples in tuningSteps
)

const (
	promptTokens   = 100
	tuningExamples = 64
	tuningSteps    = 160
)

// language measures the language model in the shipped worker, as the page asks it:
// on the SIMD kernels, nothing else under way. Medians of the rounds. Then in the page.
func language(ctx context.Context, url string) error {
	var ready, cold, first, each, full, lora []float64
	examples, exampleTokens := tuned()
	for range rounds {
		w, err := startWorker(ctx, url)
		if err != nil {
			return err
		}
		from, err := w.send(&wire.LoadModel{})
		if err != nil {
			return err
		}
		status := &wire.ModelStatus{}
		at := 0.0
		for status.State == wire.ModelLoading {
			if status, at, err = next[*wire.ModelStatus](w); err != nil {
				return err
			}
		}
		if status.State != wire.ModelReady {
			return fmt.Errorf("the language model: %s", status.Text)
		}
		ready = append(ready, at-from)

		// The first answer is told apart: a browser compiles what is run often better.
		prompt := strings.Repeat("北京 晴 12 ~ 22 ", 14) // 98 tokens
		for i := range 4 {
			if from, err = w.send(&wire.Ask{ID: uint32(i + 1), Prompt: prompt, Temperature: 2, Seed: uint32(i), Most: 64}); err != nil {
				return err
			}
			heard, _, err := next[*wire.Heard](w)
			if err != nil {
				return err
			}
			if n := len(heard.Tokens); n < promptTokens*9/10 || n > promptTokens*12/10 {
				return fmt.Errorf("a prompt of %d tokens, should be about %d", n, promptTokens)
			}
			began, said := 0.0, 0
			for end := wire.GoesOn; end == wire.GoesOn; {
				s, at, err := next[*wire.Said](w)
				if err != nil {
					return err
				}
				if said == 0 {
					began = at
				}
				said += len(s.Tokens)
				if end = s.End; end != wire.GoesOn && i == 0 {
					cold = append(cold, began-from)
				} else if end != wire.GoesOn && i == 3 {
					first = append(first, began-from)
					if said > 1 {
						each = append(each, (at-began)/float64(said-1))
					}
				}
			}
		}
		for _, rank := range []uint8{0, 4} {
			if from, err = w.send(&wire.Tune{ID: 9, Examples: examples, Rank: rank, Steps: tuningSteps}); err != nil {
				return err
			}
			for end := wire.GoesOn; end == wire.GoesOn; {
				t, at, err := next[*wire.Tuned](w)
				if err != nil {
					return err
				}
				if end = t.End; end == wire.Unusable {
					return fmt.Errorf("tuning: %s", t.Why.Text)
				}
				if end != wire.GoesOn && rank == 0 {
					full = append(full, at-from)
				} else if end != wire.GoesOn {
					lora = append(lora, at-from)
				}
			}
		}
		fmt.Fprintf(os.Stderr, "weights after %.0f ms, first token of all after %.1f ms, once warm %.1f, then %.2f ms each; tuning %.0f and %.0f ms\n",
			ready[len(ready)-1], cold[len(cold)-1], first[len(first)-1], each[len(each)-1], full[len(full)-1], lora[len(lora)-1])
	}
	fmt.Printf("The language model in the shipped worker; median of %d rounds:\n\n| | | bar |\n|---|---|---|\n", rounds)
	atMost("weights ready after being asked for", median(ready), weightsReady)
	atMost(fmt.Sprintf("first token after a prompt of %d tokens, once warm: of the fourth answer", promptTokens), median(first), firstToken)
	fmt.Printf("| the same of the first answer | %.1f ms | |\n", median(cold))
	atMost("each token after that", median(each), perToken)
	atMost(fmt.Sprintf("tuning all weights on %d examples of %.0f tokens, %d steps", tuningExamples, exampleTokens, tuningSteps), median(full), tuningTime)
	atMost("the same by LoRA, rank 4", median(lora), tuningTime)
	fmt.Println()
	return onScreen(ctx, url+"/")
}

// tuned returns the examples of the tuning, and how many tokens one has: the longest rows of
// docs/model.md's comparison, a fact and a new answer format, with a question between.
func tuned() (list []wire.Example, tokens float64) {
	v, tasks := corpus.Vocabulary(), corpus.Tasks(1, 0)
	for _, row := range tasks[len(tasks)-1].Rows[:tuningExamples] {
		e := wire.Example{Prompt: v.Decode(row.Input, nil) + "\n今天天气怎么样？", Answer: v.Decode(row.Output, nil)}
		list = append(list, e)
		for _, s := range []string{e.Prompt, e.Answer} {
			tokens += float64(len(v.Encode(s).IDs)) / tuningExamples
		}
	}
	return list, tokens + 3 // where the document and the answer begin and end
}

// firstTokens is how many answers onScreen waits for.
const firstTokens = 20

// onScreen measures the language model as a visitor sees it: in the page, painted.
func onScreen(ctx context.Context, url string) error {
	first, err := vitals.FirstTokens(ctx, url, firstTokens)
	if err != nil {
		return err
	}
	var cold, later [2][]float64 // clicked at once, and pointed at before
	for range rounds {
		for i, pointed := range []bool{false, true} {
			atFirst, again, err := vitals.FirstAsk(context.Background(), url, pointed)
			if err != nil {
				return err
			}
			cold[i], later[i] = append(cold[i], atFirst), append(later[i], again)
		}
	}
	asking, err := vitals.AnswersWhile(ctx, url, "ask")
	if err != nil {
		return err
	}
	rows, err := vitals.AnswersWhile(ctx, url, "rows-run")
	if err != nil {
		return err
	}
	fmt.Printf("The Prompt chapter, its model at hand but where it says otherwise:\n\n| | | bar |\n|---|---|---|\n")
	atMost(fmt.Sprintf("first token painted after a click on Ask, median of %d", firstTokens), median(first), vitals.FirstToken)
	atMost("the same, 95 of 100", vitals.Worst95(first), vitals.FirstToken)
	fmt.Printf("| first token of a visit, the model still to be fetched, nothing cached, median of %d | %.0f ms | |\n", rounds, median(cold[0]))
	fmt.Printf("| the same, later visit | %.0f ms | |\n", median(later[0]))
	atMost(fmt.Sprintf("first token of a visit, the pointer at Ask %d ms before, nothing cached, median of %d", vitals.Aim.Milliseconds(), rounds), median(cold[1]), vitals.FirstToken)
	atMost("the same, later visit", median(later[1]), vitals.FirstToken)
	atMost("next paint after a click or key while an answer streams, 95 of 100", vitals.Worst95(asking), vitals.Interaction)
	atMost("the same while the table's rows are asked", vitals.Worst95(rows), vitals.Interaction)
	fmt.Println()
	return nil
}

// atMost prints a line of a table: what was measured, and its bar.
func atMost(what string, ms, most float64) {
	fmt.Printf("| %s | %.1f ms | %g ms |\n", what, ms, most)
	if ms > most {
		missed = append(missed, fmt.Sprintf("%s: %.1f ms, must be %g", what, ms, most))
	}
}

// trainerWorker is the shipped trainer without a page.
type trainerWorker struct{ ctx context.Context }

// startWorker starts one, in a page that has none of its own, and waits for its
// first word.
func startWorker(ctx context.Context, url string) (*trainerWorker, error) {
	const script = `(() => {
		const { worker } = JSON.parse(document.querySelector("meta[name=breakeven-assets]").content);
		const inbox = [], waiting = [];
		const text = (buffer) => { let s = ""; for (const b of new Uint8Array(buffer)) s += String.fromCharCode(b); return btoa(s); };
		const w = new Worker(worker);
		w.onmessage = (e) => {
			const m = { At: performance.now(), Text: text(e.data) };
			waiting.length > 0 ? waiting.shift()(m) : inbox.push(m);
		};
		window.trainer = {
			send(message) { const b = Uint8Array.from(atob(message), (c) => c.charCodeAt(0)).buffer; const at = performance.now(); w.postMessage(b); return at; },
			next() { return inbox.length > 0 ? inbox.shift() : new Promise((resolve) => waiting.push(resolve)); },
		};
	})()`
	w := &trainerWorker{ctx}
	if err := chromedp.Run(ctx, chromedp.Navigate(url+"/?chapter=cost&embed=1&lang=en"), chromedp.Poll(`document.documentElement.dataset.boot === "awake"`, nil),
		settle, chromedp.Evaluate(script, nil)); err != nil {
		return nil, err
	}
	_, _, err := next[*wire.Hello](w)
	return w, err
}

// send returns when, by the page's clock in ms.
func (w *trainerWorker) send(m wire.Message) (at float64, err error) {
	err = chromedp.Run(w.ctx, chromedp.Evaluate(fmt.Sprintf("trainer.send(%q)", base64.StdEncoding.EncodeToString(wire.Encode(wire.Header{}, m))), &at))
	return at, err
}

// next waits for the next message of a type, and tells when it came.
func next[M wire.Message](w *trainerWorker) (m M, at float64, err error) {
	for {
		var came struct {
			At   float64
			Text string
		}
		if err := chromedp.Run(w.ctx, chromedp.Evaluate("trainer.next()", &came, chromium.Await)); err != nil {
			return m, 0, err
		}
		b, err := base64.StdEncoding.DecodeString(came.Text)
		if err != nil {
			return m, 0, err
		}
		_, got, err := wire.Decode(b)
		if err != nil {
			return m, 0, err
		}
		if m, ok := got.(M); ok {
			return m, came.At, nil
		}
	}
}
