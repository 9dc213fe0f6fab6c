package ref

func dense(a args) {
	x, w, b, y := a.in[0], a.in[1], a.in[2], a.out[0]
	in, out := a.dims[0], a.dims[1]
	for r := range a.rows {
		for j := range out {
			sum := 0.0
			if b != nil {
				sum = b[j]
			}
			for i := range in {
				sum += x[r*in+i] * w[i*out+j]
			}
			y[r*out+j] = sum
		}
	}
}

func denseWeightGrad(a args) {
	x, dY, dW, db := a.in[0], a.in[1], a.out[0], a.out[1]
	in, out := a.dims[0], a.dims[1]
	if a.step.First {
		clear(dW)
		clear(db)
	}
	for r := range a.rows {
		for j := range out {
			for i := range in {
				dW[i*out+j] += x[r*in+i] * dY[r*out+j]
			}
			if db != nil {
				db[j] += dY[r*out+j]
			}
		}
	}
}

func denseInputGrad(a args) {
	dY, w, dX := a.in[0], a.in[1], a.out[0]
	in, out := a.dims[0], a.dims[1]
	for r := range a.rows {
		for i := range in {
			sum := 0.0
			for j := range out {
				sum += dY[r*out+j] * w[i*out+j]
			}
			dX[r*in+i] = sum
		}
	}
}
