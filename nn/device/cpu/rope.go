package cpu

import (
	"math"

	"breakeven/nn/device"
)

// rotation is what decides a table of turns.
type rotation struct {
	dh      int
	base    float32
	inverse bool
}

func (d *Device) rope(o device.Op) func(*device.Step) {
	x, pos, y := d.f32(o.In[0]), d.u32(o.In[1]), d.f32(o.Out[0])
	heads, dh, rotary, k := o.Dims[0], o.Dims[1], o.Dims[2], d.sequences
	turns := d.turnsOf(rotation{dh, o.Scalars[0], o.Dims[3] == 1}, len(pos))
	return func(s *device.Step) {
		n := s.Rows * heads * dh
		k.Rotate(y[:n], x[:n], turns, pos[s.Start:s.Start+s.Rows], heads, dh, rotary)
	}
}

// turnsOf returns for positions 0 … n−1 the cosines of a head's dh/2 angles and
// then their sines. All layers share a table: sines cost more than all the rest.
func (d *Device) turnsOf(of rotation, n int) []float32 {
	table := d.turns[of]
	half := of.dh / 2
	for p := len(table) / max(of.dh, 1); p < n; p++ {
		line := make([]float32, of.dh)
		for i := range half {
			alpha := float64(p) * math.Pow(float64(of.base), -2*float64(i)/float64(of.dh))
			if of.inverse {
				alpha = -alpha
			}
			sin, cos := math.Sincos(alpha)
			line[i], line[half+i] = float32(cos), float32(sin)
		}
		table = append(table, line...)
	}
	d.turns[of] = table
	return table
}
