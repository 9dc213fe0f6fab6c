// dX[i] = dY[i] · (1 − y[i]²)
//
// y, dY, dX [n], y the output of tanh; dX may be dY.

#include "kernel.h"

static inline v4 grad(v4 y, v4 dY) { return mul(dY, fnma(y, y, splat(1))); }

void EXPORT(tanh_grad)(float *dX, const float *y, const float *dY, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(dX + i, grad(load(y + i), load(dY + i)));
	store_tail(dX + i, n - i, grad(load_tail(y + i, n - i, 0), load_tail(dY + i, n - i, 0)));
}
