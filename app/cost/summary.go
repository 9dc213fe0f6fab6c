package cost

import "slices"

// Band is how widely a number is spread: percentiles of its draws.
type Band struct{ P10, P25, P50, P75, P90 float64 }

// Summary is what the draws so far come to.
type Summary struct {
	Draws   int
	Saved   Band    // $ that tuning has saved at the horizon
	Cheaper float64 // share of draws in which it has cost no more, 0 … 1
	Prompt  []Band  // $ spent, by the plan's months
	Tuned   []Band
}

// Summary returns what the draws so far come to; false where something that counts
// is unknown, or nothing is drawn.
func (d *Draws) Summary() (Summary, bool) {
	if d.unknown || len(d.saved) == 0 {
		return Summary{}, false
	}
	s := Summary{Draws: len(d.saved), Saved: d.band(d.saved)}
	for _, x := range d.saved {
		if x >= 0 {
			s.Cheaper++
		}
	}
	s.Cheaper /= float64(len(d.saved))
	for i := range d.plan.Months {
		s.Prompt = append(s.Prompt, d.band(d.spent[0][i]))
		s.Tuned = append(s.Tuned, d.band(d.spent[1][i]))
	}
	return s, true
}

// Histogram counts the draws of what is saved at the horizon in bins of equal
// width, from the first bin's lower end on.
func (d *Draws) Histogram(bins int) (from, width float64, counts []int) {
	counts = make([]int, bins)
	if d.unknown || len(d.saved) == 0 {
		return 0, 0, counts
	}
	from = slices.Min(d.saved)
	width = (slices.Max(d.saved) - from) / float64(bins)
	for _, x := range d.saved {
		bin := 0
		if width > 0 {
			bin = min(int((x-from)/width), bins-1)
		}
		counts[bin]++
	}
	return from, width, counts
}

// band returns the percentiles. It sorts no more than they need: each is sought
// only above the one before.
func (d *Draws) band(xs []float64) Band {
	s := d.scratch[:copy(d.scratch, xs)]
	var p [5]float64
	from := 0
	for i, share := range [5]float64{.10, .25, .50, .75, .90} {
		k := int(share*float64(len(s)-1) + .5)
		p[i] = nth(s[from:], k-from)
		from = k
	}
	return Band{p[0], p[1], p[2], p[3], p[4]}
}

// nth returns the number that would be at index k if s were sorted; it leaves the
// smaller ones before it, and the larger ones behind (Hoare 1961, "Find").
func nth(s []float64, k int) float64 {
	for lo, hi := 0, len(s)-1; lo < hi; {
		pivot := max(min(s[lo], s[hi]), min(max(s[lo], s[hi]), s[(lo+hi)/2])) // the median of three
		i, j := lo, hi
		for i <= j {
			for s[i] < pivot {
				i++
			}
			for s[j] > pivot {
				j--
			}
			if i <= j {
				s[i], s[j] = s[j], s[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return s[k]
		}
	}
	return s[k]
}
