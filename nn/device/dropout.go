package device

// Dropout is inverted dropout (Srivastava et al. 2014): numbers are left out by
// chance, and those that stay are enlarged, so that a test needs no change.
//
//	y[r][i] = x[r][i] / (1−p)  where Hash(Step.Seed + salt, r·d+i) ≥ p·2³²
//	y[r][i] = 0                elsewhere
//
// Every dropout of a network has a salt of its own. Chance is a function of seed
// and place, so the backward is the same operation on dY, and every device
// leaves out the same numbers. x, y [rows×d]; y may be x. 0 ≤ p < 1.
//
// In: x. Out: y. Dims: d, salt. Scalars: p.
func Dropout(y, x View, rows, d int, p float32, salt uint32) Op {
	if !(p >= 0 && p < 1) {
		panic("device: Dropout: p must be 0 or more, and less than 1")
	}
	o := activation(KindDropout, y, x, rows, d)
	o.Dims, o.Scalars = append(o.Dims, int(salt)), []float32{p}
	return o
}

// DropoutBelow is p·2³²: numbers whose hash is below are left out.
func DropoutBelow(p float32) uint32 { return uint32(float64(p) * (1 << 32)) }

// Hash is the random number of a place, uniform in all 32 bits, in operations
// that every device has: the finalizer "lowbias32" (C. Wellons, "Prospecting
// for hash functions", 2018), once for the seed and once for the place.
func Hash(seed, place uint32) uint32 { return mix(mix(seed) ^ place) }

func mix(x uint32) uint32 {
	x ^= x >> 16
	x *= 0x7feb352d
	x ^= x >> 15
	x *= 0x846ca68b
	x ^= x >> 16
	return x
}
