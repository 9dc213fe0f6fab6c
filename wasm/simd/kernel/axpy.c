// y[i] += alpha·x[i]
//
// x, y [n]. Source: BLAS level 1, saxpy with unit increments.

#include "kernel.h"

void EXPORT(axpy)(int32_t n, float alpha, const float *x, float *y) {
	v4 s = splat(alpha);
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(y + i, fma(s, load(x + i), load(y + i)));
	store_tail(y + i, n - i, fma(s, load_tail(x + i, n - i, 0), load_tail(y + i, n - i, 0)));
}
