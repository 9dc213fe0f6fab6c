package cpu

import "breakeven/nn/device"

func (d *Device) softmax(o device.Op) func(*device.Step) {
	z, p, classes, k := d.f32(o.In[0]), d.f32(o.Out[0]), o.Dims[0], d.kernels
	return func(s *device.Step) { k.Softmax(p[:s.Rows*classes], z[:s.Rows*classes], classes) }
}

func (d *Device) softmaxCrossEntropy(o device.Op) func(*device.Step) {
	z, y, dZ, metrics := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0]), d.f32(o.Out[1])
	classes, k := o.Dims[0], d.kernels
	return func(s *device.Step) {
		n := s.Rows * classes
		grad := dZ
		if grad != nil {
			grad = grad[:n]
		}
		loss, correct := k.SoftmaxCrossEntropy(grad, z[:n], y[:s.Rows], classes, 1/float32(s.Batch))
		addMetrics(metrics, s, loss, correct)
	}
}

func (d *Device) weightedCrossEntropy(o device.Op) func(*device.Step) {
	z, y, weight, dZ, metrics := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.In[2]), d.f32(o.Out[0]), d.f32(o.Out[1])
	classes, k := o.Dims[0], d.sequences
	return func(s *device.Step) {
		n, end := s.Rows*classes, s.Start+s.Rows
		grad := dZ
		if grad != nil {
			grad = grad[:n]
		}
		loss, correct := k.WeightedCrossEntropy(grad, z[:n], y[s.Start:end], weight[s.Start:end], classes)
		addMetrics(metrics, s, loss, correct)
	}
}

// addMetrics puts a micro-batch's sums where its batch's go.
func addMetrics(metrics []float32, s *device.Step, loss, correct float32) {
	m := metrics[2*s.Slot : 2*s.Slot+2]
	if s.First {
		clear(m)
	}
	m[0] += loss
	m[1] += correct
}
