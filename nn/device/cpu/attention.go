package cpu

import (
	"math"

	"breakeven/nn/device"
	"gonum.org/v1/gonum/blas"
)

// queries is how many tokens of a document ask at once: enough for BLAS to be
// worth its call, few enough that the scores which the last one may see and the
// first may not, and which are thrown away, stay a small part.
const queries = 32

// block is a run of tokens of one document that ask together.
type block struct {
	at, rows int // in the step's rows
	first    int // token of their document, in the history
	keys     int // tokens from first to the last that asks
}

// nextBlock returns the block that begins at row at of a step whose first row is
// token start, and ends no later than token end.
func nextBlock(pos []uint32, start, at, end int) block {
	i := start + at
	b := block{at: at, first: i - int(pos[i])}
	for b.rows < queries && i < end && i-int(pos[i]) == b.first {
		b.rows++
		i++
	}
	b.keys = i - b.first
	return b
}

func (d *Device) attention(o device.Op) func(*device.Step) {
	q, k, v, pos, y, lse := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.In[2]), d.u32(o.In[3]), d.f32(o.Out[0]), d.f32(o.Out[1])
	heads, dh := o.Dims[0], o.Dims[1]
	dim, scale := heads*dh, float32(1/math.Sqrt(float64(dh)))
	bl, kernels := d.blas, d.sequences
	return func(s *device.Step) {
		for at := 0; at < s.Rows; {
			b := nextBlock(pos, s.Start, at, s.Start+s.Rows)
			at += b.rows
			p := d.scratch(b.rows * b.keys)
			for h := range heads {
				own, seen := b.at*dim+h*dh, b.first*dim+h*dh
				bl.Sgemm(blas.NoTrans, blas.Trans, b.rows, b.keys, dh, scale, q[own:], dim, k[seen:], dim, 0, p, b.keys)
				kernels.CausalSoftmax(p, lse[b.at*heads+h:], b.rows, b.keys, heads)
				bl.Sgemm(blas.NoTrans, blas.NoTrans, b.rows, dh, b.keys, 1, p, b.keys, v[seen:], dim, 0, y[own:], dim)
			}
		}
	}
}

func (d *Device) attentionGrad(o device.Op) func(*device.Step) {
	q, k, v, y, lse, dY, pos := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.In[2]), d.f32(o.In[3]), d.f32(o.In[4]), d.f32(o.In[5]), d.u32(o.In[6])
	dQ, dK, dV := d.f32(o.Out[0]), d.f32(o.Out[1]), d.f32(o.Out[2])
	heads, dh := o.Dims[0], o.Dims[1]
	dim, scale := heads*dh, float32(1/math.Sqrt(float64(dh)))
	bl, kernels := d.blas, d.sequences
	return func(s *device.Step) {
		clear(dK[:s.Rows*dim])
		clear(dV[:s.Rows*dim])
		for at := 0; at < s.Rows; {
			b := nextBlock(pos, 0, at, s.Rows)
			at += b.rows
			n := b.rows * b.keys
			both := d.scratch(2 * n)
			p, ds := both[:n], both[n:]
			for h := range heads {
				own, seen := b.at*dim+h*dh, b.first*dim+h*dh
				bl.Sgemm(blas.NoTrans, blas.Trans, b.rows, b.keys, dh, scale, q[own:], dim, k[seen:], dim, 0, p, b.keys)
				bl.Sgemm(blas.NoTrans, blas.Trans, b.rows, b.keys, dh, 1, dY[own:], dim, v[seen:], dim, 0, ds, b.keys)
				kernels.CausalSoftmaxGrad(p, ds, lse[b.at*heads+h:], y[own:], dY[own:], b.rows, b.keys, heads, dh)
				bl.Sgemm(blas.Trans, blas.NoTrans, b.keys, dh, b.rows, 1, p, b.keys, dY[own:], dim, 1, dV[seen:], dim)
				bl.Sgemm(blas.NoTrans, blas.NoTrans, b.rows, dh, b.keys, scale, ds, b.keys, k[seen:], dim, 0, dQ[own:], dim)
				bl.Sgemm(blas.Trans, blas.NoTrans, b.keys, dh, b.rows, scale, ds, b.keys, q[own:], dim, 1, dK[seen:], dim)
			}
		}
	}
}
