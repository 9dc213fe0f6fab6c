package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

// logits that a softmax may meet: ordinary, large, far apart, equal.
func (b *bench) logits(rows, k int) []float32 {
	z := b.random(rows * k)
	for i := range z {
		switch r := i / k; r % 4 {
		case 1:
			z[i] *= 30
		case 2:
			z[i] = 1000 - float32(i%3)*60
		case 3:
			z[i] = -2.5
		}
	}
	return z
}

func (s *suite) softmax(t *testing.T) {
	for _, k := range append([]int{10}, sizes...) {
		b := s.bench(t)
		const rows = 9
		z, p := b.floats("z", false, b.logits(rows, k)), b.floats("p", true, b.random(rows*k))
		q := b.floats("in place", true, b.logits(rows, k))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Softmax(v(p), v(z), rows, k),
				device.Softmax(v(q), v(q), rows, k),
			}
		})
		b.check(fmt.Sprintf("k=%d", k), step(rows-1))
	}
}

func (s *suite) crossEntropy(t *testing.T) {
	for _, k := range append([]int{10}, sizes...) {
		for _, rows := range []int{1, 4, 9, 64} {
			b := s.bench(t)
			labels := make([]uint32, rows)
			for i := range labels {
				labels[i] = uint32(b.rand.IntN(k))
			}
			y := b.ints("y", false, device.U32, labels)
			z, dZ := b.floats("z", false, b.logits(rows, k)), b.floats("dZ", true, b.random(rows*k))
			g := b.floats("in place", true, b.logits(rows, k))
			m1, m2, m3 := b.floats("metrics", true, garbage(6)), b.floats("metrics in place", true, garbage(2)), b.floats("metrics only", true, garbage(4))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.SoftmaxCrossEntropy(v(dZ), v(m1).View(2, 4), v(z), v(y), rows, k),
					device.SoftmaxCrossEntropy(v(-1), v(m3), v(z), v(y), rows, k),
				}
			})
			first, then := step(rows), step(max(1, rows-1))
			first.Last, then.First = false, false
			first.Batch, then.Batch = 100, 100
			first.Slot, then.Slot = 1, 1
			b.check(fmt.Sprintf("k=%d rows=%d", k, rows), first, then)
			b.programs = [2][]device.Op{}
			b.program(func(v views) []device.Op {
				return []device.Op{device.SoftmaxCrossEntropy(v(g), v(m2), v(g), v(y), rows, k)}
			})
			b.check(fmt.Sprintf("k=%d rows=%d in place", k, rows), step(rows))
		}
	}
}

func (s *suite) weightedCrossEntropy(t *testing.T) {
	for _, k := range append([]int{10, 1175}, sizes...) {
		for _, rows := range []int{1, 9} {
			b := s.bench(t)
			const start = 5
			y := b.ints("y", false, device.U32, b.below(k, start+rows))
			weights := b.random(start + rows)
			weights[start] = 0
			weight := b.floats("weight", false, weights)
			z, dZ, g := b.floats("z", false, b.logits(rows, k)), b.floats("dZ", true, b.random(rows*k)), b.floats("in place", true, b.logits(rows, k))
			m1, m2, m3 := b.floats("metrics", true, garbage(6)), b.floats("metrics in place", true, garbage(6)), b.floats("metrics only", true, garbage(4))
			b.program(func(v views) []device.Op {
				return []device.Op{
					device.WeightedCrossEntropy(v(dZ), v(m1).View(2, 4), v(z), v(y), v(weight), rows, k),
					device.WeightedCrossEntropy(v(-1), v(m3), v(z), v(y), v(weight), rows, k),
				}
			})
			first, then := step(rows), step(max(1, rows-1))
			then.First = false
			for _, st := range []*device.Step{&first, &then} {
				st.Start, st.Slot, st.Batch = start, 1, 100
			}
			b.check(fmt.Sprintf("k=%d rows=%d", k, rows), first, then)
			b.programs = [2][]device.Op{}
			b.program(func(v views) []device.Op {
				return []device.Op{device.WeightedCrossEntropy(v(g), v(m2), v(g), v(y), v(weight), rows, k)}
			})
			b.check(fmt.Sprintf("k=%d rows=%d in place", k, rows), first)
		}
	}
}
