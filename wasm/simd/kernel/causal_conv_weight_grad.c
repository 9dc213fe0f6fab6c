// dW[t] += Σ_r x[i−t] ∘ dY[r] over pos[i] ≥ t,  i = n − rows + r
//
// t < taps; x [n×d], dY [rows×d], dW [taps×d]; pos [n] counts from 0 in each
// document.

#include "kernel.h"

enum {
	// Rows that lie in a first-level cache of 32 KB while all taps go over them:
	// 24 KB of x and dY at the language model's 96 columns.
	NEAR = 32,
};

void EXPORT(causal_conv_weight_grad)(float *dW, const float *x, const float *dY, const uint32_t *pos, int32_t n,
                                     int32_t rows, int32_t d, int32_t taps) {
	x += (n - rows) * d, pos += n - rows;
	for (int32_t left = rows; left > 0; left -= NEAR, x += NEAR * d, dY += NEAR * d, pos += NEAR) {
		int32_t near = left < NEAR ? left : NEAR;
		for (int32_t t = 0; t < taps; t++) {
			float *to = dW + t * d;
			int32_t j = 0;
			NO_UNROLL for (; j + 16 <= d; j += 16) {
				v4 a = load(to + j), b = load(to + j + 4), c = load(to + j + 8), e = load(to + j + 12);
				const float *p = x + j - t * d, *q = dY + j;
				NO_UNROLL for (int32_t r = 0; r < near; r++, p += d, q += d) {
					if ((int32_t)pos[r] < t) continue;
					a = fma(load(p), load(q), a), b = fma(load(p + 4), load(q + 4), b);
					c = fma(load(p + 8), load(q + 8), c), e = fma(load(p + 12), load(q + 12), e);
				}
				store(to + j, a), store(to + j + 4, b), store(to + j + 8, c), store(to + j + 12, e);
			}
			NO_UNROLL for (; j < d; j++)
				NO_UNROLL for (int32_t r = 0; r < near; r++)
					if ((int32_t)pos[r] >= t) to[j] += x[(r - t) * d + j] * dY[r * d + j];
		}
	}
}
