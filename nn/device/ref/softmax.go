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

// crossEntropyRow returns a row's loss, and 1 where its largest logit is the
// label's, else 0; p becomes the loss's gradient.
func crossEntropyRow(p, z []float64, label int) (loss, right float64) {
	loss = softmaxRow(p, z) - z[label]
	if slices.Index(z, slices.Max(z)) == label {
		right = 1
	}
	p[label]--
	return loss, right
}

func softmaxCrossEntropy(a args) {
	z, y, dZ, metrics, k := a.in[0], a.in[1], a.out[0], a.out[1], a.dims[0]
	m := metrics[2*a.step.Slot : 2*a.step.Slot+2]
	if a.step.First {
		clear(m)
	}
	p := make([]float64, k)
	for r := range a.rows {
		loss, right := crossEntropyRow(p, z[r*k:(r+1)*k], int(y[r]))
		m[0] += loss
		m[1] += right
		if dZ == nil {
			continue
		}
		for j, v := range p {
			dZ[r*k+j] = v / float64(a.step.Batch)
		}
	}
}

func weightedCrossEntropy(a args) {
	z, y, weight, dZ, metrics, k := a.in[0], a.in[1], a.in[2], a.out[0], a.out[1], a.dims[0]
	m := metrics[2*a.step.Slot : 2*a.step.Slot+2]
	if a.step.First {
		clear(m)
	}
	p := make([]float64, k)
	for r := range a.rows {
		w := weight[a.step.Start+r]
		loss, right := crossEntropyRow(p, z[r*k:(r+1)*k], int(y[a.step.Start+r]))
		m[0] += w * loss
		m[1] += w * right
		if dZ == nil {
			continue
		}
		for j, v := range p {
			dZ[r*k+j] = w * v
		}
	}
}
