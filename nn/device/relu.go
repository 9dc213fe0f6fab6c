package device

// ReLU is the rectifier (Nair & Hinton 2010).
//
//	y[i] = max(0, x[i])
//
// x, y [rows×d]; y may be x. A NaN stays a NaN, so that a diverged run shows.
//
// In: x. Out: y. Dims: d.
func ReLU(y, x View, rows, d int) Op { return activation(KindReLU, y, x, rows, d) }

// ReLUGrad is the backward of ReLU; it needs only the output y.
//
//	dX[i] = dY[i] where y[i] > 0, else 0
//
// y, dY, dX [rows×d]; dX may be dY. In: y, dY. Out: dX. Dims: d.
func ReLUGrad(dX, y, dY View, rows, d int) Op {
	return activationGrad(KindReLUGrad, dX, y, dY, rows, d)
}
