package chart

import "slices"

// spread moves labels at the heights ys apart, until neighbours are gap from
// each other and all lie in lo … hi, each as near to its own height as the sum
// of squares allows. More labels than fit overlap evenly. ys keep their order.
func spread(ys []float64, gap, lo, hi float64) []float64 {
	n := len(ys)
	if n > 1 {
		gap = min(gap, (hi-lo)/float64(n-1))
	}
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
	// Without the gaps that must lie between them the heights only need to rise:
	// pool neighbours that do not, and give each pool its mean.
	type pool struct {
		sum  float64
		size int
	}
	var pools []pool
	for i, k := range order {
		p := pool{ys[k] - float64(i)*gap, 1}
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
		base := min(max(p.sum/float64(p.size), lo), hi-float64(n-1)*gap)
		for range p.size {
			out[order[i]] = base + float64(i)*gap
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
