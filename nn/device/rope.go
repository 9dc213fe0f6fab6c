package device

// RoPE turns queries or keys by their position, so that their products depend on
// distances (rotary position embedding; Su et al. 2021, arXiv:2104.09864). The
// first rotary heads are turned, the others copied: those find what they look for
// wherever it stands.
//
//	α       = pos[Start+r] · base^(−2i/dh), the other way round where inverse,  i < dh/2
//	y[i]      = x[i]·cos α − x[i+dh/2]·sin α
//	y[i+dh/2] = x[i]·sin α + x[i+dh/2]·cos α     in each head x = x[r][h]
//
// The inverse is the backward: it turns dY into dX. x, y [rows×heads×dh], dh even;
// pos U32, an entry a token, each less than the length of pos; y may be x.
//
// In: x, pos. Out: y. Dims: heads, dh, rotary, inverse (0 or 1). Scalars: base.
func RoPE(y, x, pos View, rows, heads, dh, rotary int, base float32, inverse bool) Op {
	if dh%2 != 0 || rotary < 0 || rotary > heads {
		panic("device: RoPE: heads cannot be turned so")
	}
	y.must("RoPE", "y", F32, rows*heads*dh)
	x.must("RoPE", "x", F32, rows*heads*dh)
	pos.must("RoPE", "pos", U32, pos.Len)
	o := Op{KindRoPE, []View{x, pos}, []View{y}, rows, []int{heads, dh, rotary, 0}, []float32{base}}
	if inverse {
		o.Dims[3] = 1
	}
	return o
}
