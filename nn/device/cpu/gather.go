package cpu

import "breakeven/nn/device"

func (d *Device) gather(o device.Op) func(*device.Step) {
	data, index, x := d.u8(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0])
	dim, scale, k := o.Dims[0], o.Scalars[0], d.kernels
	return func(s *device.Step) {
		k.Gather(x[:s.Rows*dim], data, index[s.Start:s.Start+s.Rows], dim, scale)
	}
}

func (d *Device) pick(o device.Op) func(*device.Step) {
	label, index, y := d.u8(o.In[0]), d.u32(o.In[1]), d.u32(o.Out[0])
	return func(s *device.Step) {
		for r, i := range index[s.Start : s.Start+s.Rows] {
			y[r] = uint32(label[i])
		}
	}
}
