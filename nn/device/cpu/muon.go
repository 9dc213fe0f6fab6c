package cpu

import (
	"math"

	"breakeven/nn/device"
	"gonum.org/v1/gonum/blas"
)

func (d *Device) muon(o device.Op) func(*device.Step) {
	g, w, m := d.f32(o.In[0]), d.f32(o.Out[0]), d.f32(o.Out[1])
	rows, cols, mu, lambda := o.Dims[0], o.Dims[1], o.Scalars[0], o.Scalars[1]
	n, short, bl := rows*cols, min(rows, cols), d.blas
	length := float32(math.Sqrt(max(1, float64(cols)/float64(rows))))
	return func(s *device.Step) {
		work := d.scratch(2*n + 2*short*short)
		x, next := work[:n], work[n:2*n]
		a, sum := work[2*n:][:short*short], work[2*n+short*short:]
		bl.Sscal(n, mu, m, 1)
		bl.Saxpy(n, 1, g, 1, m, 1)
		copy(x, g)
		bl.Saxpy(n, mu, m, 1, x, 1)
		bl.Sscal(n, 1/(bl.Snrm2(n, x, 1)+1e-7), x, 1)
		for range device.MuonRounds {
			// Of a tall matrix Xᵀ·X stands behind X, instead of turning X round.
			if rows <= cols {
				bl.Sgemm(blas.NoTrans, blas.Trans, rows, rows, cols, 1, x, cols, x, cols, 0, a, rows)
			} else {
				bl.Sgemm(blas.Trans, blas.NoTrans, cols, cols, rows, 1, x, cols, x, cols, 0, a, cols)
			}
			copy(sum, a)
			bl.Sgemm(blas.NoTrans, blas.NoTrans, short, short, short, device.MuonC, a, short, a, short, device.MuonB, sum, short)
			copy(next, x)
			if rows <= cols {
				bl.Sgemm(blas.NoTrans, blas.NoTrans, rows, cols, rows, 1, sum, rows, x, cols, device.MuonA, next, cols)
			} else {
				bl.Sgemm(blas.NoTrans, blas.NoTrans, rows, cols, cols, 1, x, cols, sum, cols, device.MuonA, next, cols)
			}
			x, next = next, x
		}
		bl.Sscal(n, 1-s.LR*lambda, w, 1)
		bl.Saxpy(n, -s.LR*length, x, 1, w, 1)
	}
}
