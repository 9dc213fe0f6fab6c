package cpu

// Kernels are the element-wise and row-wise loops that BLAS does not cover.
// Generic is the portable one; a device with faster loops brings its own.
//
// Matrices are row-major and packed. Slices that must agree in length do;
// implementations may rely on it. The same input gives the same output, bit
// for bit, always.
type Kernels interface {
	// Gather: x[r][j] = scale · data[index[r]][j]; index has a row's number for
	// each row of x, x [len(index)×d], every index inside data.
	Gather(x []float32, data []byte, index []uint32, d int, scale float32)
	// FillBias: y[r][j] = b[j], y [len(y)/len(b) × len(b)]: what BLAS then adds
	// x·w to.
	FillBias(y, b []float32)
	// SumRows: db[j] = Σ_r dY[r][j], added to db where add is true.
	SumRows(db, dY []float32, add bool)
	// ReLU: y[i] = max(0, x[i]); y may be x. NaN stays NaN.
	ReLU(y, x []float32)
	// ReLUGrad: dX[i] = dY[i] where y[i] > 0, else 0; dX may be dY.
	ReLUGrad(dX, y, dY []float32)
	// Softmax: p = softmax(z) for each row of k; p may be z.
	Softmax(p, z []float32, k int)
	// SoftmaxCrossEntropy returns the sum of the rows' losses and the number of
	// rows whose (first) largest logit is the label's; unless dZ is nil,
	// dZ[r][j] = (softmax(z[r])[j] − 1{j = y[r]}) · scale. dZ may be z.
	SoftmaxCrossEntropy(dZ, z []float32, y []uint32, k int, scale float32) (loss, correct float32)
	// SGD: w −= lr·g.
	SGD(w, g []float32, lr float32)
	// Momentum: v = mu·v + g; w −= lr·v.
	Momentum(w, v, g []float32, lr, mu float32)
	// Adam: m = β1·m + (1−β1)·g; v = β2·v + (1−β2)·g²;
	// w −= lr·(m/c1) / (√(v/c2) + ε), with c1 = 1−β1^t, c2 = 1−β2^t.
	Adam(w, m, v, g []float32, lr, beta1, beta2, eps, c1, c2 float32)
}
