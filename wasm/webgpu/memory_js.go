//go:build js && wasm

package webgpu

import (
	"context"
	"fmt"
	"math"
	"syscall/js"

	"breakeven/nn/device"
)

// slack is behind every buffer: kernels read up to two vectors of four numbers
// across its end, and bytes lie in words.
const slack = 32

func (d *Device) Alloc(n int, t device.DType) (device.Buffer, error) {
	limit := min(d.info.Limits["maxStorageBufferBindingSize"], d.info.Limits["maxBufferSize"], math.MaxInt32)
	if n < 0 || float64(n)*float64(t.Size())+slack > limit {
		return device.Buffer{}, fmt.Errorf("webgpu: cannot hold %d elements: a buffer has at most %.0f bytes here", n, limit)
	}
	size := (n*t.Size()+15)/16*16 + slack
	d.lastID++
	if _, err := await(d.call("alloc", d.lastID, size)); err != nil {
		return device.Buffer{}, err
	}
	d.sizes[d.lastID] = size
	return device.NewBuffer(d.lastID, n, t), nil
}

// Free gives the buffer back; programs over it run no more.
func (d *Device) Free(b device.Buffer) {
	d.live(b)
	delete(d.sizes, b.ID())
	d.call("free", b.ID())
}

// live panics when the buffer is not there. After Close none is, and the GPU's
// own errors tell what is wrong: a self-test may still be under way.
func (d *Device) live(b device.Buffer) {
	if d.closed {
		return
	}
	if _, ok := d.sizes[b.ID()]; !ok {
		panic("webgpu: buffer is not of this device, or was freed")
	}
}

// words are the bytes of the view, and those of the whole words around them,
// which is what the GPU can copy.
func (d *Device) words(v device.View) (from, to, start, end int) {
	d.live(v.Buf)
	size := v.Buf.Type().Size()
	from, to = v.Off*size, (v.Off+v.Len)*size
	return from, to, from &^ 3, (to + 3) &^ 3
}

// Write does not wait, but where it writes bytes that do not fill their first and
// last word: these words are read before.
func (d *Device) Write(v device.View, data []byte) error {
	v.MustHold(data)
	from, to, start, end := d.words(v)
	if from == to {
		return nil
	}
	if from != start || to != end {
		whole := make([]byte, end-start)
		for _, word := range []int{start, end - 4} {
			b, err := d.startRead(v.Buf.ID(), word, 4).wait(context.Background())
			if err != nil {
				return err
			}
			js.CopyBytesToGo(whole[word-start:word-start+4], b)
		}
		copy(whole[from-start:], data)
		data = whole
	}
	for at := 0; at < len(data); at += writeChunk {
		n := min(writeChunk, len(data)-at)
		js.CopyBytesToJS(d.bytes, data[at:at+n])
		d.counts.Crossings++
		d.call("write", v.Buf.ID(), start+at, d.bytes, n)
	}
	return nil
}

func (d *Device) startRead(id, at, n int) future {
	d.counts.BytesRead += n
	d.counts.Crossings++ // the copy into Go
	return begin(d.call("read", id, at, n))
}

// StartRead begins to read a view, behind everything that was submitted before,
// and returns what waits for it and copies it. What is submitted in between runs
// on.
func (d *Device) StartRead(v device.View) (finish func(ctx context.Context, data []byte) error) {
	from, to, start, end := d.words(v)
	if from == to {
		return func(ctx context.Context, _ []byte) error { return ctx.Err() }
	}
	f := d.startRead(v.Buf.ID(), start, end-start)
	return func(ctx context.Context, data []byte) error {
		v.MustHold(data)
		b, err := f.wait(ctx)
		if err != nil {
			return err
		}
		if from != start || to != end {
			b = b.Call("subarray", from-start, to-start)
		}
		js.CopyBytesToGo(data, b)
		return ctx.Err()
	}
}

// Read waits for everything that was submitted before.
func (d *Device) Read(ctx context.Context, v device.View, data []byte) error {
	v.MustHold(data)
	return d.StartRead(v)(ctx, data)
}
