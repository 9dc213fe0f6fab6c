package device

// ReLU2 is the squared rectifier (So et al. 2021, "Primer", arXiv:2109.08668).
//
//	y[i] = max(0, x[i])²
//
// x, y [rows×d]; y may be x. In: x. Out: y. Dims: d.
func ReLU2(y, x View, rows, d int) Op { return activation(KindReLU2, y, x, rows, d) }

// ReLU2Grad is the backward of ReLU2; unlike the other activations' it needs the
// input x, which saves it a root.
//
//	dX[i] = dY[i] · 2·max(0, x[i])
//
// x, dY, dX [rows×d]; dX may be dY. In: x, dY. Out: dX. Dims: d.
func ReLU2Grad(dX, x, dY View, rows, d int) Op {
	return activationGrad(KindReLU2Grad, dX, x, dY, rows, d)
}
