package device

// Add is the sum of a residual branch and what it goes around (He et al. 2016).
//
//	y[i] = a[i] + b[i]
//
// a, b, y [rows×d]; y may be a or b. Its gradient dY goes on to both as it is.
//
// In: a, b. Out: y. Dims: d.
func Add(y, a, b View, rows, d int) Op {
	y.must("Add", "y", F32, rows*d)
	a.must("Add", "a", F32, rows*d)
	b.must("Add", "b", F32, rows*d)
	return Op{KindAdd, []View{a, b}, []View{y}, rows, []int{d}, nil}
}
