package pagetest

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"breakeven/web/chromium"

	browsercdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// Chromium's software adapter stands for a GPU: it tells right from wrong, and
// nothing of a GPU's speed.

// withGPU starts a browser whose pages have WebGPU.
func withGPU(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel, err := chromium.New(context.Background(), chromium.WebGPU...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(cancel)
	return ctx
}

const onGPU = `document.querySelector("#device").textContent.includes("WebGPU")`

// reported has the page's latest metrics, or 0s.
const reported = `(seen.findLast((d) => d.type === "metrics") || {step: 0, device: ""})`

// On the GPU a network learns as with SIMD: after the same steps it recognises
// as many of all 10,000 test digits, within 0.3 points.
func TestGPULearnsAlike(t *testing.T) {
	gpu := withGPU(t)
	accuracy := func(device string, until, exactly float64) (step, accuracy float64) {
		p := openIn(gpu, t, siteURL+"?lang=en&speed=full&n=60000&device="+device)
		p.awake()
		p.until("the device is there", fmt.Sprintf(`document.querySelector("#device").textContent.toLowerCase().includes(%q)`, device), time.Minute)
		p.click("#run")
		p.until("it has trained", fmt.Sprintf(reported+".step >= %g", until), 2*time.Minute)
		p.click("#run")
		tested := `(` + reported + `.testStep === ` + reported + `.step && ` + reported + `.testDigits === 10000 && ` + reported + `.step === %g)`
		p.until("it is paused", `seen.findLast((d) => d.type === "state").state === "paused"`, 5*time.Second)
		for step = p.number(reported + ".step"); step < exactly; step++ {
			p.click("#step")
			p.until("it takes a step", fmt.Sprintf(reported+".step === %g", step+1), 5*time.Second)
		}
		p.until("it is tested", fmt.Sprintf(tested, step), 20*time.Second)
		return step, 100 * p.number(reported+".testAccuracy")
	}
	steps, simd := accuracy("simd", 938, 0)
	at, webgpu := accuracy("webgpu", steps-40, steps)
	if at != steps {
		t.Fatalf("%g steps on the GPU, %g with SIMD", at, steps)
	}
	t.Logf("after %g steps: %.2f %% with SIMD, %.2f %% on the GPU", steps, simd, webgpu)
	if d := math.Abs(simd - webgpu); d > 0.3 {
		t.Errorf("%.2f points apart", d)
	}
}

// A pause is obeyed as fast as without a GPU, though steps wait in its queue.
func TestGPUPauseIsQuick(t *testing.T) {
	p := openIn(withGPU(t), t, siteURL+"?lang=en&speed=full&device=webgpu&autostart=1")
	p.awake()
	p.until("it trains on the GPU", onGPU+" && "+reported+".step > 20", time.Minute)
	p.pausesWithin(50)
}

// A GPU that crashes costs less than a second of training; it goes on without.
func TestGPULost(t *testing.T) {
	gpu := withGPU(t)
	p := openIn(gpu, t, siteURL+"?lang=en&speed=full&device=webgpu&autostart=1")
	p.awake()
	p.until("it trains on the GPU", onGPU+" && "+reported+".step > 60", time.Minute)
	var before struct{ Step, Rate, At float64 }
	p.js(`(() => { const d = `+reported+`; return {step: d.step, rate: d.stepsPerSecond, at: performance.now()}; })()`, &before)
	if err := chromedp.Run(gpu, chromedp.ActionFunc(func(ctx context.Context) error {
		return browsercdp.CrashGPUProcess().Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser))
	})); err != nil {
		t.Fatal(err)
	}
	const went = `seen.find((d) => d.type === "metrics" && d.device === "simd")`
	p.until("it goes on with SIMD", went, 10*time.Second)
	after := p.number(went + ".at")
	var note string
	p.js(`[...document.querySelectorAll(".note")].map((n) => n.textContent).join(" ")`, &note)
	t.Logf("goes on %.0f ms after step %g at %.0f steps/s; it says %q", after-before.At, before.Step, before.Rate, note)
	if !strings.Contains(note, "GPU") {
		t.Errorf("it says %q", note)
	}
	var from float64
	if _, err := fmt.Sscanf(note[strings.Index(note, "step ")+len("step "):], "%f", &from); err != nil {
		t.Fatalf("%q names no step", note)
	}
	if from < before.Step-1.2*before.Rate {
		t.Errorf("goes on from step %g, of %g at %.0f steps a second", from, before.Step, before.Rate)
	}
	if after-before.At > 3000 { // the bar is a second; other work on the machine may take its share
		t.Errorf("stood still for %.0f ms", after-before.At)
	}
	p.forgive("") // a browser complains of what it has just lost
}
