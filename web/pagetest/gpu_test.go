package pagetest

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"breakeven/web/chromium"
	"breakeven/web/vitals"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/systeminfo"
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

// reported has the page's latest metrics, or 0s.
const reported = `(seen.findLast((d) => d.type === "metrics") || {step: 0, device: ""})`

// On the GPU a network learns as with SIMD: after the same steps it recognises
// as many of all 10,000 test digits, within 0.3 points.
func TestGPULearnsAlike(t *testing.T) {
	gpu := withGPU(t)
	accuracy := func(device, speed string, until, exactly float64) (step, accuracy float64) {
		p := openIn(gpu, t, siteURL+"?lang=en&lite=1&n=60000&device="+device+"&speed="+speed)
		p.awake()
		p.until("the device is there", fmt.Sprintf(`document.querySelector("#device").textContent.toLowerCase().includes(%q)`, device), time.Minute)
		p.click("#run")
		// Paused where it happens: from outside it may be seconds too late.
		p.js(fmt.Sprintf(`new Promise((paused) => addEventListener("breakeven", function far({detail: e}) {
			if (e.type !== "metrics" || e.step < %g) return;
			removeEventListener("breakeven", far);
			document.querySelector("#run").click();
			paused(0);
		}))`, until), nil)
		tested := `(` + reported + `.testStep === ` + reported + `.step && ` + reported + `.testDigits === 10000 && ` + reported + `.step === %g)`
		p.until("it is paused", `seen.findLast((d) => d.type === "state")?.state === "paused"`, 5*time.Second)
		// The metrics of the last steps may come after the pause.
		for step = p.number(`seen.findLast((d) => d.type === "state").step`); step < exactly; step++ {
			p.until("it can take one", `document.querySelector("#step:enabled")`, 5*time.Second)     // the page follows the event
			p.clickNow("#step")                                                                      // a mouse would miss what moves meanwhile
			p.until("it takes a step", fmt.Sprintf(reported+".step === %g", step+1), 20*time.Second) // each is tested on 10,000 digits, too
		}
		p.until("it is tested", fmt.Sprintf(tested, step), 20*time.Second)
		accuracy = 100 * p.number(reported+".testAccuracy")
		p.close()
		return step, accuracy
	}
	steps, webgpu := accuracy("webgpu", "full", 500, 0)
	at, simd := accuracy("simd", "watch", steps-60, steps) // a second before; at full speed it would be far past that before it is paused
	if at != steps {
		t.Fatalf("%g steps on the GPU, %g with SIMD", steps, at)
	}
	t.Logf("after %g steps: %.2f %% with SIMD, %.2f %% on the GPU", steps, simd, webgpu)
	if d := math.Abs(simd - webgpu); d > 0.3 {
		t.Errorf("%.2f points apart", d)
	}
}

// A pause on the GPU is acknowledged at once, though its queue is two blocks deep;
// the last step follows. The bar of make bench holds on a machine that does nothing
// else.
func TestGPUPauseIsQuick(t *testing.T) {
	gpu := withGPU(t)
	calmly(t, func(slow float64) error {
		ms, err := vitals.Pauses(gpu, siteURL, "webgpu", 15)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("pause acknowledged after %.1f ms (median), %.1f ms (p95)", ms[len(ms)/2], vitals.Worst95(ms))
		if p95 := vitals.Worst95(ms); p95 > 3*vitals.Pause*slow {
			return fmt.Errorf("p95 is %.1f ms, must be %.0f", p95, 3*vitals.Pause*slow)
		}
		return nil
	})
}

