package device

// Tanh is the hyperbolic tangent.
//
//	y[i] = tanh(x[i])
//
// x, y [rows×d]; y may be x. In: x. Out: y. Dims: d.
func Tanh(y, x View, rows, d int) Op { return activation(KindTanh, y, x, rows, d) }

// TanhGrad is the backward of Tanh; it needs only the output y.
//
//	dX[i] = dY[i] · (1 − y[i]²)
//
// y, dY, dX [rows×d]; dX may be dY. In: y, dY. Out: dX. Dims: d.
func TanhGrad(dX, y, dY View, rows, d int) Op {
	return activationGrad(KindTanhGrad, dX, y, dY, rows, d)
}

// Sigmoid is the logistic function.
//
//	y[i] = 1 / (1 + exp(−x[i]))
//
// x, y [rows×d]; y may be x. In: x. Out: y. Dims: d.
func Sigmoid(y, x View, rows, d int) Op { return activation(KindSigmoid, y, x, rows, d) }

// SigmoidGrad is the backward of Sigmoid; it needs only the output y.
//
//	dX[i] = dY[i] · y[i] · (1 − y[i])
//
// y, dY, dX [rows×d]; dX may be dY. In: y, dY. Out: dX. Dims: d.
func SigmoidGrad(dX, y, dY View, rows, d int) Op {
	return activationGrad(KindSigmoidGrad, dX, y, dY, rows, d)
}

func activation(k Kind, y, x View, rows, d int) Op {
	y.must(k.String(), "y", F32, rows*d)
	x.must(k.String(), "x", F32, rows*d)
	return Op{k, []View{x}, []View{y}, rows, []int{d}, nil}
}

func activationGrad(k Kind, dX, y, dY View, rows, d int) Op {
	dX.must(k.String(), "dX", F32, rows*d)
	y.must(k.String(), "y", F32, rows*d)
	dY.must(k.String(), "dY", F32, rows*d)
	return Op{k, []View{y, dY}, []View{dX}, rows, []int{d}, nil}
}
