package ref

import "math"

func rope(a args) {
	x, pos, y := a.in[0], a.in[1], a.out[0]
	heads, dh, rotary, base := a.dims[0], a.dims[1], a.dims[2], a.scalars[0]
	for r := range a.rows {
		for h := range heads {
			at := (r*heads + h) * dh
			if h >= rotary {
				copy(y[at:at+dh], x[at:at+dh])
				continue
			}
			for i := range dh / 2 {
				alpha := pos[a.step.Start+r] * math.Pow(base, -2*float64(i)/float64(dh))
				if a.dims[3] == 1 {
					alpha = -alpha
				}
				sin, cos := math.Sincos(alpha)
				u, v := x[at+i], x[at+dh/2+i]
				y[at+i], y[at+dh/2+i] = u*cos-v*sin, u*sin+v*cos
			}
		}
	}
}
