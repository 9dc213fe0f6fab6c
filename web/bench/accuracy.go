package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"breakeven/web/chromium"

	"github.com/chromedp/chromedp"
)

// settle lets start-up come to its end.
var settle = chromedp.Sleep(time.Second)

// accuracy trains on all 60,000 digits for three epochs, from five seeds, and
// tests on all 10,000.
func accuracy(ctx context.Context, url string) error {
	for _, n := range []struct {
		title, query  string
		median, least float64 // bars
	}{
		{"MLP 784-128-10", "net=mlp", 0.97, 0.967},
		{"CNN 1→10→10, 5760-100-10", "net=cnn", 0.98, 0},
		{"CNN with 2×2 pooling, 1→10→10, 1440-100-10", "net=cnn&pool=1", 0.982, 0},
	} {
		var all []float64
		for seed := range 5 {
			o, err := inTab(ctx, func(ctx context.Context) (outcome, error) {
				return threeEpochs(ctx, fmt.Sprintf("%s/?n=60000&device=simd&speed=full&lang=en&seed=%d&%s", url, seed+1, n.query))
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(os.Stderr, "%s, seed %d: %.2f %% after %.2f epochs, %.1f s\n", n.title, seed+1, 100*o.Accuracy, o.Epoch, o.Seconds)
			all = append(all, o.Accuracy)
		}
		fmt.Printf("%s, simd, 60,000 digits, 3 epochs, seeds 1 to 5, on 10,000 test digits: ", n.title)
		for _, a := range all {
			fmt.Printf("%.2f ", 100*a)
		}
		fmt.Printf("%%; median %.2f %% (bar %.1f), least %.2f %%.\n\n", 100*median(all), 100*n.median, 100*slices.Min(all))
		bar("median accuracy of "+n.title, median(all), n.median)
		bar("least accuracy of "+n.title, slices.Min(all), n.least)
	}
	return nil
}

type outcome struct{ Accuracy, Epoch, Seconds float64 }

func threeEpochs(ctx context.Context, url string) (o outcome, err error) {
	// At the first report past the third epoch the training is paused; the page
	// then tests the network on all test digits.
	const script = `new Promise((resolve, reject) => {
		let paused, begin = performance.now();
		addEventListener("breakeven", ({ detail: d }) => {
			if (d.type === "error") reject(new Error(JSON.stringify(d)));
			if (d.type === "metrics" && !paused && d.epoch >= 3) {
				paused = true;
				document.getElementById("run").click();
			} else if (d.type === "metrics" && paused && d.testDigits === 10000 && d.testStep === d.step)
				resolve({ accuracy: d.testAccuracy, epoch: d.epoch, seconds: (performance.now() - begin) / 1000 });
		});
		document.getElementById("run").click();
	})`
	err = chromedp.Run(ctx, chromedp.Navigate(url), ready("SIMD"), chromedp.Evaluate(script, &o, chromium.Await))
	return o, err
}
