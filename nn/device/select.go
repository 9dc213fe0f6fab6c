package device

// Select brings together the rows that the loss looks at, so that logits are made
// for no others. Its rows, Step.Rows, are those picked, whatever x holds: it stands
// in a program of its own, with the output layer and the loss.
//
//	y[r] = x[index[Start+r]]
//
// x [n×d] F32, index U32, an entry a row of y, each below n; y [rows×d].
//
// In: x, index. Out: y. Dims: d.
func Select(y, x, index View, rows, d int) Op {
	y.must("Select", "y", F32, rows*d)
	x.must("Select", "x", F32, x.Len/d*d)
	index.must("Select", "index", U32, index.Len)
	return Op{KindSelect, []View{x, index}, []View{y}, rows, []int{d}, nil}
}

// SelectGrad is the backward of Select: all n rows of dX are written, so no index
// may come twice.
//
//	dX[index[Start+r]] = dY[r],  0 in the other rows
//
// dY [rows×d], dX [n×d]. In: dY, index. Out: dX. Dims: d.
func SelectGrad(dX, dY, index View, rows, d int) Op {
	dX.must("SelectGrad", "dX", F32, dX.Len/d*d)
	dY.must("SelectGrad", "dY", F32, rows*d)
	index.must("SelectGrad", "index", U32, index.Len)
	return Op{KindSelectGrad, []View{dY, index}, []View{dX}, rows, []int{d}, nil}
}
