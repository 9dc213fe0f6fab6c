//go:build !js

package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"breakeven/app/wire"
	"breakeven/nn/dataset"
	"breakeven/web/chromium"
	"breakeven/web/site"
	"github.com/chromedp/chromedp"
)

// page.js is the least that a page must do: it takes every snapshot and gives
// the credit for the next. tell resolves when an answer of that kind is there.
const pageJS = `
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
let worker, inbox = [], credit, waiting = null;
let fatal = "";
function begin(script, name, creditText) {
  if (worker) worker.terminate();
  [inbox, credit, waiting] = [[], creditText, null];
  worker = new Worker(script, { name });
  worker.onerror = (e) => { throw new Error(e.message); };
  worker.onmessage = (e) => {
    if (e.data.fatal) { fatal = e.data.fatal; return; }
    const message = new Uint8Array(e.data), kind = message[3];
    if (kind === CHECKPOINT) inbox = inbox.filter((m) => m[3] !== CHECKPOINT); // checkpoints are large: the last is enough
    inbox.push(message);
    if (kind === METRICS) worker.postMessage(bytes(credit));
    if (waiting && kind === waiting.kind) { waiting.done(performance.now() - waiting.from); waiting = null; }
  };
}
function send(text) { worker.postMessage(bytes(text)); }
function tell(text, kind) {
  return new Promise((done) => {
    const message = bytes(text);
    waiting = { kind, done, from: performance.now() };
    worker.postMessage(message);
  });
}
// beside has the worker do something, and commands it until that has ended: how long
// each command was waited for.
async function beside(work, commands, kind, ended) {
  const waits = [];
  inbox = [];
  send(work);
  while (!inbox.some(ended)) {
    waits.push(await tell(commands[waits.length % commands.length], kind));
    await new Promise((done) => setTimeout(done, waits.length % 8));
  }
  return waits;
}
function take() {
  return inbox.splice(0).map((message) => {
    let text = "";
    for (let i = 0; i < message.length; i += 8192) text += String.fromCharCode(...message.subarray(i, i + 8192));
    return btoa(text);
  });
}
`

const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

const maxAck = 50 // ms, on a machine that does nothing else

// kind is the byte by which the page's script knows a message.
func kind(m wire.Message) int { return int(wire.Encode(wire.Header{}, m)[3]) }

// tab is the page in a browser.
type tab struct {
	t      *testing.T
	ctx    context.Context
	header wire.Header
	inbox  []wire.Message
	damage atomic.Int32 // so many requests for the second pack get bytes that are none
}

func (b *tab) run(expression string, result any) {
	b.t.Helper()
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(expression, result, chromium.Await)); err != nil {
		b.t.Fatalf("%.200s %.200s", expression, err)
	}
}

// slowness tells how many times as slow the machine is just now.
func (b *tab) slowness() float64 {
	b.t.Helper()
	slow, err := chromium.Slowness(b.ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Logf("on a machine %.1f times as slow", slow)
	return slow
}

func (b *tab) text(m wire.Message) string {
	return base64.StdEncoding.EncodeToString(wire.Encode(b.header, m))
}

// begin starts another worker with these kernels.
func (b *tab) begin(kernels string) {
	b.header.Config++
	b.inbox = nil
	b.run(fmt.Sprintf("begin('trainer.js', %q, %q)", kernels, b.text(&wire.Credit{})), nil)
}

func (b *tab) send(m wire.Message) { b.run(fmt.Sprintf("send(%q)", b.text(m)), nil) }

// receive adds what has come to the inbox.
func (b *tab) receive() {
	var texts []string
	b.run("take()", &texts)
	for _, text := range texts {
		raw, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			b.t.Fatal(text)
		}
		_, m, err := wire.Decode(raw)
		if err != nil {
			b.t.Fatal(err)
		}
		b.inbox = append(b.inbox, m)
	}
}

// take empties the inbox.
func (b *tab) take() []wire.Message {
	b.receive()
	taken := b.inbox
	b.inbox = nil
	return taken
}

// until takes messages up to one that satisfies.
func until[M wire.Message](b *tab, what string, ok func(M) bool) M {
	b.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		for len(b.inbox) > 0 {
			m, is := b.inbox[0].(M)
			b.inbox = b.inbox[1:]
			if is && ok(m) {
				return m
			}
		}
		b.receive()
	}
	b.t.Fatal("never came: ", what)
	panic("unreachable")
}

func (b *tab) state(s wire.State) *wire.Status {
	b.t.Helper()
	return until(b, fmt.Sprint("state ", s), func(m *wire.Status) bool { return m.State == s })
}

