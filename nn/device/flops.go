package device

// FLOPs returns the floating-point operations of one run of an operation on so
// many rows, as they are usually counted: a multiplication and an addition are
// two, and a division, a root, an exponential or a comparison is one each. What
// an implementation leaves out or does twice is not looked at.
func (o Op) FLOPs(rows int) float64 {
	r := float64(rows)
	dims := func(i int) float64 { return float64(o.Dims[i]) }
	switch o.Kind {
	case KindGather:
		return r * dims(0) // the scale
	case KindDense: // products, sums, biases
		return 2 * r * dims(0) * dims(1)
	case KindDenseWeightGrad: // and the biases' sums
		return 2*r*dims(0)*dims(1) + r*dims(1)
	case KindDenseInputGrad:
		return 2 * r * dims(0) * dims(1)
	case KindConv, KindConvWeightGrad, KindConvInputGrad:
		in, out, k := ConvOf(o.Dims)
		y := in.Conv(out, k)
		n := 2 * r * float64(y.Size()*in.C*k*k)
		if o.Kind == KindConvWeightGrad {
			n += r * float64(y.Size())
		}
		return n
	case KindMaxPool, KindMaxPoolGrad: // three comparisons a block
		return 3 * r * float64(PlanesOf(o.Dims).Pool().Size())
	case KindReLU, KindReLUGrad, KindDropout:
		return r * dims(0)
	case KindTanh: // 1 − 2/(exp(2x) + 1)
		return 5 * r * dims(0)
	case KindTanhGrad: // dY·(1 − y·y)
		return 3 * r * dims(0)
	case KindSigmoid: // 1/(1 + exp(−x))
		return 4 * r * dims(0)
	case KindSigmoidGrad: // dY·y·(1 − y)
		return 3 * r * dims(0)
	case KindSoftmax: // shift, exponential, sum, division; the maximum
		return 5 * r * dims(0)
	case KindSoftmaxCrossEntropy: // and with the gradient one product
		return 6 * r * dims(0)
	case KindDecay, KindSGD:
		return 2 * float64(o.Out[0].Len)
	case KindMomentum:
		return 4 * float64(o.Out[0].Len)
	case KindAdam: // m: 3, v: 4, step: two corrections, root, ε, quotient, rate, difference
		return 14 * float64(o.Out[0].Len)
	}
	return 0 // Pick only copies
}
