package cpu

import "breakeven/nn/device"

func (d *Device) selectRows(o device.Op) func(*device.Step) {
	x, index, y, dim := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0]), o.Dims[0]
	return func(s *device.Step) {
		for r, i := range index[s.Start : s.Start+s.Rows] {
			copy(y[r*dim:], x[int(i)*dim:][:dim])
		}
	}
}

func (d *Device) selectGrad(o device.Op) func(*device.Step) {
	dY, index, dX, dim := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0]), o.Dims[0]
	return func(s *device.Step) {
		clear(dX)
		for r, i := range index[s.Start : s.Start+s.Rows] {
			copy(dX[int(i)*dim:][:dim], dY[r*dim:])
		}
	}
}
