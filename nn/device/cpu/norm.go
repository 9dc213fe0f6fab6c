package cpu

import "breakeven/nn/device"

// one is RMSNorm's gain: it is a HeadNorm of a single head that learns none.
var one = []float32{1}

func (d *Device) rmsNorm(o device.Op) func(*device.Step) {
	x, y, dim, eps, k := d.f32(o.In[0]), d.f32(o.Out[0]), o.Dims[0], o.Scalars[0], d.sequences
	return func(s *device.Step) { k.Norm(y[:s.Rows*dim], x[:s.Rows*dim], one, dim, eps) }
}

func (d *Device) rmsNormGrad(o device.Op) func(*device.Step) {
	x, dY, dX, dim, eps, k := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0]), o.Dims[0], o.Scalars[0], d.sequences
	return func(s *device.Step) {
		n := s.Rows * dim
		k.NormGrad(dX[:n], nil, x[:n], one, dY[:n], dim, eps)
	}
}

func (d *Device) headNorm(o device.Op) func(*device.Step) {
	x, gain, y := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0])
	heads, dh, eps, k := o.Dims[0], o.Dims[1], o.Scalars[0], d.sequences
	return func(s *device.Step) {
		n := s.Rows * heads * dh
		k.Norm(y[:n], x[:n], gain, dh, eps)
	}
}

func (d *Device) headNormGrad(o device.Op) func(*device.Step) {
	x, gain, dY, dX, dGain := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.In[2]), d.f32(o.Out[0]), d.f32(o.Out[1])
	heads, dh, eps, k := o.Dims[0], o.Dims[1], o.Scalars[0], d.sequences
	return func(s *device.Step) {
		if s.First {
			clear(dGain)
		}
		n := s.Rows * heads * dh
		k.NormGrad(dX[:n], dGain, x[:n], gain, dY[:n], dh, eps)
	}
}
