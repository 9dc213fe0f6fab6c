package device

// Planes is the shape of an image with several channels: C planes of H rows of
// W numbers, in that order.
type Planes struct{ C, H, W int }

// Size returns C·H·W.
func (p Planes) Size() int { return p.C * p.H * p.W }

// Conv returns the shape that a valid k×k convolution into c channels gives.
func (p Planes) Conv(c, k int) Planes { return Planes{c, p.H - k + 1, p.W - k + 1} }

// Pool returns the shape that 2×2 pooling gives; an odd last row or column is
// left out.
func (p Planes) Pool() Planes { return Planes{p.C, p.H / 2, p.W / 2} }

// Conv is a valid convolution with stride 1 (as everywhere in deep learning
// in truth a correlation: the kernel is not flipped).
//
//	y[r][o][i][j] = b[o] + Σ_c Σ_u Σ_v x[r][c][i+u][j+v] · w[o][c][u][v]
//
// x [rows×C×H×W], w [out×C×k×k], b [out], y [rows×out×(H−k+1)×(W−k+1)].
//
// In: x, w, b. Out: y. Dims: C, H, W, out, k.
func Conv(y, x, w, b View, rows int, shape Planes, out, k int) Op {
	checkConv("Conv", shape, out, k)
	y.must("Conv", "y", F32, rows*shape.Conv(out, k).Size())
	x.must("Conv", "x", F32, rows*shape.Size())
	w.must("Conv", "w", F32, out*shape.C*k*k)
	b.must("Conv", "b", F32, out)
	return Op{KindConv, []View{x, w, b}, []View{y}, rows, convDims(shape, out, k), nil}
}

// ConvWeightGrad is the part of Conv's backward that goes into its weights.
//
//	dW[o][c][u][v] = Σ_r Σ_i Σ_j x[r][c][i+u][j+v] · dY[r][o][i][j]
//	db[o]          = Σ_r Σ_i Σ_j dY[r][o][i][j]
//
// on a batch's first micro-batch; added to dW and db on the others. Shapes as
// in Conv. In: x, dY. Out: dW, db. Dims: C, H, W, out, k.
func ConvWeightGrad(dW, db, x, dY View, rows int, shape Planes, out, k int) Op {
	checkConv("ConvWeightGrad", shape, out, k)
	dW.must("ConvWeightGrad", "dW", F32, out*shape.C*k*k)
	db.must("ConvWeightGrad", "db", F32, out)
	x.must("ConvWeightGrad", "x", F32, rows*shape.Size())
	dY.must("ConvWeightGrad", "dY", F32, rows*shape.Conv(out, k).Size())
	return Op{KindConvWeightGrad, []View{x, dY}, []View{dW, db}, rows, convDims(shape, out, k), nil}
}

// ConvInputGrad is the part of Conv's backward that goes on to its input: a
// full convolution of dY with the flipped kernels.
//
//	dX[r][c][i][j] = Σ_o Σ_u Σ_v dY[r][o][i−u][j−v] · w[o][c][u][v]
//
// where dY counts as 0 outside its planes. Shapes as in Conv.
//
// In: dY, w. Out: dX. Dims: C, H, W, out, k.
func ConvInputGrad(dX, dY, w View, rows int, shape Planes, out, k int) Op {
	checkConv("ConvInputGrad", shape, out, k)
	dX.must("ConvInputGrad", "dX", F32, rows*shape.Size())
	dY.must("ConvInputGrad", "dY", F32, rows*shape.Conv(out, k).Size())
	w.must("ConvInputGrad", "w", F32, out*shape.C*k*k)
	return Op{KindConvInputGrad, []View{dY, w}, []View{dX}, rows, convDims(shape, out, k), nil}
}

func checkConv(op string, shape Planes, out, k int) {
	if shape.C < 1 || out < 1 || k < 1 || shape.H < k || shape.W < k {
		panic("device: " + op + ": a kernel does not fit its image")
	}
}

func convDims(s Planes, out, k int) []int { return append(planesDims(s), out, k) }

func planesDims(s Planes) []int { return []int{s.C, s.H, s.W} }

// PlanesOf reads the shape of x from the Dims of a convolution's or a pooling's
// operation.
func PlanesOf(dims []int) Planes { return Planes{dims[0], dims[1], dims[2]} }

// ConvOf reads from a convolution's Dims the shape of x, the channels of y and
// the kernels' height and width.
func ConvOf(dims []int) (in Planes, out, k int) { return PlanesOf(dims), dims[3], dims[4] }
