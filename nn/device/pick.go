package device

// Pick brings the labels of a micro-batch together.
//
//	y[r] = label[index[Start+r]]
//
// label [n] U8, index [m] U32, y [rows] U32. In: label, index. Out: y.
func Pick(y, label, index View, rows int) Op {
	y.must("Pick", "y", U32, rows)
	label.must("Pick", "label", U8, label.Len)
	index.must("Pick", "index", U32, index.Len)
	return Op{KindPick, []View{label, index}, []View{y}, rows, nil, nil}
}
