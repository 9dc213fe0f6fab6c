package devicetest

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

type convCase struct {
	rows   int
	in     device.Planes
	out, k int
}

func convCases() []convCase {
	list := []convCase{ // the page's network, and its pooled image
		{64, device.Planes{C: 1, H: 28, W: 28}, 10, 3},
		{3, device.Planes{C: 10, H: 26, W: 26}, 10, 3},
		{64, device.Planes{C: 3, H: 6, W: 5}, 4, 3},
		{3, device.Planes{C: 10, H: 13, W: 13}, 16, 5},
	}
	// Every number of channels, on images that are as small as their kernel or
	// not square.
	images := []struct{ h, w, k int }{{3, 3, 3}, {7, 4, 1}, {5, 6, 5}, {9, 12, 3}, {5, 5, 5}, {1, 1, 1}, {4, 13, 3}}
	for _, c := range []int{1, 2, 3, 10} {
		for _, out := range []int{1, 4, 10, 16, 17} {
			m := images[len(list)%len(images)]
			list = append(list, convCase{1 + len(list)%2*2, device.Planes{C: c, H: m.h, W: m.w}, out, m.k})
		}
	}
	// Every tail of a line of y.
	for w := 1; w <= 18; w++ {
		list = append(list, convCase{2, device.Planes{C: 2, H: 4, W: w + 2}, 1 + w%5, 3})
	}
	return list
}

func (s *suite) conv(t *testing.T) {
	for _, c := range convCases() {
		to := c.in.Conv(c.out, c.k)
		weights := c.out * c.in.C * c.k * c.k
		b := s.bench(t)
		x, w, bias := b.floats("x", false, b.random(c.rows*c.in.Size())), b.floats("w", false, b.random(weights)), b.floats("b", false, b.random(c.out))
		y, dY := b.floats("y", true, garbage(c.rows*to.Size())), b.floats("dY", false, b.random(c.rows*to.Size()))
		dX, dW, db := b.floats("dX", true, garbage(c.rows*c.in.Size())), b.floats("dW", true, garbage(weights)), b.floats("db", true, garbage(c.out))
		b.program(func(v views) []device.Op {
			return []device.Op{
				device.Conv(v(y), v(x), v(w), v(bias), c.rows, c.in, c.out, c.k),
				device.ConvInputGrad(v(dX), v(dY), v(w), c.rows, c.in, c.out, c.k),
				device.ConvWeightGrad(v(dW), v(db), v(x), v(dY), c.rows, c.in, c.out, c.k),
			}
		})
		first, then := step(max(1, c.rows-1)), step(c.rows)
		first.Last, then.First = false, false
		b.check(fmt.Sprintf("%+v, overwriting", c), first)
		b.check(fmt.Sprintf("%+v, adding", c), then)
	}
}
