package prompt

// Judge tells of each wish whether it is met, and the share that is, by weight. What
// cannot be judged is not met.
func Judge(wishes []Wish, a Answer) (met []bool, score float64) {
	sum, all := 0, 0
	for _, w := range wishes {
		ok, _ := w.Met(a)
		met = append(met, ok)
		if all += w.Weight; ok {
			sum += w.Weight
		}
	}
	if all == 0 {
		return met, 0
	}
	return met, float64(sum) / float64(all)
}
