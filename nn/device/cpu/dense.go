package cpu

import (
	"breakeven/nn/device"
	"gonum.org/v1/gonum/blas"
)

func (d *Device) dense(o device.Op) func(*device.Step) {
	x, w, b, y := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.In[2]), d.f32(o.Out[0])
	in, out := o.Dims[0], o.Dims[1]
	bl, k := d.blas, d.kernels
	return func(s *device.Step) {
		beta := float32(0)
		if b != nil {
			k.FillBias(y[:s.Rows*out], b)
			beta = 1
		}
		bl.Sgemm(blas.NoTrans, blas.NoTrans, s.Rows, out, in, 1, x, in, w, out, beta, y, out)
	}
}

func (d *Device) denseWeightGrad(o device.Op) func(*device.Step) {
	x, dY, dW, db := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0]), d.f32(o.Out[1])
	in, out := o.Dims[0], o.Dims[1]
	bl, k := d.blas, d.kernels
	return func(s *device.Step) {
		beta := float32(1)
		if s.First {
			beta = 0
		}
		bl.Sgemm(blas.Trans, blas.NoTrans, in, out, s.Rows, 1, x, in, dY, out, beta, dW, out)
		if db != nil {
			k.SumRows(db, dY[:s.Rows*out], !s.First)
		}
	}
}

func (d *Device) denseInputGrad(o device.Op) func(*device.Step) {
	dY, w, dX := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0])
	in, out := o.Dims[0], o.Dims[1]
	bl := d.blas
	return func(s *device.Step) {
		bl.Sgemm(blas.NoTrans, blas.Trans, s.Rows, in, out, 1, dY, out, w, out, 0, dX, in)
	}
}
