package ref

import "breakeven/nn/device"

func dropout(a args) {
	x, y, p := a.in[0], a.out[0], a.scalars[0]
	seed := a.step.Seed + uint32(a.dims[1])
	for i := range a.rows * a.dims[0] {
		if device.Hash(seed, uint32(i)) < device.DropoutBelow(float32(p)) {
			y[i] = 0
		} else {
			y[i] = x[i] / (1 - p)
		}
	}
}
