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
	"github.com/chromedp/cdproto/runtime"
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
// beside has the worker do something, and commands it meanwhile, until that has ended: how long each took.
async function beside(work, commands, kind, ended) {
  const waits = [], pause = (ms) => new Promise((r) => setTimeout(r, ms));
  for (const text of work) send(text);
  for (let i = 0; !inbox.some(ended); i++) {
    waits.push(await tell(commands[i % commands.length], kind));
    await pause(i % 8);
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

const maxAck = 50 // ms

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
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	if err := chromedp.Run(b.ctx, chromedp.Evaluate(expression, result, await)); err != nil {
		b.t.Fatal(expression, err)
	}
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
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
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
			b.loadsBeside(kernels)
			b.scratch(kernels)
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
	b.send(&wire.Configure{Config: config, Speed: wire.Full})
	b.state(wire.Paused)
	from := time.Now()
	b.send(&wire.Start{})
	until(b, "the first point", func(m *wire.Metrics) bool { return len(m.Points) > 0 })
	took := time.Since(from)
	b.t.Logf("kernels %q: first point after %d ms", kernels, took.Milliseconds())
	if took > time.Second {
		b.t.Errorf("kernels %q: the first point came after %v", kernels, took)
	}
}

func (b *tab) learns(kernels string) {
	m := until(b, "an accuracy of 90 %", func(m *wire.Metrics) bool {
		return slices.ContainsFunc(m.Tests, func(r wire.Test) bool { return r.Accuracy >= 0.9 && r.N >= 1000 })
	})
	b.t.Logf("kernels %q: %.0f steps/s, %.1f %% not training, %+v", kernels, m.Rate, 100*m.Share, m.Tests)
}

// obeys pauses 50 times. On a machine that is busy with other things too, the
// best of three such rounds tells more of the trainer.
func (b *tab) obeys(kernels string) {
	p95 := 0.0
	for range 3 {
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
		if p95 = waits[47]; p95 <= maxAck {
			return
		}
	}
	b.t.Errorf("kernels %q: a pause waits %.1f ms (p95)", kernels, p95)
}

// speaksBeside has the language model tuned, examined and asked while digits are trained:
// they are trained on, and obeyed as before.
func (b *tab) speaksBeside(kernels string) {
	b.send(&wire.LoadModel{})
	until(b, "the language model", func(m *wire.ModelStatus) bool { return m.State == wire.ModelReady })
	var examples []wire.Example
	for i := range 200 {
		examples = append(examples, wire.Example{Prompt: strings.Repeat("北京晴天12~22。", 6) + "北京天气？", Answer: fmt.Sprint("晴天", i)})
	}
	for _, work := range []wire.Message{&wire.Tune{ID: 1, Examples: examples, Steps: 10_000}, &wire.Examine{ID: 1, Examples: examples}} {
		b.send(work)
		b.obeys(fmt.Sprintf("%s, beside a %T", kernels, work))
		b.send(&wire.Hush{ID: 1})
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

func (b *tab) beside(what, ended string, work ...wire.Message) []float64 {
	b.receive()
	b.inbox = nil
	var texts []string
	for _, m := range work {
		texts = append(texts, b.text(m))
	}
	encoded, _ := json.Marshal(texts)
	var waits []float64
	b.run(fmt.Sprintf("beside(%s, [%q, %q], %d, (m) => %s)", encoded, b.text(&wire.Pause{}), b.text(&wire.Start{}), kind(&wire.Status{}), ended), &waits)
	slices.Sort(waits)
	b.t.Logf("beside %s: %d commands, %.1f ms (median), %.1f (longest)", what, len(waits), waits[len(waits)/2], waits[len(waits)-1])
	return waits
}

func (b *tab) loadsBeside(kernels string) {
	for range 3 {
		b.beside("loading", fmt.Sprintf("m[3] === %d && m[12] !== %d", kind(&wire.ModelStatus{}), wire.ModelLoading), &wire.LoadModel{})
		b.begin(kernels)
		b.send(&wire.Configure{Config: config, Speed: wire.Full})
		b.state(wire.Paused)
		b.send(&wire.Start{})
		until(b, "the first point", func(m *wire.Metrics) bool { return len(m.Points) > 0 })
	}
}

func (b *tab) scratch(kernels string) {
	b.send(&wire.LoadModel{})
	until(b, "the language model", func(m *wire.ModelStatus) bool { return m.State == wire.ModelReady })
	var examples []wire.Example
	for i := range 10000 {
		examples = append(examples, wire.Example{Prompt: strings.Repeat("北京晴天12~22。", 6) + "北京天气？", Answer: fmt.Sprint("晴天", i)})
	}
	said := fmt.Sprintf("m[3] === %d && m[m.length-5] !== 0", kind(&wire.Said{}))
	prompt := strings.Repeat("北京 晴 12 ~ 22 ", 28)
	for i := range 4 {
		b.beside("ask", said, &wire.Ask{ID: uint32(i + 1), Prompt: prompt, Temperature: 2, Most: 48, Seed: uint32(i)})
		b.beside("weigh", fmt.Sprintf("m[3] === %d", kind(&wire.Weighed{})), &wire.Weigh{ID: uint32(i + 1), At: 0})
	}
	for i := range 4 {
		b.beside("long ask", said, &wire.Ask{ID: uint32(i + 5), Prompt: strings.Repeat("a b ", 25000), Most: 1})
	}
	for _, n := range []int{64, 1000} {
		for _, rank := range []uint8{0, 4} {
			for range 2 {
				b.beside(fmt.Sprint("tune ", n, rank), fmt.Sprintf("m[3] === %d && m[m.length-5] !== 0", kind(&wire.Tuned{})), &wire.Tune{ID: 20, Rank: rank, Examples: examples[:n], Steps: 4})
			}
		}
	}
	for range 3 {
		b.beside("tune 10000", fmt.Sprintf("m[3] === %d && m[m.length-5] !== 0", kind(&wire.Tuned{})), &wire.Tune{ID: 20, Examples: examples, Steps: 4})
	}
	b.send(&wire.Examine{ID: 10, Examples: examples})
	b.obeys("beside exam")
	b.send(&wire.Hush{ID: 10})
	until(b, "hushed", func(m *wire.Examined) bool { return m.End == wire.Hushed })
	b.take()
}

// goesOn loses the worker and gives another one the last checkpoint.
func (b *tab) goesOn(kernels string) {
	b.take()
	b.send(&wire.Start{})
	b.state(wire.Running)
	b.send(&wire.Pause{})
	step := b.state(wire.Paused).Step
	c := until(b, "a checkpoint", func(c *wire.Checkpoint) bool { return c.Step == step })
	until(b, "a test on all digits", func(m *wire.Metrics) bool { return len(m.Tests) > 0 && m.Tests[0].N == 2000 })
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
