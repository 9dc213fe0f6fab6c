package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

// shapes are rows × in × out of dense layers: around the tiles, and the ones
// that the page's network has.
func shapes() [][3]int {
	out := [][3]int{{64, 784, 128}, {64, 128, 10}, {33, 784, 128}, {1, 784, 128}, {64, 130, 127}, {127, 129, 128}, {130, 2, 130}}
	for _, m := range []int{1, 2, 5, 17} {
		for _, k := range []int{1, 3, 8, 65} {
			for _, n := range []int{1, 4, 7, 10, 17, 33} {
				out = append(out, [3]int{m, k, n})
			}
		}
	}
	return out
}

func (s *suite) dense(t *testing.T) {
	for _, sh := range shapes() {
		rows, in, out := sh[0], sh[1], sh[2]
		b := s.bench(t)
		x, w, bias := b.floats("x", false, b.random(rows*in)), b.floats("w", false, b.random(in*out)), b.floats("b", false, b.random(out))
		y, dY := b.floats("y", true, garbage(rows*out)), b.floats("dY", false, b.random(rows*out))
		dX, dW, db := b.floats("dX", true, garbage(rows*in)), b.floats("dW", true, garbage(in*out)), b.floats("db", true, garbage(out))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Dense(v(y), v(x), v(w), v(bias), rows, in, out),
				device.DenseInputGrad(v(dX), v(dY), v(w), rows, in, out),
				device.DenseWeightGrad(v(dW), v(db), v(x), v(dY), rows, in, out),
			}
		})
		first, then := step(max(1, rows-1)), step(rows)
		first.Last, then.First = false, false
		b.check(fmt.Sprintf("%d×%d·%d×%d, overwriting", rows, in, in, out), first)
		b.check(fmt.Sprintf("%d×%d·%d×%d, adding", rows, in, in, out), then)
	}
}

func (s *suite) denseWithoutBias(t *testing.T) {
	for _, sh := range [][3]int{{1, 1, 1}, {3, 5, 7}, {17, 96, 33}, {1, 24, 130}} {
		rows, in, out := sh[0], sh[1], sh[2]
		b := s.bench(t)
		x, w, dY := b.floats("x", false, b.random(rows*in)), b.floats("w", false, b.random(in*out)), b.floats("dY", false, b.random(rows*out))
		y, dW := b.floats("y", true, garbage(rows*out)), b.floats("dW", true, garbage(in*out))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Dense(v(y), v(x), v(w), v(-1), rows, in, out),
				device.DenseWeightGrad(v(dW), v(-1), v(x), v(dY), rows, in, out),
			}
		})
		first, then := step(max(1, rows-1)), step(rows)
		then.First = false
		b.check(fmt.Sprintf("%d×%d·%d×%d", rows, in, in, out), first, then)
	}
}
