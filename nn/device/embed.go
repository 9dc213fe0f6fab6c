package device

// Embed looks up the vectors of a sequence's tokens.
//
//	x[r] = scale · E[token[Start+r]]
//
// x [rows×d] F32, table E [vocab×d] F32, token U32, an entry a token, each below
// vocab. The scale √d lets the layers before the first norm see numbers of about
// 1 where the output layer uses the same table (Vaswani et al. 2017, 3.4).
//
// In: table, token. Out: x. Dims: d, vocab. Scalars: scale.
func Embed(x, table, token View, rows, d, vocab int, scale float32) Op {
	x.must("Embed", "x", F32, rows*d)
	table.must("Embed", "table", F32, vocab*d)
	token.must("Embed", "token", U32, token.Len)
	return Op{KindEmbed, []View{table, token}, []View{x}, rows, []int{d, vocab}, []float32{scale}}
}

// EmbedGrad is the backward of Embed.
//
//	dE[token[Start+r]] += scale · dX[r]
//
// It always adds, row by row in order: the gradient of the output layer, which
// shares the table, stands before it and overwrites. dX [rows×d],
// dTable [vocab×d]. In: dX, token. Out: dTable. Dims: d, vocab. Scalars: scale.
func EmbedGrad(dTable, dX, token View, rows, d, vocab int, scale float32) Op {
	dTable.must("EmbedGrad", "dTable", F32, vocab*d)
	dX.must("EmbedGrad", "dX", F32, rows*d)
	token.must("EmbedGrad", "token", U32, token.Len)
	return Op{KindEmbedGrad, []View{dX, token}, []View{dTable}, rows, []int{d, vocab}, []float32{scale}}
}
