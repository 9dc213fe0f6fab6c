package ref

import (
	"math"
	"slices"
)

func softmax(a args) {
	z, p, k := a.in[0], a.out[0], a.dims[0]
	for r := range a.rows {
		softmaxRow(p[r*k:(r+1)*k], z[r*k:(r+1)*k])
	}
}

// softmaxRow returns log Σ exp(z) beside the probabilities.
func softmaxRow(p, z []float64) float64 {
	top, sum := slices.Max(z), 0.0
	for j, v := range z {
		p[j] = math.Exp(v - top)
		sum += p[j]
	}
	for j := range p {
		p[j] /= sum
	}
	return top + math.Log(sum)
}

func softmaxCrossEntropy(a args) {
	z, y, dZ, metrics, k := a.in[0], a.in[1], a.out[0], a.out[1], a.dims[0]
	m := metrics[2*a.step.Slot : 2*a.step.Slot+2]
	if a.step.First {
		clear(m)
	}
	for r := range a.rows {
		row, label := z[r*k:(r+1)*k], int(y[r])
		p := make([]float64, k)
		m[0] += softmaxRow(p, row) - row[label]
		if slices.Index(row, slices.Max(row)) == label {
			m[1]++
		}
		if dZ == nil {
			continue
		}
		p[label]--
		for j, v := range p {
			dZ[r*k+j] = v / float64(a.step.Batch)
		}
	}
}
