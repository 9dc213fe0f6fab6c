// s[r][j]  = p = exp(s[r][j] − lse[r·stride]) for j ≤ n−m+r, 0 behind
// dP[r][j] = p · (dP[r][j] − Σ_i dY[r][i]·y[r][i]),           0 behind
//
// s, dP [m×n], as in causal_softmax; rows of y and dY have dh numbers and stand
// stride·dh apart.
//
// Source: T. Dao et al., "FlashAttention", NeurIPS 2022 (arXiv:2205.14135),
// algorithm 4.

#include "row.h"

void EXPORT(causal_softmax_grad)(float *s, float *dP, const float *lse, const float *y, const float *dY, int32_t m,
                                 int32_t n, int32_t stride, int32_t dh) {
	for (int32_t sees = n - m + 1; sees <= n; sees++, s += n, dP += n, lse += stride) {
		v4 delta = splat(dot(dh, dY, y));
		row_exp(s, s, sees, *lse);
		int32_t j = 0;
		NO_UNROLL for (; j + 4 <= sees; j += 4) store(dP + j, mul(load(s + j), sub(load(dP + j), delta)));
		v4 tail = mul(load_tail(s + j, sees - j, 0), sub(load_tail(dP + j, sees - j, 0), delta));
		store_tail(dP + j, sees - j, tail);
		NO_UNROLL for (j = sees; j < n; j++) s[j] = dP[j] = 0;
		y += stride * dh, dY += stride * dh;
	}
}
