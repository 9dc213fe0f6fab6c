package ref

func selectRows(a args) {
	x, index, y, d := a.in[0], a.in[1], a.out[0], a.dims[0]
	for r := range a.rows {
		i := int(index[a.step.Start+r])
		copy(y[r*d:(r+1)*d], x[i*d:])
	}
}

func selectGrad(a args) {
	dY, index, dX, d := a.in[0], a.in[1], a.out[0], a.dims[0]
	clear(dX)
	for r := range a.rows {
		i := int(index[a.step.Start+r])
		copy(dX[i*d:(i+1)*d], dY[r*d:])
	}
}
