package device

// Gather brings the digits of a micro-batch together as numbers.
//
//	x[r][j] = scale · data[index[Start+r]][j]
//
// data [n×d] U8, index [m] U32, x [rows×d] F32. Out-of-range indices are a
// programmer's mistake: host devices panic, others read the last row.
//
// In: data, index. Out: x. Dims: d. Scalars: scale.
func Gather(x, data, index View, rows, d int, scale float32) Op {
	x.must("Gather", "x", F32, rows*d)
	data.must("Gather", "data", U8, data.Len/d*d)
	index.must("Gather", "index", U32, index.Len)
	return Op{KindGather, []View{data, index}, []View{x}, rows, []int{d}, []float32{scale}}
}
