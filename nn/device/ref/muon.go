package ref

import (
	"math"

	"breakeven/nn/device"
)

func muon(a args) {
	g, w, m := a.in[0], a.out[0], a.out[1]
	rows, cols, mu, lambda, lr := a.dims[0], a.dims[1], a.scalars[0], a.scalars[1], float64(a.step.LR)
	x := matrix{rows, cols, make([]float64, rows*cols)}
	for i := range m {
		m[i] = mu*m[i] + g[i]
		x.v[i] = g[i] + mu*m[i]
	}
	x = x.combine(0, x, 1/(math.Sqrt(dot(x.v, x.v))+1e-7))
	if rows > cols {
		x = x.transpose()
	}
	for range device.MuonRounds {
		s := x.times(x.transpose())
		x = x.combine(device.MuonA, s.combine(device.MuonB, s.times(s), device.MuonC).times(x), 1)
	}
	if rows > cols {
		x = x.transpose()
	}
	length := math.Sqrt(max(1, float64(cols)/float64(rows)))
	for i := range w {
		w[i] = (1-lr*lambda)*w[i] - lr*length*x.v[i]
	}
}

type matrix struct {
	rows, cols int
	v          []float64
}

func (x matrix) transpose() matrix {
	t := matrix{x.cols, x.rows, make([]float64, len(x.v))}
	for i := range x.rows {
		for j := range x.cols {
			t.v[j*x.rows+i] = x.v[i*x.cols+j]
		}
	}
	return t
}

func (x matrix) times(y matrix) matrix {
	p := matrix{x.rows, y.cols, make([]float64, x.rows*y.cols)}
	for i := range x.rows {
		for k := range x.cols {
			addScaled(p.v[i*y.cols:(i+1)*y.cols], x.v[i*x.cols+k], y.v[k*y.cols:])
		}
	}
	return p
}

// combine returns s·x + t·y.
func (x matrix) combine(s float64, y matrix, t float64) matrix {
	sum := matrix{x.rows, x.cols, make([]float64, len(x.v))}
	addScaled(sum.v, s, x.v)
	addScaled(sum.v, t, y.v)
	return sum
}