// The worker as the page gets it, in the real browser.
func TestWorker(t *testing.T) {
	b := &tab{t: t, header: wire.Header{Run: 1, Config: 1}}
	server := httptest.NewServer(b.files())
	defer server.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	ctx, end, err := chromium.New(ctx)
	if err != nil {
		t.Skip("the worker needs a browser: ", err)
	}
	defer end()
	b.ctx = ctx
	if err := chromedp.Run(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	for _, kernels := range []string{"", "simd128", "none"} {
		b.begin(kernels)
		hello := until(b, "Hello", func(*wire.Hello) bool { return true })
		if (hello.Kernels == wire.NoKernels) != (kernels == "none") {
			t.Errorf("kernels %q: Hello says %d", kernels, hello.Kernels)
		}
		b.firstPoint(kernels)
		if kernels == "" {
			b.learns(kernels)
			b.obeys(kernels)
			b.speaksBeside(kernels)
		}
		b.goesOn(kernels)
	}
	b.retries()
	b.fails()
}

var config = wire.Config{Hidden: []uint32{128}, TrainN: 10000, Seed: 42, LR: 0.001, Batch: 64}

func (b *tab) firstPoint(kernels string) {
	best := time.Hour
	for try := 0; try < 3 && best > time.Second; try++ { // the best of three tells more of the trainer
		if try > 0 {
			b.begin(kernels)
		}
		b.send(&wire.Configure{Config: config, Speed: wire.Full})
		b.state(wire.Paused)
		from := time.Now()
		b.send(&wire.Start{})
		until(b, "the first point", func(m *wire.Metrics) bool { return len(m.Points) > 0 })
		best = min(best, time.Since(from))
		b.t.Logf("kernels %q: first point after %d ms", kernels, time.Since(from).Milliseconds())
	}
	if best > time.Second && best.Seconds() > b.slowness() {
		b.t.Errorf("kernels %q: the first point came after %v", kernels, best)
	}
}

func (b *tab) learns(kernels string) {
	m := until(b, "an accuracy of 90 %", func(m *wire.Metrics) bool {
		return slices.ContainsFunc(m.Tests, func(r wire.Test) bool { return r.Accuracy >= 0.9 && r.N >= 1000 })
	})
	b.t.Logf("kernels %q: %.0f steps/s, %.1f %% not training, %+v", kernels, m.Rate, 100*m.Share, m.Tests)
}

// obeys pauses 50 times. On a machine that is busy with other things too, the
// best of five such rounds tells more of the trainer.
func (b *tab) obeys(kernels string) {
	p95 := 0.0
	for range 5 {
		var waits []float64
		for i := range 50 {
			b.send(&wire.Start{})
			time.Sleep(time.Duration(20+i) * time.Millisecond)
			var ms float64
			b.run(fmt.Sprintf("tell(%q, %d)", b.text(&wire.Pause{}), kind(&wire.Status{})), &ms)
			waits = append(waits, ms)
		}
		b.take()
		slices.Sort(waits)
		b.t.Logf("kernels %q: a pause is acknowledged after %.1f ms (median), %.1f (p95), %.1f (longest)", kernels, waits[25], waits[47], waits[49])
		if p95 = waits[47]; p95 <= maxAck || p95 <= maxAck*b.slowness() {
			return
		}
	}
	b.t.Errorf("kernels %q: a pause waits %.1f ms (p95)", kernels, p95)
}

// speaksBeside has the language model loaded, asked, tuned and examined while digits are
// trained: they are trained on, and obeyed as before.
func (b *tab) speaksBeside(kernels string) {
	var examples []wire.Example
	for i := range 10_000 { // as many as are taken
		examples = append(examples, wire.Example{Prompt: strings.Repeat("北京晴天12~22。", 6) + "北京天气？", Answer: fmt.Sprint("晴天", i)})
	}
	prompt := strings.Repeat("北京 晴 12 ~ 22 ", 28) // 196 tokens
	loaded := func() {
		b.trains(kernels)
		b.send(&wire.LoadModel{})
		until(b, "the language model", func(m *wire.ModelStatus) bool { return m.State == wire.ModelReady })
	}
	b.obeysBeside("LoadModel", func() { b.trains(kernels) }, &wire.LoadModel{})
	b.obeysBeside("Ask", loaded, &wire.Ask{ID: 3, Prompt: prompt, Temperature: 2})
	b.obeysBeside("Weigh", func() {
		loaded()
		b.send(&wire.Ask{ID: 4, Prompt: prompt, Most: 1})
		until(b, "an answer", func(m *wire.Said) bool { return m.End != wire.GoesOn })
	}, &wire.Weigh{ID: 4})
	b.obeysBeside("the start of a Tune", loaded, &wire.Tune{ID: 5, Examples: examples})
	b.send(&wire.Tune{ID: 1, Examples: examples[:64], Steps: 10_000})
	b.obeys(kernels + ", beside a Tune")
	b.send(&wire.Hush{ID: 1})
	if m := until(b, "the Tune's end", func(m *wire.Tuned) bool { return m.ID == 1 && m.End != wire.GoesOn }); m.End != wire.Hushed || m.Step == 0 {
		b.t.Errorf("kernels %q: the Tune has ended before: %+v", kernels, m)
	}
	b.send(&wire.Examine{ID: 2, Examples: examples})
	until(b, "an examination's first cases", func(m *wire.Examined) bool { return m.Done > 0 })
	b.obeys(kernels + ", beside an Examine")
	b.send(&wire.Hush{ID: 2})
	if m := until(b, "the Examine's end", func(m *wire.Examined) bool { return m.ID == 2 && m.End != wire.GoesOn }); m.End != wire.Hushed || m.Done == m.N {
		b.t.Errorf("kernels %q: the Examine has ended before: %+v", kernels, m)
	}
	b.take()
	b.send(&wire.Start{})
	from := until(b, "training", func(m *wire.Metrics) bool { return len(m.Points) > 0 }).Points[0].Step
	b.send(&wire.Ask{ID: 2, Prompt: "北京晴天12~22\n北京天气？"})
	if said := until(b, "an answer", func(m *wire.Said) bool { return m.ID == 2 && m.End != wire.GoesOn }); said.End != wire.Complete || !strings.Contains(said.Text, "晴") {
		b.t.Errorf("kernels %q: asked beside training, it says %+v", kernels, said)
	}
	until(b, "training after the answer", func(m *wire.Metrics) bool { return len(m.Points) > 0 && m.Points[0].Step > from })
	b.send(&wire.Pause{})
	b.state(wire.Paused)
}

// maxWait is how long, in ms, the slowest command may wait beside work of the language
// model, on a machine that may be busy with other things: a pause at full speed has maxAck.
const maxWait = 3 * maxAck

// ended are the snapshots that end some work, as the page's script sees them.
var ended = map[string]string{
	"LoadModel": fmt.Sprintf("m[3] === %d && m[%d] !== %d", kind(&wire.ModelStatus{}), headerSize, wire.ModelLoading),
	"Ask":       fmt.Sprintf("m[3] === %d && m[m.length - 5] !== %d", kind(&wire.Said{}), wire.GoesOn),
	"Weigh":     fmt.Sprintf("m[3] === %d", kind(&wire.Weighed{})),
	"Tune":      fmt.Sprintf("m[3] === %d", kind(&wire.Tuned{})), // the first step is done
}

const headerSize = 12

// obeysBeside commands another worker, which ready has prepared, while it does some work:
// the best of three counts.
func (b *tab) obeysBeside(what string, ready func(), work wire.Message) {
	best := math.Inf(1)
	for range 3 {
		ready()
		var waits []float64
		b.run(fmt.Sprintf("beside(%q, [%q, %q], %d, (m) => %s)", b.text(work), b.text(&wire.Pause{}), b.text(&wire.Start{}), kind(&wire.Status{}), ended[strings.TrimPrefix(fmt.Sprintf("%T", work), "*wire.")]), &waits)
		longest := slices.Max(waits)
		b.t.Logf("beside %s, %d commands: the slowest waits %.1f ms", what, len(waits), longest)
		if best = min(best, longest); best <= maxWait || best <= maxWait*b.slowness() {
			return
		}
	}
	b.t.Errorf("beside %s a command waits %.1f ms, must be %d", what, best, maxWait)
}

// trains has another worker train, without a language model.
func (b *tab) trains(kernels string) {
	b.begin(kernels)
	b.send(&wire.Configure{Config: config, Speed: wire.Full, Run: true})
	until(b, "the first point", func(m *wire.Metrics) bool { return len(m.Points) > 0 })
}

// goesOn loses the worker and gives another one the last checkpoint.
func (b *tab) goesOn(kernels string) {
	b.take()
	b.send(&wire.Start{})
	b.state(wire.Running)
	b.send(&wire.Pause{})
	step := b.state(wire.Paused).Step
	// Both come, in whichever order.
	var c *wire.Checkpoint
	tested := false
	until(b, "a checkpoint, and a test on all digits", func(m wire.Message) bool {
		switch m := m.(type) {
		case *wire.Checkpoint:
			if m.Step == step {
				c = m
			}
		case *wire.Metrics:
			tested = tested || slices.ContainsFunc(m.Tests, func(t wire.Test) bool { return t.N == 2000 && t.Step == step })
		}
		return c != nil && tested
	})
	next := func() wire.Point {
		b.send(&wire.StepOnce{})
		return until(b, "a step", func(m *wire.Metrics) bool { return len(m.Points) > 0 }).Points[0]
	}
	want := next()
	b.begin(kernels)
	b.send(&wire.Resume{Checkpoint: c.Blob, Speed: wire.Full})
	if s := b.state(wire.Paused); !s.Resumed || s.Step != c.Step {
		b.t.Errorf("kernels %q: resumed as %+v, want step %d", kernels, s, c.Step)
	}
	if got := next(); got != want || math.IsNaN(float64(got.Loss)) {
		b.t.Errorf("kernels %q: the step after a crash is %+v, without one %+v", kernels, got, want)
	}
}

// retries asks for a damaged pack until it is whole.
func (b *tab) retries() {
	b.damage.Store(1)
	b.begin("")
	c := config
	c.TrainN = 12000
	b.send(&wire.Configure{Config: c, Speed: wire.Full})
	until(b, "a problem", func(m *wire.Problem) bool { return m.Code == wire.PackDamaged && m.B == 2 })
	b.state(wire.Stopped)
	b.send(&wire.Configure{Config: c, Speed: wire.Full})
	if s := b.state(wire.Paused); s.TestN != 2100 {
		b.t.Errorf("%d test digits after the retry, want 2100", s.TestN)
	}
}

// fails starts a worker whose program is not there.
func (b *tab) fails() {
	b.run("begin('broken.js', '', '')", nil)
	why := ""
	for end := time.Now().Add(10 * time.Second); why == "" && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		b.run("fatal", &why)
	}
	if !strings.Contains(why, "404") {
		b.t.Errorf("a program that is not there: told %q", why)
	}
}

