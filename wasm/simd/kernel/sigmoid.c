// y[i] = 1 / (1 + exp(−x[i]))
//
// x, y [n]; y may be x. With e = exp(−|x|), which cannot overflow, that is
// 1/(1+e) where x ≥ 0 and e/(1+e) elsewhere.

#include "kernel.h"

static inline v4 sigmoid4(v4 x) {
	v4 e = exp4(wasm_f32x4_neg(wasm_f32x4_abs(x)));
	v4 over = wasm_v128_bitselect(e, splat(1), wasm_f32x4_lt(x, zero()));
	return wasm_f32x4_div(over, add(splat(1), e));
}

void EXPORT(sigmoid)(float *y, const float *x, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(y + i, sigmoid4(load(x + i)));
	store_tail(y + i, n - i, sigmoid4(load_tail(x + i, n - i, 0)));
}
