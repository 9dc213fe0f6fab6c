//go:build js && wasm

package webgpu

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"syscall/js"

	"breakeven/nn/device"
)

// answerWithin is how long a browser has for an adapter, and for a device.
const answerWithin = 3000 // ms

// Info says who computes: what the browser tells of it, for a report.
type Info struct {
	Vendor, Architecture, Description string
	Fallback                          bool // a software adapter: right, and slow
	Limits                            map[string]float64
}

// Counts are what a device has done since it was opened.
type Counts struct {
	Dispatches, Submits int
	Crossings           int // calls from Go into JavaScript
	BytesRead           int // from the GPU
}

// Device implements device.Device.
type Device struct {
	gpu    js.Value
	invoke map[string]js.Value // its functions
	bytes  js.Value            // JavaScript's memory, through which writes go
	onLost js.Func
	lost   chan error
	info   Info

	sizes  map[int]int // bytes of every live buffer
	lastID int
	plans  int
	closed bool

	form      Form
	sources   map[string]string // of kernels, where they are not the files'
	kernels   map[string]*kernel
	pipelines map[string]int
	args      []any

	counts Counts
}

// writeChunk is the memory that writes go through.
const writeChunk = 1 << 20

// Open asks the browser for a GPU; it does so anew on every call, because a GPU
// that was lost may be there again. That there is none, that the browser throws
// or that it does not answer within three seconds are all errors, and mean the
// same: no WebGPU here.
func Open(ctx context.Context) (*Device, error) {
	global := js.Global().Get("breakevenWebGPU")
	if global.IsUndefined() {
		return nil, errors.New("webgpu: device.js is not there")
	}
	d := &Device{
		lost: make(chan error, 1), sizes: map[int]int{}, invoke: map[string]js.Value{},
		form: Registers, sources: map[string]string{}, kernels: map[string]*kernel{}, pipelines: map[string]int{},
	}
	d.onLost = js.FuncOf(func(_ js.Value, args []js.Value) any {
		d.lost <- errors.New("webgpu: " + args[0].String())
		return nil
	})
	gpu, err := begin(global.Call("open", answerWithin, d.onLost)).wait(ctx)
	if err != nil {
		return nil, err // onLost stays: a late answer may still call it
	}
	d.gpu = gpu
	d.bytes = js.Global().Get("Uint8Array").New(writeChunk)
	i := gpu.Call("info")
	d.info = Info{
		Vendor: i.Get("vendor").String(), Architecture: i.Get("architecture").String(), Description: i.Get("description").String(),
		Fallback: i.Get("fallback").Bool(), Limits: map[string]float64{},
	}
	names := js.Global().Get("Object").Call("keys", i.Get("limits"))
	for n := range names.Length() {
		name := names.Index(n).String()
		d.info.Limits[name] = i.Get("limits").Get(name).Float()
	}
	return d, nil
}

// Info returns what the browser told.
func (d *Device) Info() Info { return d.info }

// Software tells whether the adapter is no GPU.
func (d *Device) Software() bool { return d.info.Fallback }

// Counts returns what has been done so far.
func (d *Device) Counts() Counts {
	c := d.gpu.Call("counts")
	counts := d.counts
	counts.Dispatches, counts.Submits = c.Index(0).Int(), c.Index(1).Int()
	return counts
}

// call calls a function of device.js.
func (d *Device) call(name string, args ...any) js.Value {
	f, ok := d.invoke[name]
	if !ok {
		f = d.gpu.Get(name)
		d.invoke[name] = f
	}
	d.counts.Crossings++
	return f.Invoke(args...)
}

// future is a promise that has been taken note of: a rejection that nobody waits
// for yet is not an unhandled one.
type future chan answer

type answer struct {
	value js.Value
	err   error
}

func begin(promise js.Value) future {
	f := make(future, 1)
	var resolved, rejected js.Func
	settle := func(a answer) any {
		resolved.Release()
		rejected.Release()
		f <- a
		return nil
	}
	resolved = js.FuncOf(func(_ js.Value, args []js.Value) any { return settle(answer{value: args[0]}) })
	rejected = js.FuncOf(func(_ js.Value, args []js.Value) any {
		return settle(answer{err: errors.New("webgpu: " + message(args[0]))})
	})
	promise.Call("then", resolved, rejected)
	return f
}

// wait must not run in a js.FuncOf callback: what it waits for is another one.
func (f future) wait(ctx context.Context) (js.Value, error) {
	select {
	case a := <-f:
		return a.value, a.err
	case <-ctx.Done():
		return js.Value{}, ctx.Err()
	}
}

func await(promise js.Value) (js.Value, error) { return begin(promise).wait(context.Background()) }

func message(v js.Value) string {
	if v.Type() == js.TypeObject {
		if m := v.Get("message"); m.Type() == js.TypeString {
			return m.String()
		}
	}
	return js.Global().Get("String").Invoke(v).String()
}

// Supports tells that every operation of the digits' networks is at hand.
func (d *Device) Supports(k device.Kind) bool { return k < device.NumKinds && !k.OfSequences() }

