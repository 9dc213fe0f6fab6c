package cpu

import "breakeven/nn/device"

func (d *Device) dropout(o device.Op) func(*device.Step) {
	x, y, k := d.f32(o.In[0]), d.f32(o.Out[0]), d.kernels
	dim, salt, p := o.Dims[0], uint32(o.Dims[1]), o.Scalars[0]
	return func(s *device.Step) {
		n := s.Rows * dim
		k.Dropout(y[:n], x[:n], s.Seed+salt, device.DropoutBelow(p), 1/(1-p))
	}
}
