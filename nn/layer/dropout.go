package layer

import "breakeven/nn/device"

// Dropout leaves out each number with chance P while the network learns, and
// does nothing in other programs.
type Dropout struct {
	Dim  int
	P    float32
	Salt uint32 // tells a network's dropouts apart

	weightless
}

func (*Dropout) Name() string { return "dropout" }

// Forward is not in place: an activation before it needs its own output for
// its gradient.
func (d *Dropout) Forward(p *device.Program, x device.View) device.View {
	if !p.Learn {
		return x
	}
	y := p.Alloc(p.Rows * d.Dim)
	p.Add(device.Dropout(y, x, p.Rows, d.Dim, d.P, d.Salt))
	return y
}

// Backward leaves out the same numbers of dY, in place.
func (d *Dropout) Backward(p *device.Program, dY device.View) device.View {
	p.Add(device.Dropout(dY, dY, p.Rows, d.Dim, d.P, d.Salt))
	return dY
}
