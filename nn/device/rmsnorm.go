package device

// RMSNorm brings every row to a root mean square of about 1, without a gain
// (Zhang & Sennrich 2019, arXiv:1910.07467).
//
//	y[r][i] = x[r][i] · ρ[r],  ρ[r] = 1/√(Σ_j x[r][j]²/d + ε)
//
// x, y [rows×d]; y may be x. In: x. Out: y. Dims: d. Scalars: ε.
func RMSNorm(y, x View, rows, d int, eps float32) Op {
	o := activation(KindRMSNorm, y, x, rows, d)
	o.Scalars = []float32{eps}
	return o
}

// RMSNormGrad is the backward of RMSNorm.
//
//	dX[r][i] = ρ[r] · (dY[r][i] − x[r][i] · ρ[r]² · Σ_j x[r][j]·dY[r][j] / d)
//
// x, dY, dX [rows×d]; dX may be dY. In: x, dY. Out: dX. Dims: d. Scalars: ε.
func RMSNormGrad(dX, x, dY View, rows, d int, eps float32) Op {
	o := activationGrad(KindRMSNormGrad, dX, x, dY, rows, d)
	o.Scalars = []float32{eps}
	return o
}
