package cpu

import "breakeven/nn/device"

func (d *Device) softmax(o device.Op) func(*device.Step) {
	z, p, classes, k := d.f32(o.In[0]), d.f32(o.Out[0]), o.Dims[0], d.kernels
	return func(s *device.Step) { k.Softmax(p[:s.Rows*classes], z[:s.Rows*classes], classes) }
}

func (d *Device) softmaxCrossEntropy(o device.Op) func(*device.Step) {
	z, y, metrics := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[1])
	var dZ []float32
	if !o.Out[0].IsZero() {
		dZ = d.f32(o.Out[0])
	}
	classes, k := o.Dims[0], d.kernels
	return func(s *device.Step) {
		n := s.Rows * classes
		grad := dZ
		if grad != nil {
			grad = grad[:n]
		}
		loss, correct := k.SoftmaxCrossEntropy(grad, z[:n], y[:s.Rows], classes, 1/float32(s.Batch))
		m := metrics[2*s.Slot : 2*s.Slot+2]
		if s.First {
			m[0], m[1] = loss, correct
		} else {
			m[0] += loss
			m[1] += correct
		}
	}
}