// Lost delivers the error when the GPU is gone.
func (d *Device) Lost() <-chan error { return d.lost }

// Close gives all of the GPU's memory back.
func (d *Device) Close() error {
	d.closed = true
	clear(d.sizes)
	d.call("close")
	return nil
}

// plan is a program that device.js keeps under number.
type plan struct {
	number     int
	pairs      [][2]float32
	dispatches int // of a step that ends its batch
}

func (*plan) Steps() {}

// Compile turns the program into dispatches, compiles the kernels that they need
// and no other program has needed yet, and records them.
func (d *Device) Compile(program []device.Op) (device.Plan, error) {
	for _, o := range program {
		if !d.Supports(o.Kind) {
			return nil, &device.UnsupportedError{Kind: o.Kind}
		}
		for _, v := range slices.Concat(o.In, o.Out) {
			if !v.IsZero() {
				d.live(v.Buf)
			}
		}
	}
	c := &compiler{form: d.form, kernels: d.kernel}
	c.program(program)
	if c.err != nil {
		return nil, c.err
	}
	if err := d.compileKernels(c.dispatches); err != nil {
		return nil, err
	}
	scratch := 0
	list := make([]any, len(c.dispatches))
	for i := range c.dispatches {
		x := &c.dispatches[i]
		k := d.kernel(x.kernel)
		buffers := make([]any, len(k.bindings))
		for j, b := range k.bindings {
			buffers[j] = x.views[b.name].Buf.ID()
			if b.name == x.scratch {
				buffers[j] = -1
			}
		}
		var words []any
		for _, w := range x.shapeWords(k) {
			words = append(words, float64(w))
		}
		scratch = max(scratch, 4*x.floats)
		list[i] = map[string]any{
			"label": x.kernel + " " + x.entry, "pipeline": d.pipelines[pipelineKey(x)], "access": k.access(), "buffers": buffers, "shape": words,
			"groups": []any{x.groups[0], x.groups[1], x.groups[2]}, "last": x.onLast,
		}
	}
	d.plans++
	if _, err := await(d.call("plan", d.plans, list, scratch)); err != nil {
		return nil, err
	}
	return &plan{d.plans, c.pairs, len(list)}, nil
}

// prepare compiles the kernels of the labs' programs.
func (d *Device) prepare(labs []*lab) error {
	c := &compiler{form: d.form, kernels: d.kernel}
	for _, l := range labs {
		c.program(l.ops)
	}
	if c.err != nil {
		return c.err
	}
	return d.compileKernels(c.dispatches)
}

// kernel returns a kernel by its name.
func (d *Device) kernel(name string) *kernel {
	if k, ok := d.kernels[name]; ok {
		return k
	}
	text, ok := d.sources[name]
	if !ok {
		text = source(name)
	}
	d.kernels[name] = parse(name, text)
	return d.kernels[name]
}

// access has a letter for each binding, as device.js wants it.
func (k *kernel) access() string {
	var s strings.Builder
	for _, b := range k.bindings {
		if b.write {
			s.WriteByte('w')
		} else {
			s.WriteByte('r')
		}
	}
	return s.String()
}

// compileKernels starts all compilations before it waits for the first: drivers
// compile in several threads.
func (d *Device) compileKernels(dispatches []dispatch) error {
	started := map[string]future{}
	for i := range dispatches {
		x := &dispatches[i]
		key := pipelineKey(x)
		if _, ok := d.pipelines[key]; ok || started[key] != nil {
			continue
		}
		constants := map[string]any{}
		for name, on := range x.constants {
			constants[name] = asWord(on)
		}
		k := d.kernel(x.kernel)
		started[key] = begin(d.call("pipeline", key, source("common")+k.code, x.entry, k.access(), constants))
	}
	var first error
	for _, key := range slices.Sorted(maps.Keys(started)) {
		v, err := started[key].wait(context.Background())
		if err != nil {
			if first == nil {
				first = fmt.Errorf("%s: %w", key, err)
			}
			continue
		}
		d.pipelines[key] = v.Int()
	}
	return first
}

// maxSteps go into one submit.
const maxSteps = 256

// Run submits all steps, in one call of JavaScript for up to 256 of them.
func (d *Device) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	pl := p.(*plan)
	for len(steps) > 0 {
		n := 0
		args := append(d.args[:0], pl.number, stepWords(len(pl.pairs)), stepIntegers, 0)
		for n < min(len(steps), maxSteps) && ctx.Err() == nil {
			args = appendStep(args, &steps[n], pl.pairs)
			n++
		}
		args[3], d.args = n, args
		if n > 0 {
			if err := d.wait(d.call("run", args...)); err != nil {
				return err
			}
		}
		steps = steps[n:]
		if len(steps) > 0 && n < maxSteps {
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// wait takes what run gives: nothing, a message, or a promise.
func (d *Device) wait(v js.Value) error {
	if v.Type() == js.TypeString {
		if m := v.String(); m != "" {
			return errors.New("webgpu: " + m)
		}
		return nil
	}
	_, err := await(v)
	return err
}
