package ref

import "math"

func tanh(a args) {
	x, y := a.in[0], a.out[0]
	for i := range a.rows * a.dims[0] {
		y[i] = math.Tanh(x[i])
	}
}

func tanhGrad(a args) {
	y, dY, dX := a.in[0], a.in[1], a.out[0]
	for i := range a.rows * a.dims[0] {
		dX[i] = dY[i] * (1 - y[i]*y[i])
	}
}

func sigmoid(a args) {
	x, y := a.in[0], a.out[0]
	for i := range a.rows * a.dims[0] {
		y[i] = 1 / (1 + math.Exp(-x[i]))
	}
}

func sigmoidGrad(a args) {
	y, dY, dX := a.in[0], a.in[1], a.out[0]
	for i := range a.rows * a.dims[0] {
		dX[i] = dY[i] * y[i] * (1 - y[i])
	}
}
