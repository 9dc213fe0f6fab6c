// With ρ = 1/√(Σ_i x[r][i]²/d + ε), s = Σ_i x[r][i]·dY[r][i], h = r mod heads:
//
//	dX[r]     = gain[h]·ρ · (dY[r] − x[r]·ρ²·s/d)
//	dGain[h] += ρ·s, unless dGain is null
//
// x, dX, dY [runs×d], gain, dGain [heads]; dX may be dY. The backward of norm.

#include "row.h"

void EXPORT(norm_grad)(float *dX, float *dGain, const float *x, const float *gain, const float *dY, int32_t runs,
                       int32_t heads, int32_t d, float eps) {
	for (int32_t h = 0; runs > 0; runs--, dX += d, x += d, dY += d) {
		float rho = 1 / __builtin_sqrtf(dot(d, x, x) / (float)d + eps), s = dot(d, x, dY), scale = gain[h] * rho;
		if (dGain) dGain[h] += rho * s;
		row_scale(dX, dY, d, scale);
		axpy(d, -scale * rho * rho * s / (float)d, x, dX);
		if (++h == heads) h = 0;
	}
}
