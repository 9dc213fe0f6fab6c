// y[r] = gain[r mod heads] · x[r] / √(Σ_i x[r][i]²/d + ε)
//
// x, y [runs×d], gain [heads]; y may be x.
//
// Source: B. Zhang, R. Sennrich, "Root mean square layer normalization", NeurIPS
// 2019 (arXiv:1910.07467).

#include "row.h"

void EXPORT(norm)(float *y, const float *x, const float *gain, int32_t runs, int32_t heads, int32_t d, float eps) {
	for (int32_t h = 0; runs > 0; runs--, y += d, x += d) {
		row_scale(y, x, d, gain[h] / __builtin_sqrtf(dot(d, x, x) / (float)d + eps));
		if (++h == heads) h = 0;
	}
}
