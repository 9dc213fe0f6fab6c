// Bench measures the page as it ships against its JavaScript peers, in one
// browser, one after the other, several times over; then what it has learned
// after three epochs; then the cpu device against plain gonum. It prints
// Markdown for docs/benchmarks.md. A figure is a median; ratios are taken within
// a round, because these machines have neighbours.
//
// "go run ./web/bench speed" measures only the first part, "accuracy" and "cpu"
// the others.
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"breakeven/nn/dataset"
	"breakeven/nn/device/cpu"
	"breakeven/nn/train"
	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdp "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"gonum.org/v1/gonum/blas/gonum"
)

const (
	rounds  = 5
	seconds = 4 // that a contestant is timed in a round
	batch   = 64
	batches = 156 // of the first pack's 10,000 digits, the page's default: all full ones
)

func main() {
	want := []string{"speed", "accuracy", "cpu"}
	if len(os.Args) > 1 {
		want = os.Args[1:]
	}
	if err := bench(want); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(parts []string) error {
	root, err := site.Root()
	if err != nil {
		return err
	}
	url, err := serve(root)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Minute)
	defer cancel()
	ctx, end, err := chromium.New(ctx)
	if err != nil {
		return err
	}
	defer end()
	version := ""
	if err := chromedp.Run(ctx, chromedp.Evaluate("navigator.userAgent", &version)); err != nil {
		return err
	}
	browser := regexp.MustCompile(`Chrome/\S+`).FindString(version)
	fmt.Printf("%s, %s, %s/%s, %d cores (%s)\n\n", time.Now().Format(time.DateOnly), browser, runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), processor())
	for _, p := range parts {
		switch p {
		case "speed":
			err = speed(ctx, url)
		case "accuracy":
			err = accuracy(ctx, url)
		case "cpu":
			err = againstGonum(root)
		default:
			err = fmt.Errorf("no part %q: speed, accuracy or cpu", p)
		}
		if err != nil {
			return err
		}
	}
	if len(missed) > 0 {
		return errors.New("below the bar: " + strings.Join(missed, "; "))
	}
	return nil
}

// missed are the bars that a figure stayed below. All are measured before the
// program fails.
var missed []string

func bar(what string, got, want float64) {
	if got < want {
		missed = append(missed, fmt.Sprintf("%s %.3g, must be %.3g", what, got, want))
	}
}

func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo") // not there on other systems: no name
	m := regexp.MustCompile(`model name\s*: (.*)`).FindSubmatch(info)
	if m == nil {
		return "unknown processor"
	}
	return string(m[1])
}

