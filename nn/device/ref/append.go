package ref

func appendRows(a args) {
	x, hist, d := a.in[0], a.out[0], a.dims[0]
	copy(hist[a.step.Start*d:], x[:a.rows*d])
}
