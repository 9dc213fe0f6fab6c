package device

// WeightedCrossEntropy is SoftmaxCrossEntropy in which each row counts by a weight
// of its own: answers more than prompts, and a batch's documents by its caller's
// norm. Step.Batch is not used.
//
//	loss_r   = log Σ_j exp(z[r][j]) − z[r][y[Start+r]]
//	dZ[r][j] = weight[Start+r] · (softmax(z[r])[j] − 1{j = y[Start+r]})
//	metrics[2·Slot]   (+)= Σ_r weight[Start+r] · loss_r
//	metrics[2·Slot+1] (+)= Σ_r weight[Start+r] · 1{the largest logit is the target's}
//
// overwriting on a batch's first micro-batch, adding on the others. Of equal
// largest logits the first counts. z, dZ [rows×k] F32; y U32 below k and weight
// F32, an entry a row; metrics [2·slots] F32; dZ may be z, or zero where only the
// measure is wanted.
//
// In: z, y, weight. Out: dZ, metrics. Dims: k.
func WeightedCrossEntropy(dZ, metrics, z, y, weight View, rows, k int) Op {
	if !dZ.IsZero() {
		dZ.must("WeightedCrossEntropy", "dZ", F32, rows*k)
	}
	metrics.must("WeightedCrossEntropy", "metrics", F32, metrics.Len/2*2)
	z.must("WeightedCrossEntropy", "z", F32, rows*k)
	y.must("WeightedCrossEntropy", "y", U32, y.Len)
	weight.must("WeightedCrossEntropy", "weight", F32, y.Len)
	return Op{KindWeightedCrossEntropy, []View{z, y, weight}, []View{dZ, metrics}, rows, []int{k}, nil}
}
