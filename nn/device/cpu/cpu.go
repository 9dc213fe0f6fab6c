// Package cpu is the device in Go's own memory. What it computes with is given
// to it: a BLAS for matrix products (gonum's, or one with faster kernels) and
// Kernels for the loops around them. It holds both as values, so that one
// program can compare several.
package cpu

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"breakeven/nn/device"
	"gonum.org/v1/gonum/blas"
)

// Device implements device.Device.
type Device struct {
	blas    blas.Float32
	kernels Kernels
	memory  map[int]memory
	lastID  int
	work    []float32 // see scratch

	sequences SequenceKernels
	turns     map[rotation][]float32 // see turnsOf
}

// memory is a buffer's; one of its slices is set.
type memory struct {
	f32 []float32
	u8  []byte
	u32 []uint32
}

// New returns a device that multiplies with b and does the rest with k. Where k
// has no SequenceKernels, Generic's do.
func New(b blas.Float32, k Kernels) *Device {
	d := &Device{blas: b, kernels: k, memory: map[int]memory{}, sequences: Generic{}, turns: map[rotation][]float32{}}
	if s, ok := k.(SequenceKernels); ok {
		d.sequences = s
	}
	return d
}

func (d *Device) Alloc(n int, t device.DType) (device.Buffer, error) {
	if n < 0 || n > math.MaxInt32/t.Size() {
		return device.Buffer{}, fmt.Errorf("cpu: cannot hold %d elements", n)
	}
	var m memory
	switch t {
	case device.F32:
		m.f32 = make([]float32, n)
	case device.U8:
		m.u8 = make([]byte, n)
	case device.U32:
		m.u32 = make([]uint32, n)
	}
	d.lastID++
	d.memory[d.lastID] = m
	return device.NewBuffer(d.lastID, n, t), nil
}

func (d *Device) Free(b device.Buffer) {
	d.of(b) // panics when it is not there
	delete(d.memory, b.ID())
}

func (d *Device) of(b device.Buffer) memory {
	m, ok := d.memory[b.ID()]
	if !ok {
		panic("cpu: buffer is not of this device, or was freed")
	}
	return m
}

// f32 returns the elements of a view, and nil for the zero view.
func (d *Device) f32(v device.View) []float32 {
	if v.IsZero() {
		return nil
	}
	return d.of(v.Buf).f32[v.Off : v.Off+v.Len : v.Off+v.Len]
}
func (d *Device) u8(v device.View) []byte { return d.of(v.Buf).u8[v.Off : v.Off+v.Len : v.Off+v.Len] }
func (d *Device) u32(v device.View) []uint32 {
	return d.of(v.Buf).u32[v.Off : v.Off+v.Len : v.Off+v.Len]
}

