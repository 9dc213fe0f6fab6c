package ref

func relu(a args) {
	x, y := a.in[0], a.out[0]
	for i := range a.rows * a.dims[0] {
		y[i] = max(0, x[i]) // max(0, NaN) is NaN
	}
}

func reluGrad(a args) {
	y, dY, dX := a.in[0], a.in[1], a.out[0]
	for i := range a.rows * a.dims[0] {
		if y[i] > 0 {
			dX[i] = dY[i]
		} else {
			dX[i] = 0
		}
	}
}
