// p[r][j] = exp(z[r][j] − max_i z[r][i]) / Σ_k exp(z[r][k] − max_i z[r][i])
//
// z, p [rows×k]; p may be z. A row with NaN or +∞ in it becomes NaN; −∞
// becomes 0.

#include "row.h"

void EXPORT(softmax)(float *p, const float *z, int32_t rows, int32_t k) {
	for (int32_t r = 0; r < rows; r++, p += k, z += k)
		row_scale(p, p, k, 1 / row_exp(p, z, k, row_max(z, k)));
}
