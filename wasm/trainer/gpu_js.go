package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"syscall/js"
	"time"

	"breakeven/app/wire"
	"breakeven/nn/device"
	"breakeven/wasm/webgpu"
)

// proofWithin is the time that a GPU has to prove itself, compiling included. One
// that takes longer is not used. A software adapter compiles on the cores that the
// page needs, too; nobody waits for it who has not asked for it by name.
const (
	proofWithin         = 5 * time.Second
	softwareProofWithin = 30 * time.Second
)

func (w *world) Prove() { go func() { w.found(w.prove()) }() }

// prove finds the browser's GPU and has it prove itself, unless it has done so on
// an earlier visit. It returns what came of it, a report for people, and what an
// earlier visit has remembered.
func (w *world) prove() (verdict wire.GPU, report, remembered string) {
	var b strings.Builder
	fmt.Fprintf(&b, "browser: %s\n", js.Global().Get("navigator").Get("userAgent").String())
	gpu, err := webgpu.Open(context.Background()) // answers within seconds
	if err != nil {
		fmt.Fprintf(&b, "adapter: none (%v)", err)
		return wire.GPUNone, b.String(), ""
	}
	i := gpu.Info()
	w.adapter = fmt.Sprintf("%s, %s, %s", i.Vendor, i.Architecture, i.Description)
	fmt.Fprintf(&b, "adapter: %s", w.adapter)
	within := proofWithin
	if i.Fallback {
		fmt.Fprint(&b, " (software)")
		within = softwareProofWithin
	}
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	for _, name := range slices.Sorted(maps.Keys(i.Limits)) {
		fmt.Fprintf(&b, "\n%s: %.0f", name, i.Limits[name])
	}
	program := w.worker.Get("program").String()
	if p, ok := webgpu.ReadProof(w.recall(w.proofNote()), program, time.Now()); ok {
		gpu.SetForm(p.Form)
		fmt.Fprintf(&b, "\nmatrix products: %s\nself-test: passed on %s, %d outputs; not run again with the same program, browser and adapter", p.Form, p.Day(), p.Checks)
		w.gpu = gpu
		return wire.GPUUntried, b.String(), w.recall(w.adapter)
	}
	if t, err := gpu.Tune(ctx); err != nil {
		fmt.Fprintf(&b, "\nmatrix products: %s, not measured: %v", t.Form, err)
	} else if t.Tiles > 0 {
		fmt.Fprintf(&b, "\nmatrix products: %s; registers %v, tiles %v", t.Form, t.Registers, t.Tiles)
	}
	r, err := webgpu.SelfTest(ctx, gpu)
	fmt.Fprintf(&b, "\nself-test: %d outputs, %d wrong; %d ms, and %d ms of compiling", r.Checks, len(r.Failures), r.Run.Milliseconds(), r.Compile.Milliseconds())
	for _, f := range r.Failures[:min(len(r.Failures), 10)] {
		fmt.Fprintf(&b, "\nwrong: %s: %s", f.Kernel, f.What)
	}
	switch {
	case err != nil:
		fmt.Fprintf(&b, "\nself-test ended: %v", err)
		verdict = wire.GPUNone
	case !r.OK():
		verdict = wire.GPUWrong
	default:
		w.gpu = gpu
		w.remember(w.proofNote(), webgpu.Proof{Program: program, On: time.Now(), Form: gpu.Form(), Checks: r.Checks}.String())
		return wire.GPUUntried, b.String(), w.recall(w.adapter)
	}
	gpu.Close()
	return verdict, b.String(), ""
}

// kept is the GPU as one run has it: it stays open for the next.
type kept struct{ *webgpu.Device }

// Close does nothing: a run frees its own buffers.
func (kept) Close() error { return nil }

func (w *world) openGPU() (device.Device, error) {
	if w.gpu == nil {
		return nil, errors.New("no GPU here")
	}
	return kept{w.gpu}, nil
}

// Remember keeps what was measured of this GPU.
func (w *world) Remember(s string) {
	w.remember(w.adapter, s)
	if s == "" {
		w.remember(w.proofNote(), "")
	}
}

// proofNote is the key of this GPU's webgpu.Proof.
func (w *world) proofNote() string { return "proof of " + w.adapter }

func (w *world) remember(key, s string) { w.worker.Call("remember", key, s) }

// recall returns what remember was given by an earlier visit, or "".
func (w *world) recall(key string) string {
	answer := make(chan string, 1)
	var f js.Func
	f = js.FuncOf(func(_ js.Value, args []js.Value) any {
		f.Release()
		answer <- args[0].String()
		return nil
	})
	w.worker.Call("recall", key).Call("then", f)
	return <-answer
}
