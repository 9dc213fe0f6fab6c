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
