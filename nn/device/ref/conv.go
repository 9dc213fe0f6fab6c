package ref

import "breakeven/nn/device"

// image numbers the elements of a batch of images: row r, channel c, line i,
// column j.
type image device.Planes

func (m image) at(r, c, i, j int) int { return ((r*m.C+c)*m.H+i)*m.W + j }

// convDims returns the images that go in and out, and the kernels [out×C×k×k]
// as one image each.
func convDims(a args) (in, out, kernel image) {
	s, n, k := device.ConvOf(a.dims)
	return image(s), image(s.Conv(n, k)), image{s.C, k, k}
}

func conv(a args) {
	x, w, b, y := a.in[0], a.in[1], a.in[2], a.out[0]
	in, out, kernel := convDims(a)
	for r := range a.rows {
		for o := range out.C {
			for i := range out.H {
				for j := range out.W {
					sum := b[o]
					for c := range in.C {
						for u := range kernel.H {
							for v := range kernel.W {
								sum += x[in.at(r, c, i+u, j+v)] * w[kernel.at(o, c, u, v)]
							}
						}
					}
					y[out.at(r, o, i, j)] = sum
				}
			}
		}
	}
}

func convWeightGrad(a args) {
	x, dY, dW, db := a.in[0], a.in[1], a.out[0], a.out[1]
	in, out, kernel := convDims(a)
	if a.step.First {
		clear(dW)
		clear(db)
	}
	for r := range a.rows {
		for o := range out.C {
			for i := range out.H {
				for j := range out.W {
					g := dY[out.at(r, o, i, j)]
					db[o] += g
					for c := range in.C {
						for u := range kernel.H {
							for v := range kernel.W {
								dW[kernel.at(o, c, u, v)] += x[in.at(r, c, i+u, j+v)] * g
							}
						}
					}
				}
			}
		}
	}
}

func convInputGrad(a args) {
	dY, w, dX := a.in[0], a.in[1], a.out[0]
	in, out, kernel := convDims(a)
	for r := range a.rows {
		for c := range in.C {
			for i := range in.H {
				for j := range in.W {
					sum := 0.0
					for o := range out.C {
						for u := max(0, i-out.H+1); u < min(kernel.H, i+1); u++ {
							for v := max(0, j-out.W+1); v < min(kernel.W, j+1); v++ {
								sum += dY[out.at(r, o, i-u, j-v)] * w[kernel.at(o, c, u, v)]
							}
						}
					}
					dX[in.at(r, c, i, j)] = sum
				}
			}
		}
	}
}