// A GPU that has proved itself need not do so on the next visit, and the report says
// so; a damaged note of it is as good as none.
func TestGPUProofIsRemembered(t *testing.T) {
	gpu := withGPU(t)
	visit := func(damage bool) string {
		p := openIn(gpu, t, siteURL+"?lang=en&lite=1&device=webgpu")
		p.awake()
		p.until("the GPU computes", `document.querySelector("#device").textContent.includes("WebGPU")`, time.Minute)
		report := p.text("#report-text")
		if damage {
			p.js(`caches.keys().then(async (names) => {
				const notes = await caches.open(names.find((n) => n.startsWith("breakeven gpu ")));
				for (const key of await notes.keys()) await notes.put(key, new Response("damaged\t\u0000"));
			})`, nil)
		}
		p.close()
		return report
	}
	const proved, remembered = " outputs, 0 wrong", "self-test: passed on "
	first, again, damaged := visit(false), visit(true), visit(false)
	for _, c := range []struct{ what, report, has, hasNot string }{
		{"the first visit", first, proved, remembered}, {"the second", again, remembered, proved}, {"with a damaged note", damaged, proved, remembered},
	} {
		if !strings.Contains(c.report, c.has) || strings.Contains(c.report, c.hasNot) {
			t.Errorf("%s: the report must say %q and not %q:\n%s", c.what, c.has, c.hasNot, c.report)
		}
	}
	t.Log(again)
}

// When the browser's GPU process is killed in mid-run, training goes on with SIMD
// from the last good state, soon, and the page says why. (CrashGPUProcess is no
// measure of how soon: Chromium writes a dump first, and for five seconds the
// process neither works nor is gone.)
func TestGPUDies(t *testing.T) {
	gpu := withGPU(t)
	calmly(t, func(slow float64) error {
		ago := 3 * loses * slow
		p := openIn(gpu, t, siteURL+"?lang=en&speed=full&lite=1&device=webgpu&autostart=1")
		defer p.close()
		p.awake()
		p.until("it has trained on the GPU for long enough to lose some", fmt.Sprintf(
			`seen.some((e) => e.type === "metrics" && e.device === "webgpu" && e.step > 0 && e.at < performance.now() - %f)`, ago), 2*time.Minute)
		var before struct{ Kept, Step, At float64 } // Kept: the latest step that is too old to be lost
		p.js(fmt.Sprintf(`(() => {
			const steps = seen.filter((e) => e.type === "metrics" && e.device === "webgpu"), at = performance.now();
			return {Kept: steps.findLast((e) => e.at < at - %f).step, Step: steps.at(-1).step, At: at};
		})()`, ago), &before)
		p.do(chromedp.ActionFunc(func(ctx context.Context) error {
			processes, err := systeminfo.GetProcessInfo().Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser))
			if err != nil {
				return err
			}
			i := slices.IndexFunc(processes, func(p *systeminfo.ProcessInfo) bool { return p.Type == "GPU" })
			if i < 0 {
				return fmt.Errorf("no GPU process among %d", len(processes))
			}
			return syscall.Kill(int(processes[i].ID), syscall.SIGKILL)
		}))
		first := fmt.Sprintf(`seen.find((e) => e.type === "metrics" && e.at > %f && e.device === "simd")`, before.At)
		p.until("it goes on with SIMD", first, 30*time.Second)
		step := p.number(first + ".step")
		note := p.text(".notes")
		if note == "" {
			t.Error("no note says that the GPU is gone")
		}
		after := p.number(first+".at") - before.At
		t.Logf("SIMD's first report after %.0f ms, of step %g; on the GPU it came to %g, and %.0f ms before to %g; it says %q", after, step, before.Step, ago, before.Kept, note)
		if step < before.Kept {
			return fmt.Errorf("with SIMD it goes on at step %g; on the GPU it was at %g already %.0f ms before the end", step, before.Kept, ago)
		}
		if after > 3*goesOn*slow {
			return fmt.Errorf("it goes on after %.0f ms, must be %.0f", after, 3*goesOn*slow)
		}
		return nil
	})
}

// goesOn is how soon, in ms, training goes on after the GPU is lost, and loses how
// much of it is lost at most; on a machine with other work three times that.
const (
	goesOn = 1000
	loses  = 1000
)
