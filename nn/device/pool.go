package device

// MaxPool keeps the largest of every 2×2 block.
//
//	y[r][c][i][j] = max(x[r][c][2i..2i+1][2j..2j+1])
//
// x [rows×C×H×W], y [rows×C×⌊H/2⌋×⌊W/2⌋]. A NaN in a block gives NaN.
//
// In: x. Out: y. Dims: C, H, W.
func MaxPool(y, x View, rows int, shape Planes) Op {
	y.must("MaxPool", "y", F32, rows*shape.Pool().Size())
	x.must("MaxPool", "x", F32, rows*shape.Size())
	return Op{KindMaxPool, []View{x}, []View{y}, rows, planesDims(shape), nil}
}

// MaxPoolGrad is the backward of MaxPool: a block's gradient goes to its
// largest number, of equals to the first in reading order; everything else of
// dX becomes 0.
//
// x, dX [rows×C×H×W], dY [rows×C×⌊H/2⌋×⌊W/2⌋]. In: x, dY. Out: dX.
// Dims: C, H, W.
func MaxPoolGrad(dX, x, dY View, rows int, shape Planes) Op {
	dX.must("MaxPoolGrad", "dX", F32, rows*shape.Size())
	x.must("MaxPoolGrad", "x", F32, rows*shape.Size())
	dY.must("MaxPoolGrad", "dY", F32, rows*shape.Pool().Size())
	return Op{KindMaxPoolGrad, []View{x, dY}, []View{dX}, rows, planesDims(shape), nil}
}
