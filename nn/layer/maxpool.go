package layer

import "breakeven/nn/device"

// MaxPool keeps the largest of every 2×2 block of each plane.
type MaxPool struct {
	In device.Planes

	weightless
	x device.View
}

func (*MaxPool) Name() string { return "maxpool" }

func (m *MaxPool) Forward(p *device.Program, x device.View) device.View {
	m.x = x
	y := p.Alloc(p.Rows * m.In.Pool().Size())
	p.Add(device.MaxPool(y, x, p.Rows, m.In))
	return y
}

func (m *MaxPool) Backward(p *device.Program, dY device.View) device.View {
	dX := p.Alloc(p.Rows * m.In.Size())
	p.Add(device.MaxPoolGrad(dX, m.x, dY, p.Rows, m.In))
	return dX
}
