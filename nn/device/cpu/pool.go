package cpu

import "breakeven/nn/device"

func (d *Device) maxPool(o device.Op) func(*device.Step) {
	x, y, k := d.f32(o.In[0]), d.f32(o.Out[0]), d.kernels
	in := device.PlanesOf(o.Dims)
	return func(s *device.Step) {
		k.MaxPool(y[:s.Rows*in.Pool().Size()], x[:s.Rows*in.Size()], s.Rows*in.C, in.H, in.W)
	}
}

func (d *Device) maxPoolGrad(o device.Op) func(*device.Step) {
	x, dY, dX, k := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0]), d.kernels
	in := device.PlanesOf(o.Dims)
	return func(s *device.Step) {
		n := s.Rows * in.Size()
		k.MaxPoolGrad(dX[:n], x[:n], dY[:s.Rows*in.Pool().Size()], s.Rows*in.C, in.H, in.W)
	}
}
