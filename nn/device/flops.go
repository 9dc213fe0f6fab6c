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
	case KindEmbed:
		return r * dims(0)
	case KindEmbedGrad:
		return 2 * r * dims(0)
	case KindDense: // products, sums, biases
		return 2 * r * dims(0) * dims(1)
	case KindDenseWeightGrad: // and the biases' sums
		n := 2 * r * dims(0) * dims(1)
		if !o.Out[1].IsZero() {
			n += r * dims(1)
		}
		return n
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
	case KindReLU, KindReLUGrad, KindDropout, KindAdd:
		return r * dims(0)
	case KindReLU2:
		return 2 * r * dims(0)
	case KindReLU2Grad:
		return 3 * r * dims(0)
	case KindRMSNorm: // squares, sum, product; mean, ε, root, quotient
		return r * (3*dims(0) + 4)
	case KindRMSNormGrad: // squares and their sum again, products and their sum, difference of two products
		return r * (7*dims(0) + 7)
	case KindHeadNorm:
		return r * dims(0) * (3*dims(1) + 5)
	case KindHeadNormGrad: // and the gain's product and sum
		n := r * dims(0) * (7*dims(1) + 8)
		if !o.Out[1].IsZero() {
			n += 2 * r * dims(0)
		}
		return n
	case KindRoPE: // sines and cosines are a table
		return 3 * r * dims(1) * dims(2)
	case KindCausalConv, KindCausalConvWeightGrad, KindCausalConvInputGrad:
		return 2 * r * dims(0) * dims(1)
	case KindAttention: // two products and an exponential a pair of tokens
		return pairs(r) * dims(0) * (4*dims(1) + 5)
	case KindAttentionGrad: // five products and an exponential a pair; dY·y
		return pairs(r)*dims(0)*(10*dims(1)+6) + 2*r*dims(0)*dims(1)
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
	case KindSoftmaxCrossEntropy, KindWeightedCrossEntropy: // and with the gradient one product
		return 6 * r * dims(0)
	case KindDecay, KindSGD:
		return 2 * float64(o.Out[0].Len)
	case KindMomentum:
		return 4 * float64(o.Out[0].Len)
	case KindAdam: // m: 3, v: 4, step: two corrections, root, ε, quotient, rate, difference
		return 14 * float64(o.Out[0].Len)
	case KindMuon: // momenta: 4, norm: 3, step: 4; a round: A, A² and its sum, the product with X and its sum
		n, short := float64(o.Out[0].Len), min(dims(0), dims(1))
		return 11*n + MuonRounds*(2*n*short+(2*short+3)*short*short+(2*short+2)*n)
	}
	return 0 // the others only copy
}

// pairs are those that so many tokens form with themselves and with the ones
// before them, as if they were one document.
func pairs(rows float64) float64 { return rows * (rows + 1) / 2 }
