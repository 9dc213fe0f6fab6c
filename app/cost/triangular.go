package cost

import "math"

// triangular returns the value below which a share u of a triangular distribution
// lies (its inverse cumulative distribution, with the peak at mode):
//
//	u < (c−a)/(b−a):  a + √(u·(b−a)·(c−a))
//	otherwise:        b − √((1−u)·(b−a)·(b−c))
//
// People can name a lowest, a likeliest and a highest number; a distribution that
// asks for more would be made up.
func triangular(u, low, mode, high float64) float64 {
	width := high - low
	if u*width < mode-low {
		return low + math.Sqrt(u*width*(mode-low))
	}
	return high - math.Sqrt((1-u)*width*(high-mode))
}
