package device

// Softmax turns logits into probabilities, shifted by each row's maximum so
// that nothing overflows.
//
//	p[r][j] = exp(z[r][j] − max_i z[r][i]) / Σ_k exp(z[r][k] − max_i z[r][i])
//
// z, p [rows×k]; p may be z. In: z. Out: p. Dims: k.
func Softmax(p, z View, rows, k int) Op {
	p.must("Softmax", "p", F32, rows*k)
	z.must("Softmax", "z", F32, rows*k)
	return Op{KindSoftmax, []View{z}, []View{p}, rows, []int{k}, nil}
}

// SoftmaxCrossEntropy measures how wrong the logits are, and with dZ also the
// gradient of the batch's mean loss.
//
//	loss_r   = log Σ_j exp(z[r][j]) − z[r][y[r]]
//	dZ[r][j] = (softmax(z[r])[j] − 1{j = y[r]}) / Batch
//	metrics[2·Slot]   (+)= Σ_r loss_r
//	metrics[2·Slot+1] (+)= number of rows whose largest logit is the label's
//
// overwriting on a batch's first micro-batch, adding on the others. Of equal
// largest logits the first counts. z, dZ [rows×k] F32, y [rows] U32 below k,
// metrics [2·slots] F32; dZ may be z, or zero where only the measure is
// wanted.
//
// In: z, y. Out: dZ, metrics. Dims: k.
func SoftmaxCrossEntropy(dZ, metrics, z, y View, rows, k int) Op {
	if !dZ.IsZero() {
		dZ.must("SoftmaxCrossEntropy", "dZ", F32, rows*k)
	}
	metrics.must("SoftmaxCrossEntropy", "metrics", F32, metrics.Len/2*2)
	z.must("SoftmaxCrossEntropy", "z", F32, rows*k)
	y.must("SoftmaxCrossEntropy", "y", U32, rows)
	return Op{KindSoftmaxCrossEntropy, []View{z, y}, []View{dZ, metrics}, rows, []int{k}, nil}
}
