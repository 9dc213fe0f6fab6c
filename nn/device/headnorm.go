package device

// HeadNorm is RMSNorm of every attention head by itself, times a learned gain of
// the head: applied to queries and keys it bounds their products, so that
// attention does not saturate (QK-norm; Henry et al. 2020, arXiv:2010.04245, in
// the form of Dehghani et al. 2023).
//
//	y[r][h][i] = gain[h] · x[r][h][i] · ρ[r][h],  ρ[r][h] = 1/√(Σ_j x[r][h][j]²/dh + ε)
//
// x, y [rows×heads×dh], gain [heads]; y may be x.
//
// In: x, gain. Out: y. Dims: heads, dh. Scalars: ε.
func HeadNorm(y, x, gain View, rows, heads, dh int, eps float32) Op {
	y.must("HeadNorm", "y", F32, rows*heads*dh)
	x.must("HeadNorm", "x", F32, rows*heads*dh)
	gain.must("HeadNorm", "gain", F32, heads)
	return Op{KindHeadNorm, []View{x, gain}, []View{y}, rows, []int{heads, dh}, []float32{eps}}
}

// HeadNormGrad is the backward of HeadNorm.
//
//	dX[r][h][i] = gain[h]·ρ[r][h] · (dY[r][h][i] − x[r][h][i] · ρ[r][h]² · s[r][h]/dh)
//	dGain[h]    = Σ_r ρ[r][h] · s[r][h],  s[r][h] = Σ_j x[r][h][j]·dY[r][h][j]
//
// dGain on a batch's first micro-batch; added to it on the others; the zero view
// where the gain is frozen. Shapes as in HeadNorm; dX may be dY. In: x, gain, dY.
// Out: dX, dGain. Dims: heads, dh. Scalars: ε.
func HeadNormGrad(dX, dGain, x, gain, dY View, rows, heads, dh int, eps float32) Op {
	dX.must("HeadNormGrad", "dX", F32, rows*heads*dh)
	if !dGain.IsZero() {
		dGain.must("HeadNormGrad", "dGain", F32, heads)
	}
	x.must("HeadNormGrad", "x", F32, rows*heads*dh)
	gain.must("HeadNormGrad", "gain", F32, heads)
	dY.must("HeadNormGrad", "dY", F32, rows*heads*dh)
	return Op{KindHeadNormGrad, []View{x, gain, dY}, []View{dX, dGain}, rows, []int{heads, dh}, []float32{eps}}
}
