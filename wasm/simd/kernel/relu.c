// y[i] = max(0, x[i]); NaN stays NaN
//
// x, y [n]; y may be x.

#include "kernel.h"

void EXPORT(relu)(float *y, const float *x, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(y + i, larger(load(x + i), zero()));
	store_tail(y + i, n - i, larger(load_tail(x + i, n - i, 0), zero()));
}
