// lse[r·stride] = log Σ_{j ≤ n−m+r} exp(s[r][j])
// s[r][j]       = exp(s[r][j] − lse[r·stride]) for j ≤ n−m+r, 0 behind
//
// s [m×n], the scores of the last m of n tokens. NaN as in softmax.

#include "row.h"

void EXPORT(causal_softmax)(float *s, float *lse, int32_t m, int32_t n, int32_t stride) {
	for (int32_t sees = n - m + 1; sees <= n; sees++, s += n, lse += stride) {
		float max = row_max(s, sees), total = row_exp(s, s, sees, max);
		*lse = (float)(max + log1(total));
		row_scale(s, s, sees, 1 / total);
		NO_UNROLL for (int32_t j = sees; j < n; j++) s[j] = 0;
	}
}
