package ref

import "math"

func rmsNorm(a args) {
	x, y := a.in[0], a.out[0]
	d, eps := a.dims[0], a.scalars[0]
	for r := range a.rows {
		row := x[r*d : (r+1)*d]
		rho := inverseRMS(row, eps)
		for i, v := range row {
			y[r*d+i] = v * rho
		}
	}
}

func inverseRMS(x []float64, eps float64) float64 {
	return 1 / math.Sqrt(dot(x, x)/float64(len(x))+eps)
}

func dot(x, y []float64) (sum float64) {
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

func rmsNormGrad(a args) {
	x, dY, dX := a.in[0], a.in[1], a.out[0]
	d, eps := a.dims[0], a.scalars[0]
	for r := range a.rows {
		row, g := x[r*d:(r+1)*d], dY[r*d:(r+1)*d]
		rho, s := inverseRMS(row, eps), dot(row, g)
		for i, v := range row {
			dX[r*d+i] = rho * (g[i] - v*rho*rho*s/float64(d))
		}
	}
}

func headNorm(a args) {
	x, gain, y := a.in[0], a.in[1], a.out[0]
	heads, dh, eps := a.dims[0], a.dims[1], a.scalars[0]
	for r := range a.rows {
		for h := range heads {
			at := (r*heads + h) * dh
			head := x[at : at+dh]
			rho := inverseRMS(head, eps)
			for i, v := range head {
				y[at+i] = gain[h] * v * rho
			}
		}
	}
}

func headNormGrad(a args) {
	x, gain, dY, dX, dGain := a.in[0], a.in[1], a.in[2], a.out[0], a.out[1]
	heads, dh, eps := a.dims[0], a.dims[1], a.scalars[0]
	if a.step.First {
		clear(dGain)
	}
	for r := range a.rows {
		for h := range heads {
			at := (r*heads + h) * dh
			head, g := x[at:at+dh], dY[at:at+dh]
			rho, s := inverseRMS(head, eps), dot(head, g)
			if dGain != nil {
				dGain[h] += rho * s
			}
			for i, v := range head {
				dX[at+i] = gain[h] * rho * (g[i] - v*rho*rho*s/float64(dh))
			}
		}
	}
}
