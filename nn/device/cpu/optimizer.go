package cpu

import (
	"math"

	"breakeven/nn/device"
)

func (d *Device) decay(o device.Op) func(*device.Step) {
	w, lambda, k := d.f32(o.Out[0]), o.Scalars[0], d.kernels
	return func(s *device.Step) { k.Decay(w, 1-s.LR*lambda) }
}

func (d *Device) sgd(o device.Op) func(*device.Step) {
	g, w, k := d.f32(o.In[0]), d.f32(o.Out[0]), d.kernels
	return func(s *device.Step) { k.SGD(w, g, s.LR) }
}

func (d *Device) momentum(o device.Op) func(*device.Step) {
	g, w, v, mu, k := d.f32(o.In[0]), d.f32(o.Out[0]), d.f32(o.Out[1]), o.Scalars[0], d.kernels
	return func(s *device.Step) { k.Momentum(w, v, g, s.LR, mu) }
}

func (d *Device) adam(o device.Op) func(*device.Step) {
	g, w, m, v := d.f32(o.In[0]), d.f32(o.Out[0]), d.f32(o.Out[1]), d.f32(o.Out[2])
	beta1, beta2, eps, k := o.Scalars[0], o.Scalars[1], o.Scalars[2], d.kernels
	return func(s *device.Step) {
		// In float64: 1 − 0.999^t loses half of float32's digits at small t.
		c1 := float32(1 - math.Pow(float64(beta1), float64(s.T)))
		c2 := float32(1 - math.Pow(float64(beta2), float64(s.T)))
		k.Adam(w, m, v, g, s.LR, beta1, beta2, eps, c1, c2)
	}
}