// serve offers the built page, and under /peers/ the page of its peers.
func serve(root string) (url string, err error) {
	dist := filepath.Join(root, "web", "dist")
	if _, err := os.Stat(filepath.Join(dist, "index.html")); err != nil {
		return "", errors.New("nothing is built: run make build first")
	}
	peers, err := os.MkdirTemp("", "breakeven-peers-")
	if err != nil {
		return "", err
	}
	bundle := exec.Command("node", "bundle.mjs", peers)
	bundle.Dir = filepath.Join(root, "web", "bench", "peers")
	if out, err := bundle.CombinedOutput(); err != nil {
		return "", fmt.Errorf("bundling the peers (make peers installs them): %w\n%s", err, out)
	}
	setup, err := setup(root)
	if err != nil {
		return "", err
	}
	for name, data := range map[string][]byte{
		"setup.bin":  setup,
		"index.html": []byte(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="page.js"></script>`),
	} {
		if err := os.WriteFile(filepath.Join(peers, name), data, 0o644); err != nil {
			return "", err
		}
	}
	mux := http.NewServeMux()
	mux.Handle("/peers/", http.StripPrefix("/peers/", http.FileServer(http.Dir(peers))))
	mux.Handle("/kernels/", http.StripPrefix("/kernels/", http.FileServer(http.Dir(filepath.Join(root, "wasm", "simd", "kernel")))))
	mux.Handle("/", site.Handler(dist))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go http.Serve(l, mux)
	return "http://" + l.Addr().String(), nil
}

// setup writes what every contestant gets, as peers/setup.js reads it: the
// weights that the trainer starts from with the page's default seed, and its
// first digits in the order of its first epoch.
func setup(root string) ([]byte, error) {
	all, test, err := site.MNIST(root)
	if err != nil {
		return nil, err
	}
	digits, _, err := dataset.ReadPack(dataset.Packs(all, test)[0])
	if err != nil {
		return nil, err
	}
	const seed = 42
	r, err := train.New(cpu.New(gonum.Implementation{}, cpu.Generic{}), train.Config{Hidden: []int{128}, LR: 0.001, Batch: batch, Seed: seed}, digits, dataset.Digits{})
	if err != nil {
		return nil, err
	}
	weights, err := r.Weights()
	if err != nil {
		return nil, err
	}
	b := binary.LittleEndian.AppendUint32(nil, batch)
	b = binary.LittleEndian.AppendUint32(b, batches)
	for _, w := range weights {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w))
	}
	order := make([]uint32, digits.N())
	dataset.Shuffle(order, seed, 0)
	var labels []byte
	for _, i := range order[:batch*batches] {
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

// flops is the multiplications and additions of a step: the first layer forward
// and into its weights, the second forward and both ways back.
const flops = 2 * batch * (2*784*128 + 3*128*10)

func speed(ctx context.Context, url string) error {
	names := []string{"Breakeven, simd", "jax-js 0.1.25, wasm", "TensorFlow.js 4.22, wasm"}
	contest := []func(context.Context) (result, error){
		func(ctx context.Context) (result, error) { return ours(ctx, url) },
		func(ctx context.Context) (result, error) { return peer(ctx, url, "jax") },
		func(ctx context.Context) (result, error) { return peer(ctx, url, "tfjs") },
	}
	rates := make([][]float64, len(contest))
	ratios := make([][]float64, len(contest))
	var peaks, shares, overheads []float64
	for round := range rounds {
		var first result
		for i, run := range contest {
			r, err := inTab(ctx, run)
			if err != nil {
				return fmt.Errorf("%s: %w", names[i], err)
			}
			fmt.Fprintf(os.Stderr, "round %d: %s: %.0f steps/s, loss %.5f to %.5f\n", round+1, names[i], r.Rate, r.FirstLoss, r.LastLoss)
			if i == 0 {
				first = r
				overheads = append(overheads, r.Overhead)
			}
			if math.Abs(r.FirstLoss-first.FirstLoss) > 1e-4 || !(r.LastLoss < r.FirstLoss) {
				return fmt.Errorf("%s: loss %g to %g, must begin at %g and fall: not the same work", names[i], r.FirstLoss, r.LastLoss, first.FirstLoss)
			}
			rates[i] = append(rates[i], r.Rate)
			ratios[i] = append(ratios[i], first.Rate/r.Rate)
		}
		peak, err := inTab(ctx, func(ctx context.Context) (result, error) { return peak(ctx, url) })
		if err != nil {
			return err
		}
		peaks = append(peaks, peak.Rate)
		shares = append(shares, first.Rate*flops/peak.Rate)
	}
	fmt.Printf("MLP 784-128-10, batch %d, Adam, the same digits, order and weights; median of %d rounds:\n\n", batch, rounds)
	fmt.Println("| | steps/s (least … most) | Breakeven is |")
	fmt.Println("|---|---|---|")
	for i, name := range names {
		fmt.Printf("| %s | %.0f (%.0f … %.0f) | %.1f× |\n", name, median(rates[i]), slices.Min(rates[i]), slices.Max(rates[i]), median(ratios[i]))
	}
	fmt.Printf("\nThe core multiplies and adds at most %.1f GFLOP/s; a step's %.1f MFLOP, at the rate above, are %.0f %% of that. (Counted in full: what a pixel of 0 multiplies is left out, so this may pass 100 %%.)\n\n", median(peaks)/1e9, flops/1e6, 100*median(shares))
	fmt.Printf("Testing and reporting take %.1f %% of the training's time (must be 3).\n\n", 100*median(overheads))
	bar("speed against jax-js", median(ratios[1]), 6)
	bar("speed against TensorFlow.js", median(ratios[2]), 9)
	bar("share of the time that is left for training", 1-median(overheads), 0.97)
	return nil
}

// inTab runs f in a tab of its own, which is closed afterwards.
func inTab[T any](ctx context.Context, f func(context.Context) (T, error)) (T, error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	return f(tab)
}

// ready waits until the page is awake and has its digits.
var ready = chromedp.Poll(`document.documentElement.dataset.boot === "awake" && document.getElementById("device").textContent.includes("SIMD")`, nil, chromedp.WithPollingInterval(100*time.Millisecond))

// unwatched has the browser stop telling chromedp of every change of the
// document: on two cores that took a tenth of the speed that is measured.
var unwatched = chromedp.ActionFunc(func(ctx context.Context) error {
	for _, stop := range []interface{ Do(context.Context) error }{css.Disable(), dom.Disable(), network.Disable(), cdplog.Disable()} {
		if err := stop.Do(ctx); err != nil {
			return err
		}
	}
	return nil
})

func await(p *cdp.EvaluateParams) *cdp.EvaluateParams { return p.WithAwaitPromise(true) }

// ours opens the page as a visitor would and listens to what it says. Its speed
// is the steps between two of its reports, by the page's clock.
func ours(ctx context.Context, url string) (r result, err error) {
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
	err = chromedp.Run(ctx,
		chromedp.Navigate(fmt.Sprintf("%s/?batch=%d&device=simd&speed=full&lang=en", url, batch)),
		ready, unwatched, chromedp.Sleep(time.Second), // start-up has an end
		chromedp.Evaluate(fmt.Sprintf(script, seconds*1000), &r, await))
	return r, err
}

func peer(ctx context.Context, url, name string) (r result, err error) {
	err = chromedp.Run(ctx, chromedp.Navigate(url+"/peers/"), chromedp.Poll("window.peersReady", nil),
		chromedp.Evaluate(fmt.Sprintf("run(%q, %d)", name, seconds), &r, await))
	return r, err
}

// peak is what the core can do at most, in operations a second.
func peak(ctx context.Context, url string) (r result, err error) {
	const script = `(async () => {
		const mem = new WebAssembly.Memory({ initial: 2 });
		const { instance } = await WebAssembly.instantiate(await (await fetch("/kernels/relaxed.wasm")).arrayBuffer(), { go: { mem } });
		let best = 0;
		for (let i = 0; i < 200; i++) {
			const from = performance.now(), done = instance.exports.peak(200000, 1024);
			best = Math.max(best, done / (performance.now() - from) * 1000);
		}
		return { rate: best };
	})()`
	err = chromedp.Run(ctx, chromedp.Navigate(url+"/peers/"), chromedp.Evaluate(script, &r, await))
	return r, err
}

// accuracy trains on all 60,000 digits for three epochs, from five seeds, and
// tests on all 10,000.
func accuracy(ctx context.Context, url string) error {
	// At the first report past the third epoch the training is paused; the page
	// then tests the network on all test digits.
	const script = `new Promise((resolve, reject) => {
		let paused, epoch, begin = performance.now();
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
	type outcome struct{ Accuracy, Epoch, Seconds float64 }
	var all []float64
	for seed := range 5 {
		o, err := inTab(ctx, func(ctx context.Context) (o outcome, err error) {
			err = chromedp.Run(ctx,
				chromedp.Navigate(fmt.Sprintf("%s/?n=60000&device=simd&speed=full&lang=en&seed=%d", url, seed+1)),
				ready, chromedp.Evaluate(script, &o, await))
			return o, err
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "seed %d: %.2f %% after %.2f epochs, %.1f s\n", seed+1, 100*o.Accuracy, o.Epoch, o.Seconds)
		all = append(all, o.Accuracy)
	}
	fmt.Printf("MLP 784-128-10, simd, 60,000 digits, 3 epochs, seeds 1 to 5, on 10,000 test digits: ")
	for _, a := range all {
		fmt.Printf("%.2f ", 100*a)
	}
	fmt.Printf("%%; median %.2f %%, least %.2f %%.\n\n", 100*median(all), 100*slices.Min(all))
	bar("median accuracy", median(all), 0.97)
	bar("least accuracy", slices.Min(all), 0.967)
	return nil
}

// againstGonum runs nn/train's benchmark of the same step by hand, natively and
// in Chromium.
func againstGonum(root string) error {
	fmt.Printf("The cpu device against plain gonum calls for the same step (1.00 is as fast; must be 0.95):\n\n| | device, steps/s | plain gonum, steps/s | ratio |\n|---|---|---|---|\n")
	for _, place := range []struct {
		name string
		env  []string
		args []string
	}{
		{"native, one core", []string{"GOMAXPROCS=1"}, nil},
		{"Chromium", []string{"GOOS=js", "GOARCH=wasm", "BREAKEVEN_KERNELS=none"}, []string{"-exec=env GOOS= GOARCH= go run breakeven/web/wasmtest"}},
	} {
		args := append([]string{"test", "-run=^$", "-bench=Step", "-count=" + strconv.Itoa(rounds), "-benchtime=40x"}, place.args...)
		cmd := exec.Command("go", append(args, "./nn/train")...)
		cmd.Dir, cmd.Env = root, append(os.Environ(), place.env...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
		var device, plain, ratio []float64
		for _, m := range regexp.MustCompile(`([\d.]+) device-steps/s\s+([\d.]+) gonum-steps/s`).FindAllStringSubmatch(string(out), -1) {
			d, err1 := strconv.ParseFloat(m[1], 64)
			p, err2 := strconv.ParseFloat(m[2], 64)
			if err := errors.Join(err1, err2); err != nil {
				return err
			}
			device, plain, ratio = append(device, d), append(plain, p), append(ratio, d/p)
		}
		if len(ratio) != rounds {
			return fmt.Errorf("no figures in:\n%s", out)
		}
		fmt.Printf("| %s | %.1f | %.1f | %.2f |\n", place.name, median(device), median(plain), median(ratio))
		bar("cpu device against plain gonum, "+place.name, median(ratio), 0.95)
	}
	fmt.Println()
	return nil
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}
