// y[i] = max(0, x[i])²; NaN stays NaN
//
// x, y [n]; y may be x.

#include "kernel.h"

static inline v4 squared(v4 x) {
	x = larger(x, zero());
	return mul(x, x);
}

void EXPORT(relu2)(float *y, const float *x, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(y + i, squared(load(x + i)));
	store_tail(y + i, n - i, squared(load_tail(x + i, n - i, 0)));
}
