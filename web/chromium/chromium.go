// Package chromium starts the real browser, headless, for tests and benchmarks.
package chromium

import (
	"context"
	"errors"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// Path returns the browser: $CHROMIUM, or the first of the usual names.
func Path() (string, error) {
	if p := os.Getenv("CHROMIUM"); p != "" {
		return p, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p, nil
		}
	}
	return "", errors.New("no Chromium here: run make tools, or set CHROMIUM to its path")
}

// WebGPU are the flags that give pages WebGPU on the software adapter, which
// needs no GPU. Without them there is no adapter.
var WebGPU = []string{
	"enable-unsafe-webgpu", "use-webgpu-adapter=swiftshader", "use-angle=swiftshader", "enable-unsafe-swiftshader",
}

// New starts a browser with a fresh profile and returns the context of its
// first page; cancel ends both. More flags are given without their dashes.
func New(parent context.Context, flags ...string) (ctx context.Context, cancel func(), err error) {
	path, err := Path()
	if err != nil {
		return nil, nil, err
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
	}
	for _, f := range append([]string{
		"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync",
		// A headless page counts as hidden, and a hidden one's timers are slowed.
		"disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding",
	}, flags...) {
		options = append(options, chromedp.Flag(f, true))
	}
	alloc, endAlloc := chromedp.NewExecAllocator(parent, options...)
	ctx, endPage := chromedp.NewContext(alloc)
	cancel = func() { endPage(); endAlloc() }
	if err := chromedp.Run(ctx); err != nil { // starts it
		cancel()
		return nil, nil, err
	}
	return ctx, cancel, nil
}