// files serves the worker as the build puts it together, under the page's
// policy, with two small packs.
func (b *tab) files() http.Handler {
	root, err := filepath.Abs("../..")
	if err != nil {
		b.t.Fatal(err)
	}
	train, test, err := site.MNIST(root)
	if err != nil {
		b.t.Skip("no digits: ", err)
	}
	first := dataset.WritePack(train.First(10000), test.First(2000))
	second := dataset.WritePack(train.First(2000), test.First(100))

	dir := b.t.TempDir()
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", filepath.Join(dir, "trainer.wasm"), ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		b.t.Fatalf("%v\n%s", err, out)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		b.t.Fatal(err)
	}
	var script []byte
	for _, name := range []string{filepath.Join(strings.TrimSpace(string(goroot)), "lib/wasm/wasm_exec.js"), "../simd/loader.js", "../webgpu/device.js", "trainer.js"} {
		data, err := os.ReadFile(name)
		if err != nil {
			b.t.Fatal(err)
		}
		script = append(append(script, data...), '\n')
	}
	assets, err := json.Marshal(map[string]any{"trainer": "trainer.wasm", "simd128": "simd128.wasm", "relaxed": "relaxed.wasm", "packs": []string{"1.pack", "2.pack"}, "model": "model.safetensors"})
	if err != nil {
		b.t.Fatal(err)
	}
	script = bytes.Replace(script, []byte(`"__ASSETS__"`), assets, 1)

	mux := http.NewServeMux()
	give := func(path, kind string, data func() []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Content-Security-Policy", policy)
			w.Header().Set("Cache-Control", "max-age=3600")
			w.Write(data())
		})
	}
	fixed := func(data []byte) func() []byte { return func() []byte { return data } }
	file := func(name string) func() []byte {
		data, err := os.ReadFile(name)
		if err != nil {
			b.t.Fatal(err)
		}
		return fixed(data)
	}
	give("/{$}", "text/html", fixed([]byte(`<!doctype html><link rel="icon" href="data:,"><script src="page.js"></script>`)))
	give("/page.js", "text/javascript", fixed(fmt.Appendf(nil, "const METRICS = %d, CHECKPOINT = %d;\n%s", kind(&wire.Metrics{}), kind(&wire.Checkpoint{}), pageJS)))
	give("/trainer.js", "text/javascript", fixed(script))
	give("/broken.js", "text/javascript", fixed(bytes.ReplaceAll(script, []byte("trainer.wasm"), []byte("missing.wasm"))))
	give("/trainer.wasm", "application/wasm", file(filepath.Join(dir, "trainer.wasm")))
	give("/simd128.wasm", "application/wasm", file("../simd/kernel/simd128.wasm"))
	give("/relaxed.wasm", "application/wasm", file("../simd/kernel/relaxed.wasm"))
	give("/model.safetensors", "application/octet-stream", file("../../nn/lm/trained/model.safetensors"))
	give("/1.pack", "application/octet-stream", fixed(first))
	give("/2.pack", "application/octet-stream", func() []byte {
		if b.damage.Add(-1) >= 0 {
			return second[:len(second)-7]
		}
		return second
	})
	return mux
}
