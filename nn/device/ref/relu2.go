package ref

func relu2(a args) {
	x, y := a.in[0], a.out[0]
	for i := range a.rows * a.dims[0] {
		v := max(0, x[i])
		y[i] = v * v
	}
}

func relu2Grad(a args) {
	x, dY, dX := a.in[0], a.in[1], a.out[0]
	for i := range a.rows * a.dims[0] {
		dX[i] = dY[i] * 2 * max(0, x[i])
	}
}
