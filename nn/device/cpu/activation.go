package cpu

import "breakeven/nn/device"

func (d *Device) activation(o device.Op, f func(y, x []float32)) func(*device.Step) {
	x, y, dim := d.f32(o.In[0]), d.f32(o.Out[0]), o.Dims[0]
	return func(s *device.Step) { f(y[:s.Rows*dim], x[:s.Rows*dim]) }
}

func (d *Device) activationGrad(o device.Op, f func(dX, y, dY []float32)) func(*device.Step) {
	y, dY, dX, dim := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0]), o.Dims[0]
	return func(s *device.Step) { f(dX[:s.Rows*dim], y[:s.Rows*dim], dY[:s.Rows*dim]) }
}
