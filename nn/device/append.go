package device

// Append puts a step's rows behind those that a history holds already (the
// key–value cache of generation).
//
//	hist[Start+r] = x[r]
//
// x [rows×d], hist [n×d]. In: x. Out: hist. Dims: d.
func Append(hist, x View, rows, d int) Op {
	hist.must("Append", "hist", F32, hist.Len/d*d)
	x.must("Append", "x", F32, rows*d)
	return Op{KindAppend, []View{x}, []View{hist}, rows, []int{d}, nil}
}
