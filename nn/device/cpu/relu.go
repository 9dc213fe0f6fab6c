package cpu

import "breakeven/nn/device"

func (d *Device) relu(o device.Op) func(*device.Step) {
	x, y, dim, k := d.f32(o.In[0]), d.f32(o.Out[0]), o.Dims[0], d.kernels
	return func(s *device.Step) { k.ReLU(y[:s.Rows*dim], x[:s.Rows*dim]) }
}

func (d *Device) reluGrad(o device.Op) func(*device.Step) {
	y, dY, dX, dim, k := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0]), o.Dims[0], d.kernels
	return func(s *device.Step) { k.ReLUGrad(dX[:s.Rows*dim], y[:s.Rows*dim], dY[:s.Rows*dim]) }
}
