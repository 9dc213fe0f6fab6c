//go:build js && wasm

package webgpu

import (
	"context"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/devicetest"
)

// gpu is one device for all tests, which would otherwise compile every kernel
// again.
var gpu *Device

func open(t *testing.T) *Device {
	t.Helper()
	if gpu == nil {
		d, err := Open(context.Background())
		if err != nil {
			t.Fatal("no WebGPU, which this test must not be without: ", err)
		}
		gpu = d
	}
	return gpu
}

// What a report of a failure must begin with.
func TestAdapter(t *testing.T) {
	i := open(t).Info()
	if i.Vendor == "" && i.Description == "" && !i.Fallback {
		t.Error("the browser tells nothing of its adapter")
	}
	if i.Limits["maxStorageBuffersPerShaderStage"] != 8 {
		t.Errorf("%g storage buffers, want the default of 8: none were asked for", i.Limits["maxStorageBuffersPerShaderStage"])
	}
	t.Logf("%+v", i)
}

// A submit of many steps is one call of JavaScript, and reads nothing back.
func TestOneCrossing(t *testing.T) {
	d := open(t)
	p, w := small(t, d)
	ctx := context.Background()
	steps := make([]device.Step, 20)
	for i := range steps {
		steps[i] = oneStep[0]
	}
	if err := d.Run(ctx, p, steps); err != nil { // the first is watched
		t.Fatal(err)
	}
	before := d.Counts()
	if err := d.Run(ctx, p, steps); err != nil {
		t.Fatal(err)
	}
	n := d.Counts()
	n.Dispatches, n.Submits, n.Crossings, n.BytesRead = n.Dispatches-before.Dispatches, n.Submits-before.Submits, n.Crossings-before.Crossings, n.BytesRead-before.BytesRead
	if want := (Counts{Dispatches: 20, Submits: 1, Crossings: 1}); n != want {
		t.Errorf("20 steps of one dispatch took %+v, want %+v", n, want)
	}
	before = d.Counts()
	if err := d.Read(ctx, w.View(0, 2), make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	if n := d.Counts(); n.BytesRead-before.BytesRead != 8 || n.Submits-before.Submits != 1 {
		t.Errorf("reading 8 bytes: from %+v to %+v", before, n)
	}
}

// borrowed is a device whose Close gives back what was allocated since.
type borrowed struct {
	*Device
	mine []device.Buffer
}

func (b *borrowed) Alloc(n int, t device.DType) (device.Buffer, error) {
	buf, err := b.Device.Alloc(n, t)
	if err == nil {
		b.mine = append(b.mine, buf)
	}
	return buf, err
}

func (b *borrowed) Close() error {
	for _, buf := range b.mine {
		if _, ok := b.sizes[buf.ID()]; ok {
			b.Device.Free(buf)
		}
	}
	return nil
}

// conformance is devicetest.F32, and exponentials as good as WGSL asks for.
var conformance = devicetest.Tolerance{Abs: 2e-6, Rel: 2e-5}

func TestConformance(t *testing.T) {
	for _, f := range []Form{Registers, Tiles} {
		t.Run(string(f), func(t *testing.T) {
			d := open(t)
			d.form = f
			defer func() { d.form = Registers }()
			devicetest.Run(t, func(*testing.T) device.Device { return &borrowed{Device: d} }, conformance)
		})
	}
}
