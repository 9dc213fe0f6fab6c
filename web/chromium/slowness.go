package chromium

import (
	"context"

	"github.com/chromedp/chromedp"
)

// usual is how long the work that Slowness measures takes, in milliseconds, on the
// machine of docs/benchmarks.md with nothing else to do.
const usual = 4.5

// Slowness tells how many times as long this machine takes just now for a fixed piece of
// work, on a tab's own thread, as that of docs/benchmarks.md; at least 1.
func Slowness(tab context.Context) (float64, error) {
	var ms float64
	err := chromedp.Run(tab, chromedp.Evaluate(`(async () => {
		const times = [];
		for (let i = 0; i < 60; i++) {
			const from = performance.now();
			let x = 1;
			for (let j = 0; j < 4e6; j++) x = Math.imul(x, 1664525) + 1013904223 | 0;
			times.push(performance.now() - from + (x === 7 ? 1 : 0));
			await new Promise((then) => setTimeout(then, 5));
		}
		return times.sort((a, b) => a - b)[30];
	})()`, &ms, Await))
	return max(1, ms/usual), err
}
