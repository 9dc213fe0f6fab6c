//go:build js && wasm

package webgpu

import (
	"context"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"breakeven/nn/device"
)

// No adapter, in each of the ways in which browsers say so, is an error.
func TestNoAdapter(t *testing.T) {
	gpu := js.Global().Get("navigator").Get("gpu")
	defer gpu.Delete("requestAdapter") // the prototype's is there again
	promise := js.Global().Get("Promise")
	for name, c := range map[string]struct {
		answer func() any
		want   string
	}{
		"throws":  {nil, "constructor"},
		"rejects": {func() any { return promise.Call("reject", js.Global().Get("Error").New("blocklisted")) }, "blocklisted"},
		"null":    {func() any { return nil }, "no adapter"},
		"never":   {func() any { return promise.New(js.FuncOf(func(js.Value, []js.Value) any { return nil })) }, "no answer within 3000 ms"},
	} {
		request := js.FuncOf(func(js.Value, []js.Value) any { return c.answer() })
		if c.answer == nil {
			gpu.Set("requestAdapter", js.Global().Get("Reflect").Get("construct")) // which throws a TypeError, called like this
		} else {
			gpu.Set("requestAdapter", request)
		}
		from := time.Now()
		d, err := Open(context.Background())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", name, d, err)
		}
		if e := time.Since(from); e > 5*time.Second {
			t.Errorf("%s: told after %v", name, e)
		}
		request.Release()
	}
}

// small is a program that adds LR·g to w.
func small(t *testing.T, d *Device) (p device.Plan, w device.View) {
	t.Helper()
	alloc := func() device.View {
		b, err := d.Alloc(100, device.F32)
		if err != nil {
			t.Fatal(err)
		}
		return b.All()
	}
	w = alloc()
	p, err := d.Compile([]device.Op{device.SGD(w, alloc())})
	if err != nil {
		t.Fatal(err)
	}
	return p, w
}

var oneStep = []device.Step{{Rows: 1, Batch: 1, First: true, Last: true, T: 1}}

// A device that is lost while it works says so at once, in every call and on
// Lost; another one can be opened.
func TestLost(t *testing.T) {
	ctx := context.Background()
	d, err := Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p, w := small(t, d)
	if err := d.Run(ctx, p, oneStep); err != nil {
		t.Fatal(err)
	}
	finish := d.StartRead(w)
	d.gpu.Call("destroy")
	from := time.Now()
	data := make([]byte, 400)
	if err := finish(ctx, data); err == nil {
		t.Error("a read that was under way gave bytes")
	}
	if err := d.Read(ctx, w, data); err == nil {
		t.Error("Read gave bytes")
	}
	if err := d.Run(ctx, p, oneStep); err == nil {
		t.Error("Run found nothing wrong")
	}
	if _, err := d.Alloc(10, device.F32); err == nil {
		t.Error("Alloc found nothing wrong")
	}
	select {
	case err := <-d.Lost():
		t.Log(err)
	case <-time.After(time.Second):
		t.Error("Lost told nothing")
	}
	if e := time.Since(from); e > time.Second {
		t.Errorf("took %v", e)
	}
	d.Close()
	other, err := Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p, w = small(t, other)
	if err := other.Run(ctx, p, oneStep); err != nil {
		t.Error(err)
	}
	if err := other.Read(ctx, w, data); err != nil {
		t.Error(err)
	}
	other.Close()
}

// What the GPU refuses comes back as an error, and later calls know it too.
func TestRefused(t *testing.T) {
	ctx := context.Background()
	d, err := Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Alloc(int(d.Info().Limits["maxStorageBufferBindingSize"]/4)+1, device.F32); err == nil {
		t.Error("Alloc gave more than a binding may hold")
	}
	d.sources["sgd"] = strings.Replace(source("sgd"), "batch.lr", "batch.lrr", 1)
	v, err := d.Alloc(4, device.F32)
	if err != nil {
		t.Fatal(err)
	}
	w, err := d.Alloc(4, device.F32)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Compile([]device.Op{device.SGD(v.All(), w.All())}); err == nil || !strings.Contains(err.Error(), "lrr") {
		t.Errorf("a kernel that is no WGSL: %v", err)
	}
	if _, err := d.Compile([]device.Op{device.SGD(v.View(0, 2), v.View(2, 2))}); err == nil {
		t.Error("compiled a program that reads and writes one buffer")
	}
	clear(d.sources)
	clear(d.kernels)
	p, _ := small(t, d)
	d.call("write", v.ID(), 1<<20, d.bytes, 4) // outside of it: an error that nobody waits for
	if err := d.Read(ctx, v.All(), make([]byte, 16)); err == nil {
		t.Error("Read did not tell what the GPU had refused")
	}
	if err := d.Run(ctx, p, oneStep); err == nil {
		t.Error("Run did not tell what the GPU had refused")
	}
}

// A GPU that does not prove itself in time is closed while it still tries.
func TestSelfTestEndsWithItsContext(t *testing.T) {
	d, err := Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond) // compiling takes longer
	defer cancel()
	from := time.Now()
	if r, err := SelfTest(ctx, d); err == nil {
		t.Errorf("done within 100 ms: %+v", r)
	}
	if e := time.Since(from); e > 2*time.Second {
		t.Errorf("ended after %v", e)
	}
	d.Close()
	if _, err := SelfTest(context.Background(), d); err == nil {
		t.Error("a closed device passed")
	}
	time.Sleep(500 * time.Millisecond) // what was under way must not panic
}

// A program whose memory was given back does not run.
func TestFreed(t *testing.T) {
	d := open(t)
	p, w := small(t, d)
	d.Free(w.Buf)
	if err := d.Run(context.Background(), p, oneStep); err == nil {
		t.Error("ran")
	}
}
