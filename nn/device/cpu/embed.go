package cpu

import "breakeven/nn/device"

func (d *Device) embed(o device.Op) func(*device.Step) {
	table, token, x := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0])
	dim, scale, k := o.Dims[0], o.Scalars[0], d.sequences
	return func(s *device.Step) {
		k.Embed(x[:s.Rows*dim], table, token[s.Start:s.Start+s.Rows], dim, scale)
	}
}

func (d *Device) embedGrad(o device.Op) func(*device.Step) {
	dX, token, dTable := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0])
	dim, scale, k := o.Dims[0], o.Scalars[0], d.sequences
	return func(s *device.Step) {
		k.EmbedGrad(dTable, dX[:s.Rows*dim], token[s.Start:s.Start+s.Rows], dim, scale)
	}
}
