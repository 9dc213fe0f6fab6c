package cpu

import "breakeven/nn/device"

func (d *Device) causalConv(o device.Op) func(*device.Step) {
	x, w, pos, y := d.f32(o.In[0]), d.f32(o.In[1]), d.u32(o.In[2]), d.f32(o.Out[0])
	dim, k := o.Dims[0], d.sequences
	return func(s *device.Step) {
		n := s.Start + s.Rows
		k.CausalConv(y[:s.Rows*dim], x[:n*dim], w, pos[:n], dim)
	}
}

func (d *Device) causalConvWeightGrad(o device.Op) func(*device.Step) {
	x, dY, pos, dW := d.f32(o.In[0]), d.f32(o.In[1]), d.u32(o.In[2]), d.f32(o.Out[0])
	dim, k := o.Dims[0], d.sequences
	return func(s *device.Step) {
		if s.First {
			clear(dW)
		}
		n := s.Start + s.Rows
		k.CausalConvWeightGrad(dW, x[:n*dim], dY[:s.Rows*dim], pos[:n], dim)
	}
}

func (d *Device) causalConvInputGrad(o device.Op) func(*device.Step) {
	dY, w, pos, dX := d.f32(o.In[0]), d.f32(o.In[1]), d.u32(o.In[2]), d.f32(o.Out[0])
	dim, k := o.Dims[0], d.sequences
	return func(s *device.Step) {
		k.CausalConvInputGrad(dX[:s.Rows*dim], dY[:s.Rows*dim], w, pos[:s.Rows], dim)
	}
}
