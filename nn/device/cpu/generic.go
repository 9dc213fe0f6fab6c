package cpu

import (
	"math"

	"breakeven/nn/device"
)

// Generic are Kernels in portable Go.
type Generic struct{}

func (Generic) Gather(x []float32, data []byte, index []uint32, d int, scale float32) {
	for r, i := range index {
		row := x[r*d : (r+1)*d]
		for j, v := range data[int(i)*d : (int(i)+1)*d] {
			row[j] = scale * float32(v)
		}
	}
}

func (Generic) FillBias(y, b []float32) {
	for len(y) > 0 {
		copy(y, b)
		y = y[len(b):]
	}
}

func (Generic) SumRows(db, dY []float32, add bool) {
	if !add {
		clear(db)
	}
	for len(dY) > 0 {
		for j, v := range dY[:len(db)] {
			db[j] += v
		}
		dY = dY[len(db):]
	}
}

func (Generic) ReLU(y, x []float32) {
	for i, v := range x {
		if v < 0 {
			v = 0
		}
		y[i] = v
	}
}

func (Generic) ReLUGrad(dX, y, dY []float32) {
	for i, v := range dY {
		if !(y[i] > 0) {
			v = 0
		}
		dX[i] = v
	}
}

func (Generic) MaxPool(y, x []float32, planes, h, w int) {
	half := w / 2
	for range planes {
		for i := range h / 2 {
			a, b := x[2*i*w:][:w], x[(2*i+1)*w:][:w]
			for j := range y[:half] {
				y[j] = max(a[2*j], a[2*j+1], b[2*j], b[2*j+1]) // NaN where one is
			}
			y = y[half:]
		}
		x = x[h*w:]
	}
}

func (Generic) MaxPoolGrad(dX, x, dY []float32, planes, h, w int) {
	clear(dX)
	half := w / 2
	for range planes {
		for i := range h / 2 {
			for j, g := range dY[:half] {
				best := 2*i*w + 2*j
				for _, at := range [...]int{best + 1, best + w, best + w + 1} {
					if x[at] > x[best] {
						best = at
					}
				}
				dX[best] = g
			}
			dY = dY[half:]
		}
		x, dX = x[h*w:], dX[h*w:]
	}
}

func (Generic) Tanh(y, x []float32) {
	for i, v := range x {
		y[i] = float32(math.Tanh(float64(v)))
	}
}

func (Generic) TanhGrad(dX, y, dY []float32) {
	for i, v := range y {
		dX[i] = dY[i] * (1 - v*v)
	}
}

func (Generic) Sigmoid(y, x []float32) {
	for i, v := range x {
		y[i] = float32(1 / (1 + math.Exp(-float64(v))))
	}
}

func (Generic) SigmoidGrad(dX, y, dY []float32) {
	for i, v := range y {
		dX[i] = dY[i] * v * (1 - v)
	}
}

func (Generic) Dropout(y, x []float32, seed, below uint32, scale float32) {
	for i, v := range x {
		if device.Hash(seed, uint32(i)) < below {
			v = 0
		}
		y[i] = v * scale
	}
}

func (Generic) Softmax(p, z []float32, k int) {
	for len(z) > 0 {
		softmaxRow(p[:k], z[:k])
		p, z = p[k:], z[k:]
	}
}

// softmaxRow writes the row's probabilities and returns the log of the sum of
// its exponentials.
func softmaxRow(p, z []float32) (logSum float64) {
	top := z[0]
	for _, v := range z {
		top = max(top, v)
	}
	sum := 0.0
	for j, v := range z {
		e := math.Exp(float64(v - top))
		p[j] = float32(e)
		sum += e
	}
	inverse := float32(1 / sum)
	for j := range p {
		p[j] *= inverse
	}
	return float64(top) + math.Log(sum)
}

// crossEntropyRow returns a row's loss, and whether its largest logit is the
// label's. Unless grad is nil, it becomes the gradient times scale; it may be row.
func crossEntropyRow(grad, row []float32, label int, scale float32) (loss float64, right bool) {
	picked := float64(row[label])
	right = largest(row) == label
	if grad == nil {
		return logSumExp(row) - picked, right
	}
	loss = softmaxRow(grad, row) - picked
	grad[label]--
	for j := range grad {
		grad[j] *= scale
	}
	return loss, right
}

func (Generic) SoftmaxCrossEntropy(dZ, z []float32, y []uint32, k int, scale float32) (loss, correct float32) {
	var sum float64
	for r, label := range y {
		var grad []float32
		if dZ != nil {
			grad = dZ[r*k : (r+1)*k]
		}
		l, right := crossEntropyRow(grad, z[r*k:(r+1)*k], int(label), scale)
		sum += l
		if right {
			correct++
		}
	}
	return float32(sum), correct
}

// largest returns where the largest number stands; of equals, the first.
func largest(row []float32) (best int) {
	for j, v := range row {
		if v > row[best] {
			best = j
		}
	}
	return best
}

func (Generic) Decay(w []float32, factor float32) {
	for i := range w {
		w[i] *= factor
	}
}

func (Generic) SGD(w, g []float32, lr float32) {
	for i, v := range g {
		w[i] -= lr * v
	}
}

func (Generic) Momentum(w, v, g []float32, lr, mu float32) {
	for i, x := range g {
		v[i] = mu*v[i] + x
		w[i] -= lr * v[i]
	}
}

func (Generic) Adam(w, m, v, g []float32, lr, beta1, beta2, eps, c1, c2 float32) {
	m, v, w = m[:len(g)], v[:len(g)], w[:len(g)]
	for i, x := range g {
		m[i] = beta1*m[i] + (1-beta1)*x
		v[i] = beta2*v[i] + (1-beta2)*x*x
		w[i] -= lr * (m[i] / c1) / (float32(math.Sqrt(float64(v[i]/c2))) + eps)
	}
}
