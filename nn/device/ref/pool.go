package ref

import "math"

func maxPool(a args) {
	x, y := a.in[0], a.out[0]
	blocks(a, func(to int, from [4]int) { y[to] = x[largest(x, from)] })
}

func maxPoolGrad(a args) {
	x, dY, dX := a.in[0], a.in[1], a.out[0]
	clear(dX[:a.rows*a.dims[0]*a.dims[1]*a.dims[2]])
	blocks(a, func(to int, from [4]int) { dX[largest(x, from)] = dY[to] })
}

// blocks gives the place of every number of y, and of the four of x above it in
// reading order.
func blocks(a args, do func(to int, from [4]int)) {
	h, w := a.dims[1], a.dims[2]
	to := 0
	for plane := range a.rows * a.dims[0] {
		for i := range h / 2 {
			for j := range w / 2 {
				at := (plane*h+2*i)*w + 2*j
				do(to, [4]int{at, at + 1, at + w, at + w + 1})
				to++
			}
		}
	}
}

// largest returns the first place of the largest number, or of the first NaN.
func largest(x []float64, places [4]int) int {
	best := places[0]
	for _, at := range places[1:] {
		if x[at] > x[best] || math.IsNaN(x[at]) && !math.IsNaN(x[best]) {
			best = at
		}
	}
	return best
}
