// y[i] = tanh(x[i])
//
// x, y [n]; y may be x. Within 3 ulp: close to 0 the polynomial of Cephes' tanhf
// (S. Moshier, netlib.org/cephes), elsewhere, with e = exp(−2·|x|),
//
//	tanh |x| = (1 − e) / (1 + e)

#include "kernel.h"

static inline v4 tanh4(v4 x) {
	v4 size = wasm_f32x4_abs(x), e = exp4(mul(size, splat(-2)));
	v4 far = wasm_f32x4_div(sub(splat(1), e), add(splat(1), e));
	v4 z = mul(x, x), p = splat(-5.70498872745e-3f);
	p = fma(p, z, splat(2.06390887954e-2f));
	p = fma(p, z, splat(-5.37397155531e-2f));
	p = fma(p, z, splat(1.33314422036e-1f));
	p = fma(p, z, splat(-3.33332819422e-1f));
	v4 near = fma(mul(p, z), x, x);
	far = wasm_v128_or(far, wasm_v128_and(x, splat(-0.0f)));
	return wasm_v128_bitselect(near, far, wasm_f32x4_lt(size, splat(0.625f)));
}

void EXPORT(tanh)(float *y, const float *x, int32_t n) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(y + i, tanh4(load(x + i)));
	store_tail(y + i, n - i, tanh4(load_tail(x + i, n - i, 0)));
}
