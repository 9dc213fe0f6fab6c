package ref

import "math"

// head returns a token's part of a head.
func (a args) head(x []float64, row, h int) []float64 {
	heads, dh := a.dims[0], a.dims[1]
	return x[(row*heads+h)*dh:][:dh]
}

func attention(a args) {
	q, k, v, pos, y, lse := a.in[0], a.in[1], a.in[2], a.in[3], a.out[0], a.out[1]
	heads, dh := a.dims[0], a.dims[1]
	for r := range a.rows {
		last := a.step.Start + r
		first := last - int(pos[last])
		for h := range heads {
			p := make([]float64, last-first+1)
			for j := range p {
				p[j] = dot(a.head(q, r, h), a.head(k, first+j, h)) / math.Sqrt(float64(dh))
			}
			lse[r*heads+h] = softmaxRow(p, p)
			out := a.head(y, r, h)
			clear(out)
			for j := range p {
				addScaled(out, p[j], a.head(v, first+j, h))
			}
		}
	}
}

// addScaled adds s·x to y.
func addScaled(y []float64, s float64, x []float64) {
	for i := range y {
		y[i] += s * x[i]
	}
}

func attentionGrad(a args) {
	q, k, v, y, lse, dY, pos := a.in[0], a.in[1], a.in[2], a.in[3], a.in[4], a.in[5], a.in[6]
	dQ, dK, dV := a.out[0], a.out[1], a.out[2]
	heads, dh := a.dims[0], a.dims[1]
	for _, g := range a.out {
		clear(g[:a.rows*heads*dh])
	}
	scale := 1 / math.Sqrt(float64(dh))
	for r := range a.rows {
		for h := range heads {
			query, g := a.head(q, r, h), a.head(dY, r, h)
			delta := dot(g, a.head(y, r, h))
			for j := r - int(pos[r]); j <= r; j++ {
				key, value := a.head(k, j, h), a.head(v, j, h)
				p := math.Exp(scale*dot(query, key) - lse[r*heads+h])
				ds := p * (dot(g, value) - delta) * scale
				addScaled(a.head(dQ, r, h), ds, key)
				addScaled(a.head(dK, j, h), ds, query)
				addScaled(a.head(dV, j, h), p, g)
			}
		}
	}
}
