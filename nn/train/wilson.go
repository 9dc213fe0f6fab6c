package train

import "math"

// Wilson returns the 95 % interval of a share that was measured on n
// independent tries (Wilson 1927, J. Am. Stat. Assoc. 22:209). Unlike ±1.96
// standard errors it stays within 0 … 1 and does not vanish where every try
// went right. With n = 0 nothing is known: 0 … 1.
func Wilson(share float64, n int) (lo, hi float64) {
	if n < 1 {
		return 0, 1
	}
	const z = 1.959964 // the normal distribution's 97.5 % point
	t := z * z / float64(n)
	middle := share + t/2
	half := math.Sqrt(t * (share*(1-share) + t/4))
	return max(0, (middle-half)/(1+t)), min(1, (middle+half)/(1+t))
}
