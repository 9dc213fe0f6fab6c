// dX[i] = dY[i] · 2·max(0, x[i])
//
// x, dY, dX [n]; dX may be dY. The backward of relu2.

#include "kernel.h"

static inline v4 slope(v4 x, v4 dY) { return mul(mul(dY, splat(2)), larger(x, zero())); }

void EXPORT(relu2_grad)(float *dX, const float *x, const float *dY, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(dX + i, slope(load(x + i), load(dY + i)));
	store_tail(dX + i, n - i, slope(load_tail(x + i, n - i, 0), load_tail(dY + i, n - i, 0)));
}
