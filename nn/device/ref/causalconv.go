package ref

func causalConv(a args) {
	x, w, pos, y := a.in[0], a.in[1], a.in[2], a.out[0]
	d, taps := a.dims[0], a.dims[1]
	for r := range a.rows {
		i := a.step.Start + r
		for c := range d {
			sum := 0.0
			for t := 0; t < taps && t <= int(pos[i]); t++ {
				sum += w[t*d+c] * x[(i-t)*d+c]
			}
			y[r*d+c] = sum
		}
	}
}

func causalConvWeightGrad(a args) {
	x, dY, pos, dW := a.in[0], a.in[1], a.in[2], a.out[0]
	d, taps := a.dims[0], a.dims[1]
	if a.step.First {
		clear(dW)
	}
	for r := range a.rows {
		i := a.step.Start + r
		for c := range d {
			for t := 0; t < taps && t <= int(pos[i]); t++ {
				dW[t*d+c] += x[(i-t)*d+c] * dY[r*d+c]
			}
		}
	}
}

func causalConvInputGrad(a args) {
	dY, w, pos, dX := a.in[0], a.in[1], a.in[2], a.out[0]
	d, taps := a.dims[0], a.dims[1]
	for i := range a.rows {
		for c := range d {
			sum := 0.0
			for t := 0; t < taps && i+t < a.rows; t++ {
				if t <= int(pos[i+t]) {
					sum += w[t*d+c] * dY[(i+t)*d+c]
				}
			}
			dX[i*d+c] = sum
		}
	}
}
