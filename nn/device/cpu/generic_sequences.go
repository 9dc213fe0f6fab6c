package cpu

import (
	"math"
	"slices"
)

func (Generic) Add(y, a, b []float32) {
	for i, v := range a {
		y[i] = v + b[i]
	}
}

func (Generic) Embed(x, table []float32, token []uint32, d int, scale float32) {
	for r, t := range token {
		row := x[r*d:][:d]
		for j, v := range table[int(t)*d:][:d] {
			row[j] = scale * v
		}
	}
}

func (Generic) EmbedGrad(dTable, dX []float32, token []uint32, d int, scale float32) {
	for r, t := range token {
		row := dTable[int(t)*d:][:d]
		for j, g := range dX[r*d:][:d] {
			row[j] += scale * g
		}
	}
}

func (Generic) ReLU2(y, x []float32) {
	for i, v := range x {
		if v < 0 {
			v = 0
		}
		y[i] = v * v
	}
}

func (Generic) ReLU2Grad(dX, x, dY []float32) {
	for i, v := range x {
		if v < 0 {
			v = 0
		}
		dX[i] = dY[i] * 2 * v
	}
}

func (Generic) Norm(y, x, gain []float32, d int, eps float32) {
	for h := 0; len(x) > 0; h = (h + 1) % len(gain) {
		scale := gain[h] * inverseRMS(x[:d], eps)
		for i, v := range x[:d] {
			y[i] = v * scale
		}
		y, x = y[d:], x[d:]
	}
}

// inverseRMS returns 1/√(mean of squares + ε).
func inverseRMS(x []float32, eps float32) float32 {
	return float32(1 / math.Sqrt(float64(dot(x, x)/float32(len(x))+eps)))
}

func dot(x, y []float32) (sum float32) {
	for i, v := range x {
		sum += v * y[i]
	}
	return sum
}

func (Generic) NormGrad(dX, dGain, x, gain, dY []float32, d int, eps float32) {
	for h := 0; len(x) > 0; h = (h + 1) % len(gain) {
		rho, s := inverseRMS(x[:d], eps), dot(x[:d], dY)
		if dGain != nil {
			dGain[h] += rho * s
		}
		scale, along := gain[h]*rho, rho*rho*s/float32(d)
		for i, v := range x[:d] {
			dX[i] = scale * (dY[i] - v*along)
		}
		dX, x, dY = dX[d:], x[d:], dY[d:]
	}
}

func (Generic) Rotate(y, x, turns []float32, pos []uint32, heads, dh, rotary int) {
	half := dh / 2
	for r, p := range pos {
		cos, sin := turns[int(p)*dh:][:half], turns[int(p)*dh+half:][:half]
		at := r * heads * dh
		for range rotary {
			for i, c := range cos {
				u, v := x[at+i], x[at+half+i]
				y[at+i], y[at+half+i] = u*c-v*sin[i], u*sin[i]+v*c
			}
			at += dh
		}
		rest := (heads - rotary) * dh
		copy(y[at:at+rest], x[at:at+rest])
	}
}

func (Generic) CausalConv(y, x, w []float32, pos []uint32, d int) {
	clear(y)
	taps := len(w) / d
	for i := len(pos) - len(y)/d; i < len(pos); i++ {
		for t := 0; t < taps && t <= int(pos[i]); t++ {
			multiplyAdd(y[:d], w[t*d:], x[(i-t)*d:])
		}
		y = y[d:]
	}
}

// multiplyAdd adds a ∘ b to y.
func multiplyAdd(y, a, b []float32) {
	a, b = a[:len(y)], b[:len(y)]
	for i := range y {
		y[i] += a[i] * b[i]
	}
}

func (Generic) CausalConvWeightGrad(dW, x, dY []float32, pos []uint32, d int) {
	taps := len(dW) / d
	for i := len(pos) - len(dY)/d; i < len(pos); i++ {
		for t := 0; t < taps && t <= int(pos[i]); t++ {
			multiplyAdd(dW[t*d:][:d], x[(i-t)*d:], dY)
		}
		dY = dY[d:]
	}
}

func (Generic) CausalConvInputGrad(dX, dY, w []float32, pos []uint32, d int) {
	clear(dX)
	taps := len(w) / d
	for i, p := range pos {
		for t := 0; t < taps && t <= int(p); t++ {
			multiplyAdd(dX[(i-t)*d:][:d], w[t*d:], dY[i*d:])
		}
	}
}

func (Generic) CausalSoftmax(s, lse []float32, m, n, stride int) {
	for r := range m {
		row, sees := s[r*n:][:n], n-m+1+r
		lse[r*stride] = float32(softmaxRow(row[:sees], row[:sees]))
		clear(row[sees:])
	}
}

func (Generic) CausalSoftmaxGrad(s, dP, lse, y, dY []float32, m, n, stride, dh int) {
	for r := range m {
		p, g, sees := s[r*n:][:n], dP[r*n:][:n], n-m+1+r
		at := r * stride * dh
		delta, logSum := dot(dY[at:at+dh], y[at:]), lse[r*stride]
		for j, v := range p[:sees] {
			p[j] = float32(math.Exp(float64(v - logSum)))
			g[j] = p[j] * (g[j] - delta)
		}
		clear(p[sees:])
		clear(g[sees:])
	}
}

func (Generic) WeightedCrossEntropy(dZ, z []float32, y []uint32, weight []float32, k int) (loss, correct float32) {
	var sum, sumRight float64
	for r, target := range y {
		w := weight[r]
		var grad []float32
		if dZ != nil {
			grad = dZ[r*k : (r+1)*k]
		}
		l, right := crossEntropyRow(grad, z[r*k:(r+1)*k], int(target), w)
		sum += float64(w) * l
		if right {
			sumRight += float64(w)
		}
	}
	return float32(sum), float32(sumRight)
}

// logSumExp returns the log of the sum of z's exponentials.
func logSumExp(z []float32) float64 {
	top, sum := slices.Max(z), 0.0
	for _, v := range z {
		sum += math.Exp(float64(v - top))
	}
	return float64(top) + math.Log(sum)
}
