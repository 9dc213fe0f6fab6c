package device

// Dense is an affine map.
//
//	y = x·w + b, row by row
//
// x [rows×in], w [in×out], b [out], y [rows×out], all F32, row-major. Without a
// bias b is the zero view, which devices for the digits' networks may refuse.
//
// In: x, w, b. Out: y. Dims: in, out.
func Dense(y, x, w, b View, rows, in, out int) Op {
	y.must("Dense", "y", F32, rows*out)
	x.must("Dense", "x", F32, rows*in)
	w.must("Dense", "w", F32, in*out)
	if !b.IsZero() {
		b.must("Dense", "b", F32, out)
	}
	return Op{KindDense, []View{x, w, b}, []View{y}, rows, []int{in, out}, nil}
}

// DenseWeightGrad is the part of Dense's backward that goes into its weights.
//
//	dW = xᵀ·dY,  db = Σ_r dY[r]   on a batch's first micro-batch
//	dW += xᵀ·dY, db += Σ_r dY[r]  on the others
//
// x [rows×in], dY [rows×out], dW [in×out], db [out] or the zero view.
//
// In: x, dY. Out: dW, db. Dims: in, out.
func DenseWeightGrad(dW, db, x, dY View, rows, in, out int) Op {
	dW.must("DenseWeightGrad", "dW", F32, in*out)
	if !db.IsZero() {
		db.must("DenseWeightGrad", "db", F32, out)
	}
	x.must("DenseWeightGrad", "x", F32, rows*in)
	dY.must("DenseWeightGrad", "dY", F32, rows*out)
	return Op{KindDenseWeightGrad, []View{x, dY}, []View{dW, db}, rows, []int{in, out}, nil}
}

// DenseInputGrad is the part of Dense's backward that goes on to its input.
//
//	dX = dY·wᵀ
//
// dY [rows×out], w [in×out], dX [rows×in]. In: dY, w. Out: dX. Dims: in, out.
func DenseInputGrad(dX, dY, w View, rows, in, out int) Op {
	dX.must("DenseInputGrad", "dX", F32, rows*in)
	dY.must("DenseInputGrad", "dY", F32, rows*out)
	w.must("DenseInputGrad", "w", F32, in*out)
	return Op{KindDenseInputGrad, []View{dY, w}, []View{dX}, rows, []int{in, out}, nil}
}
