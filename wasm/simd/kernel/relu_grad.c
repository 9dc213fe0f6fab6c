// dX[i] = dY[i] where y[i] > 0, else 0
//
// y, dY, dX [n], y the output of relu; dX may be dY.

#include "kernel.h"

void EXPORT(relu_grad)(float *dX, const float *y, const float *dY, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4)
		store(dX + i, wasm_v128_and(load(dY + i), wasm_f32x4_gt(load(y + i), zero())));
	v4 tail = wasm_v128_and(load_tail(dY + i, n - i, 0), wasm_f32x4_gt(load_tail(y + i, n - i, 0), zero()));
	store_tail(dX + i, n - i, tail);
}