func (d *Device) Write(v device.View, data []byte) error {
	v.MustHold(data)
	switch v.Buf.Type() {
	case device.F32:
		m := d.f32(v)
		for i := range m {
			m[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
		}
	case device.U8:
		copy(d.u8(v), data)
	case device.U32:
		m := d.u32(v)
		for i := range m {
			m[i] = binary.LittleEndian.Uint32(data[4*i:])
		}
	}
	return nil
}

func (d *Device) Read(ctx context.Context, v device.View, data []byte) error {
	v.MustHold(data)
	switch v.Buf.Type() {
	case device.F32:
		for i, x := range d.f32(v) {
			binary.LittleEndian.PutUint32(data[4*i:], math.Float32bits(x))
		}
	case device.U8:
		copy(data, d.u8(v))
	case device.U32:
		for i, x := range d.u32(v) {
			binary.LittleEndian.PutUint32(data[4*i:], x)
		}
	}
	return ctx.Err()
}

// Supports tells that every operation is at hand.
func (d *Device) Supports(k device.Kind) bool { return k < device.NumKinds }

// plan holds the program's operations, each a closure over its memory.
type plan struct{ ops []operation }

type operation struct {
	run    func(*device.Step)
	onLast bool
}

func (*plan) Steps() {}

func (d *Device) Compile(program []device.Op) (device.Plan, error) {
	p := &plan{}
	for _, o := range program {
		if !d.Supports(o.Kind) {
			return nil, &device.UnsupportedError{Kind: o.Kind}
		}
		p.ops = append(p.ops, operation{d.compile(o), o.OnLast()})
	}
	return p, nil
}

func (d *Device) compile(o device.Op) func(*device.Step) {
	switch o.Kind {
	case device.KindGather:
		return d.gather(o)
	case device.KindPick:
		return d.pick(o)
	case device.KindDense:
		return d.dense(o)
	case device.KindDenseWeightGrad:
		return d.denseWeightGrad(o)
	case device.KindDenseInputGrad:
		return d.denseInputGrad(o)
	case device.KindConv:
		return d.conv(o)
	case device.KindConvWeightGrad:
		return d.convWeightGrad(o)
	case device.KindConvInputGrad:
		return d.convInputGrad(o)
	case device.KindMaxPool:
		return d.maxPool(o)
	case device.KindMaxPoolGrad:
		return d.maxPoolGrad(o)
	case device.KindReLU:
		return d.activation(o, d.kernels.ReLU)
	case device.KindReLUGrad:
		return d.activationGrad(o, d.kernels.ReLUGrad)
	case device.KindTanh:
		return d.activation(o, d.kernels.Tanh)
	case device.KindTanhGrad:
		return d.activationGrad(o, d.kernels.TanhGrad)
	case device.KindSigmoid:
		return d.activation(o, d.kernels.Sigmoid)
	case device.KindSigmoidGrad:
		return d.activationGrad(o, d.kernels.SigmoidGrad)
	case device.KindDropout:
		return d.dropout(o)
	case device.KindSoftmax:
		return d.softmax(o)
	case device.KindSoftmaxCrossEntropy:
		return d.softmaxCrossEntropy(o)
	case device.KindEmbed:
		return d.embed(o)
	case device.KindEmbedGrad:
		return d.embedGrad(o)
	case device.KindAdd:
		return d.add(o)
	case device.KindReLU2:
		return d.activation(o, d.sequences.ReLU2)
	case device.KindReLU2Grad:
		return d.activationGrad(o, d.sequences.ReLU2Grad)
	case device.KindRMSNorm:
		return d.rmsNorm(o)
	case device.KindRMSNormGrad:
		return d.rmsNormGrad(o)
	case device.KindHeadNorm:
		return d.headNorm(o)
	case device.KindHeadNormGrad:
		return d.headNormGrad(o)
	case device.KindRoPE:
		return d.rope(o)
	case device.KindAppend:
		return d.append(o)
	case device.KindCausalConv:
		return d.causalConv(o)
	case device.KindCausalConvWeightGrad:
		return d.causalConvWeightGrad(o)
	case device.KindCausalConvInputGrad:
		return d.causalConvInputGrad(o)
	case device.KindAttention:
		return d.attention(o)
	case device.KindAttentionGrad:
		return d.attentionGrad(o)
	case device.KindSelect:
		return d.selectRows(o)
	case device.KindSelectGrad:
		return d.selectGrad(o)
	case device.KindWeightedCrossEntropy:
		return d.weightedCrossEntropy(o)
	case device.KindDecay:
		return d.decay(o)
	case device.KindSGD:
		return d.sgd(o)
	case device.KindMomentum:
		return d.momentum(o)
	case device.KindAdam:
		return d.adam(o)
	case device.KindMuon:
		return d.muon(o)
	}
	panic("cpu: " + o.Kind.String() + " is supported and not compiled")
}

// scratch returns n numbers, whatever they are, for one operation to work in: all
// of them share as many as the largest has needed.
func (d *Device) scratch(n int) []float32 {
	if n > len(d.work) {
		d.work = make([]float32, n)
	}
	return d.work[:n]
}

func (d *Device) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	ops := p.(*plan).ops
	for i := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		s := &steps[i]
		for _, o := range ops {
			if !o.onLast || s.Last {
				o.run(s)
			}
		}
	}
	return nil
}

// Lost delivers nothing: memory is not lost.
func (d *Device) Lost() <-chan error { return nil }

func (d *Device) Close() error {
	clear(d.memory)
	return nil
}
