package cpu

// SequenceKernels are what Kernels may have besides: the loops of the operations
// of sequences (device.Kind.OfSequences), with the same promises. A device that
// is faster at some of them embeds Generic for the others.
type SequenceKernels interface {
	// Add: y[i] = a[i] + b[i]; y may be a or b.
	Add(y, a, b []float32)
	// Embed: x[r] = scale · table[token[r]], rows of d.
	Embed(x, table []float32, token []uint32, d int, scale float32)
	// EmbedGrad: dTable[token[r]] += scale · dX[r], in the order of the rows.
	EmbedGrad(dTable, dX []float32, token []uint32, d int, scale float32)
	// ReLU2: y[i] = max(0, x[i])²; y may be x. NaN stays NaN.
	ReLU2(y, x []float32)
	// ReLU2Grad: dX[i] = dY[i] · 2·max(0, x[i]); dX may be dY.
	ReLU2Grad(dX, x, dY []float32)
	// Norm: each run of d numbers of x, divided by its root mean square and times
	// a gain, which come in turn; y may be x.
	Norm(y, x, gain []float32, d int, eps float32)
	// NormGrad is the backward of Norm (device.HeadNormGrad), and adds to dGain
	// unless that is nil; dX may be dY.
	NormGrad(dX, dGain, x, gain, dY []float32, d int, eps float32)
	// Rotate: the pairs (i, i+dh/2) of each row's first rotary heads, turned by the
	// row's line of turns, which has at pos[r]·dh dh/2 cosines and as many sines;
	// other heads are copied. x, y [len(pos)×heads×dh]; y may be x.
	Rotate(y, x, turns []float32, pos []uint32, heads, dh, rotary int)
	// CausalConv: y[r] = Σ_t w[t] ∘ x[i−t] over t ≤ pos[i], where y's rows are the
	// last ones of x: i = len(pos) − len(y)/d + r. x [len(pos)×d], w [taps×d].
	CausalConv(y, x, w []float32, pos []uint32, d int)
	// CausalConvWeightGrad: dW[t] += Σ_r x[i−t] ∘ dY[r], i and t as in CausalConv.
	CausalConvWeightGrad(dW, x, dY []float32, pos []uint32, d int)
	// CausalConvInputGrad: dX[i] = Σ_t w[t] ∘ dY[i+t] over i+t < len(pos),
	// t ≤ pos[i+t]. dX, dY [len(pos)×d].
	CausalConvInputGrad(dX, dY, w []float32, pos []uint32, d int)
	// CausalSoftmax: s [m×n] are scores of the last m of n tokens, row by row; each
	// row becomes the softmax of what its token may see, its first n−m+1+r numbers,
	// and 0 behind. lse[r·stride] = the log of the row's sum of exponentials.
	CausalSoftmax(s, lse []float32, m, n, stride int)
	// CausalSoftmaxGrad: s [m×n] are scores again, dP [m×n] the gradient of their
	// softmax. s becomes that softmax p = exp(s − lse[r·stride]), and dP becomes
	// p ∘ (dP − dY[r]·y[r]); both 0 where a token may not see. Rows of y and dY have
	// dh numbers and stand stride·dh apart.
	CausalSoftmaxGrad(s, dP, lse, y, dY []float32, m, n, stride, dh int)
	// WeightedCrossEntropy returns the rows' losses and the rows whose (first)
	// largest logit is the target's, each summed by weight[r]; unless dZ is nil,
	// dZ[r][j] = weight[r] · (softmax(z[r])[j] − 1{j = y[r]}). dZ may be z.
	WeightedCrossEntropy(dZ, z []float32, y []uint32, weight []float32, k int) (loss, correct float32)
}
