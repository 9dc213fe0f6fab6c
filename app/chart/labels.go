package chart

import (
	"math"
	"slices"
)

// spread moves labels at the heights ys apart, until neighbours are gap from
// each other and all lie in lo … hi, each as near to its own height as the sum
// of squares allows. More labels than fit overlap evenly. ys keep their order.
func spread(ys []float64, gap, lo, hi float64) []float64 {
	gaps := make([]float64, len(ys))
	for i := range gaps {
		gaps[i] = gap
	}
	return spreadSizes(ys, gaps, lo-gap/2, hi+gap/2)
}

// spreadSizes does so with labels of different sizes, which are to lie in
// lo … hi as a whole: ys are their middles.
func spreadSizes(ys, sizes []float64, lo, hi float64) []float64 {
	n := len(ys)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case ys[a] < ys[b]:
			return -1
		case ys[a] > ys[b]:
			return 1
		}
		return 0
	})
	// before[i] is how far the i-th label's middle lies from the first one's when
	// nothing is between them.
	before := make([]float64, n)
	if n > 0 {
		lo, hi = lo+sizes[order[0]]/2, hi-sizes[order[n-1]]/2
		for i := 1; i < n; i++ {
			before[i] = before[i-1] + (sizes[order[i-1]]+sizes[order[i]])/2
		}
		hi = max(lo, hi)
		if last := before[n-1]; last > hi-lo {
			for i := range before {
				before[i] *= (hi - lo) / last
			}
		}
	}
	// Without the gaps that must lie between them the heights only need to rise:
	// pool neighbours that do not, and give each pool its mean.
	type pool struct {
		sum  float64
		size int
	}
	var pools []pool
	for i, k := range order {
		p := pool{ys[k] - before[i], 1}
		for len(pools) > 0 {
			last := pools[len(pools)-1]
			if last.sum/float64(last.size) <= p.sum/float64(p.size) {
				break
			}
			p = pool{p.sum + last.sum, p.size + last.size}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	out := make([]float64, n)
	i := 0
	for _, p := range pools {
		base := min(max(p.sum/float64(p.size), lo), hi-before[n-1])
		for range p.size {
			out[order[i]] = base + before[i]
			i++
		}
	}
	return out
}

// textWidth estimates the width of a text in pixels at a font size in pixels.
// It errs to the wide side: a label that has too much room does no harm.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r >= 0x2E80: // Han, kana, full-width punctuation
			w += 1
		case r == ' ' || r == '.' || r == ',' || r == ':' || r == 'i' || r == 'l' || r == 'j' || r == 't' || r == 'f' || r == '\'':
			w += .33
		case r == 'm' || r == 'w' || r == '%' || 'A' <= r && r <= 'Z':
			w += .82
		default:
			w += .6
		}
	}
	return w * size
}

// box is a rectangle in pixels, as a label's.
type box struct{ x, y, w, h float64 }

// overlap returns the area that two boxes share.
func (b box) overlap(c box) float64 {
	return max(0, min(b.x+b.w, c.x+c.w)-max(b.x, c.x)) * max(0, min(b.y+b.h, c.y+c.h)-max(b.y, c.y))
}

// place returns the one of some boxes that hides the least of a panel's curves
// and of the labels that are placed, and leaves the plot the least; the earlier
// of two as good. From then on it counts as placed.
func (p *plot) place(l *panel, q Panel, choices ...box) box {
	best, least := box{}, math.Inf(1)
	for _, b := range choices {
		cost := 8*(max(0, p.left-b.x)+max(0, b.x+b.w-p.width)+max(0, l.top-4-b.y)+max(0, b.y+b.h-l.bottom)) + p.hidden(l, q, b)
		for _, taken := range p.taken {
			cost += 8 * b.overlap(taken)
		}
		if cost < least {
			best, least = b, cost
		}
	}
	best.x = max(0, min(best.x, p.width-best.w))
	p.taken = append(p.taken, best)
	return best
}
