package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"breakeven/nn/dataset"
	"breakeven/nn/device/cpu"
	"breakeven/nn/train"
	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/chromedp"
	"gonum.org/v1/gonum/blas/gonum"
)

// race is one piece of work that all contestants do.
type race struct {
	name    string
	title   string
	device  string // of the page
	cfg     train.Config
	query   string // what of the page's address says the same
	batches int    // full ones, all from the first pack's 10,000 digits
	flops   float64
	against []contestant
}

// contestant is who else does it, and how much faster Breakeven must be.
type contestant struct {
	name string
	peer string // of peers/page.js: library and backend; or "" for the page itself, on gonum
	bar  float64
}

const (
	jax  = "jax-js 0.1.25, wasm"
	tfjs = "TensorFlow.js 4.22, wasm"
)

// Multiplications and additions that a digit takes: the first layer forward and
// into its weights, the others forward and both ways back.
const (
	mlpFlops = 2 * (2*784*128 + 3*128*10)
	cnnFlops = 2 * (2*10*26*26*9 + 3*10*24*24*90 + 3*5760*100 + 3*100*10)
)

// races are the ones whose bars make bench holds. Of two peers in one race the
// faster one counts where better says so.
var races = []race{
	{"mlp64", "MLP 784-128-10, batch 64", "simd", train.Config{Hidden: []int{128}, LR: 0.001, Batch: 64, Seed: seed}, "batch=64", 156, 64 * mlpFlops,
		[]contestant{{jax, "jax wasm", 6}, {tfjs, "tfjs wasm", 9}}},
	{"mlp512", "MLP 784-128-10, batch 512", "simd", train.Config{Hidden: []int{128}, LR: 0.001, Batch: 512, Seed: seed}, "batch=512", 19, 512 * mlpFlops,
		[]contestant{{jax, "jax wasm", 2.5}, {tfjs, "tfjs wasm", 2.5}}},
	{"cnn64", "CNN 1→10→10, 5760-100-10, batch 64", "simd", train.Config{Channels: []int{10, 10}, Hidden: []int{100}, LR: 0.001, Batch: 64, Seed: seed}, "net=cnn&batch=64", 156, 64 * cnnFlops,
		[]contestant{{jax, "jax wasm", 20}, {"gonum, wasm (this page)", "", 18}}},
}

// gpuRaces are run on Chromium's software adapter: the same code as on a GPU, and
// nothing of a GPU's speed.
var gpuRaces = []race{
	{"mlp64gpu", "MLP 784-128-10, batch 64, WebGPU on the software adapter", "webgpu", races[0].cfg, races[0].query, races[0].batches, races[0].flops,
		[]contestant{{"jax-js 0.1.25, WebGPU", "jax webgpu", 1.5}}},
	{"cnn64gpu", "CNN 1→10→10, 5760-100-10, batch 64, WebGPU on the software adapter", "webgpu", races[2].cfg, races[2].query, races[2].batches, races[2].flops,
		[]contestant{{"jax-js 0.1.25, WebGPU", "jax webgpu", 2}}},
}

func (r race) digits() int { return r.batches * r.cfg.Batch }

// setup writes what every contestant gets, as peers/setup.js reads it: the
// weights that the trainer starts from, and its first digits in the order of its
// first epoch.
func setup(root string, r race) ([]byte, error) {
	all, test, err := site.MNIST(root)
	if err != nil {
		return nil, err
	}
	digits, _, err := dataset.ReadPack(dataset.Packs(all, test)[0], nil)
	if err != nil {
		return nil, err
	}
	digits = digits.First(r.digits())
	run, err := train.New(cpu.New(gonum.Implementation{}, cpu.Generic{}), r.cfg, digits, dataset.Digits{})
	if err != nil {
		return nil, err
	}
	weights, err := run.Weights()
	if err != nil {
		return nil, err
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(r.cfg.Batch))
	b = binary.LittleEndian.AppendUint32(b, uint32(r.batches))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(r.cfg.Channels)))
	for _, w := range weights {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w))
	}
	order := make([]uint32, digits.N())
	dataset.Shuffle(order, seed, 0)
	var labels []byte
	for _, i := range order {
		b = append(b, digits.Images[i*dataset.ImageSize:(i+1)*dataset.ImageSize]...)
		labels = append(labels, digits.Labels[i])
	}
	return append(b, labels...), nil
}

// result is what a contestant did in a round.
type result struct {
	Rate      float64 `json:"rate"` // steps a second
	FirstLoss float64 `json:"firstLoss"`
	LastLoss  float64 `json:"lastLoss"`
	Overhead  float64 `json:"overhead"` // share of the time spent on testing and reporting, ours only
}

func speed(ctx context.Context, url string, races []race) error {
	for _, r := range races {
		if err := r.run(ctx, url); err != nil {
			return fmt.Errorf("%s: %w", r.title, err)
		}
	}
	return nil
}

