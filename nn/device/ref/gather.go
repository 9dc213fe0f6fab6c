package ref

func gather(a args) {
	data, index, x := a.in[0], a.in[1], a.out[0]
	d, scale := a.dims[0], a.scalars[0]
	for r := range a.rows {
		row := int(index[a.step.Start+r])
		for j := range d {
			x[r*d+j] = scale * data[row*d+j]
		}
	}
}

func pick(a args) {
	label, index, y := a.in[0], a.in[1], a.out[0]
	for r := range a.rows {
		y[r] = label[int(index[a.step.Start+r])]
	}
}
