// Bench measures the page as it ships against its JavaScript peers, in one
// browser, one after the other, several times over; then what it has learned
// after three epochs; then the cpu device against plain gonum. It prints
// Markdown for docs/benchmarks.md. A figure is a median; ratios are taken within
// a round, because these machines have neighbours.
//
// "go run ./web/bench speed" measures only the first part, "mlp64", "mlp512" or
// "cnn64" one race of it; "accuracy", "webgpu" (with races "mlp64gpu" and
// "cnn64gpu"), "cpu", "language", how quickly the language model answers, and
// "vitals", how soon the page is there and answers, the others.
package main

import (
	"context"
	"errors"
	"fmt"
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

	"breakeven/web/chromium"
	"breakeven/web/site"

	"github.com/chromedp/chromedp"
)

const (
	rounds  = 5
	seconds = 4 // that a contestant is timed in a round
	seed    = 42
)

func main() {
	want := []string{"speed", "accuracy", "webgpu", "cpu", "language", "vitals"}
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
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
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
			err = speed(ctx, url, races)
		case "webgpu":
			err = onGPU(url, gpuRaces)
		case "accuracy":
			err = accuracy(ctx, url)
		case "vitals":
			err = answersAndStart(ctx, url)
		case "cpu":
			err = againstGonum(root)
		case "language":
			err = language(ctx, url)
		default:
			named := func(r race) bool { return r.name == p }
			if i := slices.IndexFunc(races, named); i >= 0 {
				err = races[i].run(ctx, url)
			} else if i := slices.IndexFunc(gpuRaces, named); i >= 0 {
				err = onGPU(url, gpuRaces[i:i+1])
			} else {
				return fmt.Errorf("no part %q: speed, accuracy, webgpu, cpu, language, vitals or a race, such as mlp64", p)
			}
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

// onGPU runs races in a browser that has WebGPU, if only in software.
func onGPU(url string, races []race) error {
	// A new context: one of the other browser's would give a tab of that.
	ctx, end, err := chromium.New(context.Background(), chromium.WebGPU...)
	if err != nil {
		return err
	}
	defer end()
	return speed(ctx, url, races)
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
	files := map[string][]byte{
		"index.html": []byte(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="page.js"></script>`),
	}
	for _, r := range append(races, gpuRaces...) {
		if files[r.name+".bin"], err = setup(root, r); err != nil {
			return "", err
		}
	}
	for name, data := range files {
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

// inTab runs f in a tab of its own, which is closed afterwards.
func inTab[T any](ctx context.Context, f func(context.Context) (T, error)) (T, error) {
	tab, cancel := chromedp.NewContext(ctx)
	defer cancel()
	return f(tab)
}

// ready waits until the page is awake and has its digits, on the device whose
// badge reads so.
func ready(badge string) chromedp.Action {
	return chromedp.Poll(fmt.Sprintf(`document.documentElement.dataset.boot === "awake" && document.getElementById("device").textContent.includes(%q)`, badge), nil, chromedp.WithPollingInterval(100*time.Millisecond))
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
	err = chromedp.Run(ctx, chromedp.Navigate(url+"/peers/"), chromedp.Evaluate(script, &r, chromium.Await))
	return r, err
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
