package device

// CausalConv mixes each channel of a token with the same channel of the tokens
// right before it in its document: a depthwise convolution (as in Gulati et al.
// 2020, arXiv:2005.08100, here causal and without a bias). Attention then finds
// what stands behind a word in one layer instead of two.
//
//	y[r][c] = Σ_t w[t][c] · x[Start+r−t][c],  t < taps, t ≤ pos[Start+r]
//
// x [n×d] is a history; w [taps×d], y [rows×d]; pos U32, an entry a token.
//
// In: x, w, pos. Out: y. Dims: d, taps.
func CausalConv(y, x, w, pos View, rows, d, taps int) Op {
	y.must("CausalConv", "y", F32, rows*d)
	x.must("CausalConv", "x", F32, x.Len/d*d)
	w.must("CausalConv", "w", F32, taps*d)
	pos.must("CausalConv", "pos", U32, pos.Len)
	return Op{KindCausalConv, []View{x, w, pos}, []View{y}, rows, []int{d, taps}, nil}
}

// CausalConvWeightGrad is the part of CausalConv's backward that goes into its
// weights.
//
//	dW[t][c] = Σ_r x[Start+r−t][c] · dY[r][c]  over the rows with pos[Start+r] ≥ t
//
// on a batch's first micro-batch; added to dW on the others. Shapes as in
// CausalConv. In: x, dY, pos. Out: dW. Dims: d, taps.
func CausalConvWeightGrad(dW, x, dY, pos View, rows, d, taps int) Op {
	dW.must("CausalConvWeightGrad", "dW", F32, taps*d)
	x.must("CausalConvWeightGrad", "x", F32, x.Len/d*d)
	dY.must("CausalConvWeightGrad", "dY", F32, rows*d)
	pos.must("CausalConvWeightGrad", "pos", U32, pos.Len)
	return Op{KindCausalConvWeightGrad, []View{x, dY, pos}, []View{dW}, rows, []int{d, taps}, nil}
}

// CausalConvInputGrad is the part of CausalConv's backward that goes on to its
// input. Step.Start must be 0: rows before it would need a gradient, too.
//
//	dX[i][c] = Σ_t w[t][c] · dY[i+t][c],  t < taps, i+t < Rows, t ≤ pos[i+t]
//
// dX, dY [rows×d]. In: dY, w, pos. Out: dX. Dims: d, taps.
func CausalConvInputGrad(dX, dY, w, pos View, rows, d, taps int) Op {
	dX.must("CausalConvInputGrad", "dX", F32, rows*d)
	dY.must("CausalConvInputGrad", "dY", F32, rows*d)
	w.must("CausalConvInputGrad", "w", F32, taps*d)
	pos.must("CausalConvInputGrad", "pos", U32, pos.Len)
	return Op{KindCausalConvInputGrad, []View{dY, w, pos}, []View{dX}, rows, []int{d, taps}, nil}
}