// run has all contestants do the work, one after the other, several times over.
func (r race) run(ctx context.Context, url string) error {
	rates := make([][]float64, 1+len(r.against))
	ratios := make([][]float64, 1+len(r.against))
	var peaks, shares, overheads []float64
	for round := range rounds {
		us, err := inTab(ctx, func(ctx context.Context) (result, error) { return page(ctx, url, r, r.device) })
		if err != nil {
			return err
		}
		rates[0], ratios[0] = append(rates[0], us.Rate), append(ratios[0], 1)
		overheads = append(overheads, us.Overhead)
		fmt.Fprintf(os.Stderr, "%s, round %d: Breakeven: %.1f steps/s, loss %.5f to %.5f\n", r.name, round+1, us.Rate, us.FirstLoss, us.LastLoss)
		for i, c := range r.against {
			them, err := inTab(ctx, func(ctx context.Context) (result, error) {
				if c.peer == "" {
					return page(ctx, url, r, "cpu")
				}
				return peer(ctx, url, r, c.peer)
			})
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			fmt.Fprintf(os.Stderr, "%s, round %d: %s: %.1f steps/s, loss %.5f to %.5f\n", r.name, round+1, c.name, them.Rate, them.FirstLoss, them.LastLoss)
			if math.Abs(them.FirstLoss-us.FirstLoss) > 1e-4 || !(them.LastLoss < them.FirstLoss) {
				return fmt.Errorf("%s: loss %g to %g, must begin at %g and fall: not the same work", c.name, them.FirstLoss, them.LastLoss, us.FirstLoss)
			}
			rates[i+1], ratios[i+1] = append(rates[i+1], them.Rate), append(ratios[i+1], us.Rate/them.Rate)
		}
		if r.device != "simd" {
			continue
		}
		peak, err := inTab(ctx, func(ctx context.Context) (result, error) { return peak(ctx, url) })
		if err != nil {
			return err
		}
		peaks, shares = append(peaks, peak.Rate), append(shares, us.Rate*r.flops/peak.Rate)
	}
	fmt.Printf("%s, Adam, the same digits, order and weights; median of %d rounds:\n\n", r.title, rounds)
	fmt.Println("| | steps/s (least … most) | Breakeven is | bar |")
	fmt.Println("|---|---|---|---|")
	for i, rate := range rates {
		name, verdict := "Breakeven, "+r.device, ""
		if i > 0 {
			c := r.against[i-1]
			name = c.name
			verdict = fmt.Sprintf("%g×: met", c.bar)
			if median(ratios[i]) < c.bar {
				verdict = fmt.Sprintf("%g× : **missed**", c.bar)
			}
			bar(r.title+", speed against "+c.name, median(ratios[i]), c.bar)
		}
		fmt.Printf("| %s | %.*f (%.*f … %.*f) | %.1f× | %s |\n", name, decimals(rate), median(rate), decimals(rate), slices.Min(rate), decimals(rate), slices.Max(rate), median(ratios[i]), verdict)
	}
	fmt.Println()
	if r.device != "simd" {
		return nil
	}
	fmt.Printf("The core multiplies and adds at most %.1f GFLOP/s; a step's %.1f MFLOP, at the rate above, are %.0f %% of that. (Counted in full: what a pixel of 0 multiplies is left out, so this may pass 100 %%.)\n\n", median(peaks)/1e9, r.flops/1e6, 100*median(shares))
	fmt.Printf("Testing and reporting take %.1f %% of the training's time (must be 3).\n\n", 100*median(overheads))
	bar(r.title+", share of the time that is left for training", 1-median(overheads), 0.97)
	return nil
}

func decimals(rates []float64) int {
	if median(rates) < 20 {
		return 1
	}
	return 0
}

// page opens the page as a visitor would and listens to what it says. Its speed
// is the steps between two of its reports, by the page's clock.
func page(ctx context.Context, url string, race race, device string) (r result, err error) {
	const script = `(async () => {
		const event = (is) => new Promise((resolve, reject) => addEventListener("breakeven", function f({ detail: d }) {
			if (d.type === "error") reject(new Error(JSON.stringify(d)));
			if (d.type !== "metrics" || !is(d)) return;
			removeEventListener("breakeven", f);
			resolve({ ...d, now: performance.now() });
		}));
		const one = event((d) => d.step === 1);
		document.getElementById("step").click();
		const first = await one;
		document.getElementById("run").click();
		await new Promise((r) => setTimeout(r, 2000)); // warm
		const from = await event(() => true);
		const to = await event(() => performance.now() - from.now > %d);
		return { rate: (to.step - from.step) / (to.now - from.now) * 1000, firstLoss: first.loss, lastLoss: to.loss, overhead: to.overhead };
	})()`
	badge, ms := map[string]string{"simd": "SIMD", "cpu": "gonum", "webgpu": "WebGPU"}[device], seconds*1000
	if device != "simd" {
		ms *= 3 // a step may take half a second
	}
	err = chromedp.Run(ctx,
		chromedp.Navigate(strings.Join([]string{url + "/?speed=full&lang=en", race.query, fmt.Sprintf("device=%s&n=%d", device, race.digits())}, "&")),
		ready(badge), chromium.Unwatched, settle,
		chromedp.Evaluate(fmt.Sprintf(script, ms), &r, chromium.Await))
	return r, err
}

func peer(ctx context.Context, url string, race race, name string) (r result, err error) {
	err = chromedp.Run(ctx, chromedp.Navigate(url+"/peers/"), chromedp.Poll("window.peersReady", nil),
		chromedp.Evaluate(fmt.Sprintf("run(%q, %q, %d)", name, race.name+".bin", seconds), &r, chromium.Await))
	return r, err
}
