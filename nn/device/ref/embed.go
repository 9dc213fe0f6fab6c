package ref

func embedGrad(a args) {
	dX, token, dTable := a.in[0], a.in[1], a.out[0]
	d, scale := a.dims[0], a.scalars[0]
	for r := range a.rows {
		t := int(token[a.step.Start+r])
		for j := range d {
			dTable[t*d+j] += scale * dX[r*d+j]
		}
	}
}
