package cpu

import "breakeven/nn/device"

func (d *Device) append(o device.Op) func(*device.Step) {
	x, hist, dim := d.f32(o.In[0]), d.f32(o.Out[0]), o.Dims[0]
	return func(s *device.Step) { copy(hist[s.Start*dim:(s.Start+s.Rows)*dim], x) }
}
