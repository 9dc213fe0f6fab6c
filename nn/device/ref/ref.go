// Package ref is the oracle: a device in plain float64 loops, written to be
// read. It is slow, and nothing but tests runs on it.
package ref

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"breakeven/nn/device"
)

// Device implements device.Device. Every element is a float64, whatever its
// type; what does not fit a float32 is rounded only when it is read.
type Device struct {
	memory map[int][]float64
	lastID int
}

// New returns an empty device.
func New() *Device { return &Device{memory: map[int][]float64{}} }

func (d *Device) Alloc(n int, t device.DType) (device.Buffer, error) {
	if n < 0 {
		return device.Buffer{}, fmt.Errorf("ref: cannot hold %d elements", n)
	}
	d.lastID++
	d.memory[d.lastID] = make([]float64, n)
	return device.NewBuffer(d.lastID, n, t), nil
}

func (d *Device) Free(b device.Buffer) {
	d.at(b.All())
	delete(d.memory, b.ID())
}

// Values returns the elements of a view themselves, for tests that need more
// digits than Read gives, or want to change them.
func (d *Device) Values(v device.View) []float64 { return d.at(v) }

// at returns the elements of a view, and nil for the zero view.
func (d *Device) at(v device.View) []float64 {
	if v.IsZero() {
		return nil
	}
	m, ok := d.memory[v.Buf.ID()]
	if !ok {
		panic("ref: buffer is not of this device, or was freed")
	}
	return m[v.Off : v.Off+v.Len]
}

func (d *Device) Write(v device.View, data []byte) error {
	m := d.at(v)
	v.MustHold(data)
	for i := range m {
		switch v.Buf.Type() {
		case device.F32:
			m[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:])))
		case device.U8:
			m[i] = float64(data[i])
		case device.U32:
			m[i] = float64(binary.LittleEndian.Uint32(data[4*i:]))
		}
	}
	return nil
}

func (d *Device) Read(ctx context.Context, v device.View, data []byte) error {
	v.MustHold(data)
	for i, x := range d.at(v) {
		switch v.Buf.Type() {
		case device.F32:
			binary.LittleEndian.PutUint32(data[4*i:], math.Float32bits(float32(x)))
		case device.U8:
			data[i] = byte(x)
		case device.U32:
			binary.LittleEndian.PutUint32(data[4*i:], uint32(x))
		}
	}
	return ctx.Err()
}

// Supports tells that the oracle knows every operation.
func (d *Device) Supports(k device.Kind) bool { return k < device.NumKinds }

type plan []device.Op

func (plan) Steps() {}

func (d *Device) Compile(program []device.Op) (device.Plan, error) {
	for _, o := range program {
		if !d.Supports(o.Kind) {
			return nil, &device.UnsupportedError{Kind: o.Kind}
		}
	}
	return plan(program), nil
}

func (d *Device) Run(ctx context.Context, p device.Plan, steps []device.Step) error {
	for _, s := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, o := range p.(plan) {
			if !o.OnLast() || s.Last {
				d.run(o, s)
			}
		}
	}
	return nil
}

// args are an operation's memory and shapes, ready for its loops.
type args struct {
	in, out [][]float64
	rows    int // valid ones
	dims    []int
	scalars []float64
	step    device.Step
}

func (d *Device) run(o device.Op, s device.Step) {
	a := args{rows: s.Rows, dims: o.Dims, step: s}
	for _, v := range o.In {
		a.in = append(a.in, d.at(v))
	}
	for _, v := range o.Out {
		a.out = append(a.out, d.at(v))
	}
	for _, x := range o.Scalars {
		a.scalars = append(a.scalars, float64(x))
	}
	routines[o.Kind](a)
}

// routines has every operation's loops; its equation stands at its constructor
// in package device.
var routines = [device.NumKinds]func(args){
	device.KindGather:               gather,
	device.KindPick:                 pick,
	device.KindDense:                dense,
	device.KindDenseWeightGrad:      denseWeightGrad,
	device.KindDenseInputGrad:       denseInputGrad,
	device.KindConv:                 conv,
	device.KindConvWeightGrad:       convWeightGrad,
	device.KindConvInputGrad:        convInputGrad,
	device.KindMaxPool:              maxPool,
	device.KindMaxPoolGrad:          maxPoolGrad,
	device.KindReLU:                 relu,
	device.KindReLUGrad:             reluGrad,
	device.KindTanh:                 tanh,
	device.KindTanhGrad:             tanhGrad,
	device.KindSigmoid:              sigmoid,
	device.KindSigmoidGrad:          sigmoidGrad,
	device.KindDropout:              dropout,
	device.KindSoftmax:              softmax,
	device.KindSoftmaxCrossEntropy:  softmaxCrossEntropy,
	device.KindEmbed:                gather, // of a table instead of digits
	device.KindEmbedGrad:            embedGrad,
	device.KindAdd:                  add,
	device.KindReLU2:                relu2,
	device.KindReLU2Grad:            relu2Grad,
	device.KindRMSNorm:              rmsNorm,
	device.KindRMSNormGrad:          rmsNormGrad,
	device.KindHeadNorm:             headNorm,
	device.KindHeadNormGrad:         headNormGrad,
	device.KindRoPE:                 rope,
	device.KindAppend:               appendRows,
	device.KindCausalConv:           causalConv,
	device.KindCausalConvWeightGrad: causalConvWeightGrad,
	device.KindCausalConvInputGrad:  causalConvInputGrad,
	device.KindAttention:            attention,
	device.KindAttentionGrad:        attentionGrad,
	device.KindSelect:               selectRows,
	device.KindSelectGrad:           selectGrad,
	device.KindWeightedCrossEntropy: weightedCrossEntropy,
	device.KindDecay:                decay,
	device.KindSGD:                  sgd,
	device.KindMomentum:             momentum,
	device.KindAdam:                 adam,
	device.KindMuon:                 muon,
}

// Lost delivers nothing.
func (d *Device) Lost() <-chan error { return nil }

func (d *Device) Close() error {
	clear(d.memory)
	return nil
}
