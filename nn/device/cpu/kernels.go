package cpu

import "breakeven/nn/device"

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
	// MaxPool: the largest of every 2×2 block of each plane, x [planes×h×w],
	// y [planes×⌊h/2⌋×⌊w/2⌋]. A NaN in a block gives NaN.
	MaxPool(y, x []float32, planes, h, w int)
	// MaxPoolGrad: all of dX = 0, but dY at a block's largest number, of equals
	// the first in reading order. x, dX [planes×h×w], dY [planes×⌊h/2⌋×⌊w/2⌋].
	MaxPoolGrad(dX, x, dY []float32, planes, h, w int)
	// Tanh: y[i] = tanh(x[i]); y may be x.
	Tanh(y, x []float32)
	// TanhGrad: dX[i] = dY[i] · (1 − y[i]²); dX may be dY.
	TanhGrad(dX, y, dY []float32)
	// Sigmoid: y[i] = 1 / (1 + exp(−x[i])); y may be x.
	Sigmoid(y, x []float32)
	// SigmoidGrad: dX[i] = dY[i] · y[i] · (1 − y[i]); dX may be dY.
	SigmoidGrad(dX, y, dY []float32)
	// Dropout: y[i] = 0 where device.Hash(seed, i) < below, else x[i] · scale;
	// y may be x.
	Dropout(y, x []float32, seed, below uint32, scale float32)
	// Softmax: p = softmax(z) for each row of k; p may be z.
	Softmax(p, z []float32, k int)
	// SoftmaxCrossEntropy returns the sum of the rows' losses and the number of
	// rows whose (first) largest logit is the label's; unless dZ is nil,
	// dZ[r][j] = (softmax(z[r])[j] − 1{j = y[r]}) · scale. dZ may be z.
	SoftmaxCrossEntropy(dZ, z []float32, y []uint32, k int, scale float32) (loss, correct float32)
	// Decay: w *= factor.
	Decay(w []float32, factor float32)
	// SGD: w −= lr·g.
	SGD(w, g []float32, lr float32)
	// Momentum: v = mu·v + g; w −= lr·v.
	Momentum(w, v, g []float32, lr, mu float32)
	// Adam: m = β1·m + (1−β1)·g; v = β2·v + (1−β2)·g²;
	// w −= lr·(m/c1) / (√(v/c2) + ε), with c1 = 1−β1^t, c2 = 1−β2^t.
	Adam(w, m, v, g []float32, lr, beta1, beta2, eps, c1, c2 float32)
}

// Convolver is what Kernels may have besides: convolutions without the matrix
// of columns that BLAS needs. Shapes and equations as in device.Conv; slices
// hold rows images.
type Convolver interface {
	// Conv: y = x convolved with w, plus b.
	Conv(y, x, w, b []float32, rows int, shape device.Planes, out, k int)
	// ConvWeightGrad makes dW and db from x and dY, added to what is there
	// where add is true.
	ConvWeightGrad(dW, db, x, dY []float32, rows int, shape device.Planes, out, k int, add bool)
	// ConvInputGrad makes dX from dY and w.
	ConvInputGrad(dX, dY, w []float32, rows int, shape device.Planes, out, k int)
}
