// Passes over one row: see row.h.

#include "row.h"

float row_max(const float *z, int32_t k) {
	v4 m = splat(-__builtin_inff());
	int32_t j = 0;
	NO_UNROLL for (; j + 4 <= k; j += 4) m = wasm_f32x4_max(m, load(z + j));
	m = wasm_f32x4_max(m, load_tail(z + j, k - j, -__builtin_inff()));
	m = wasm_f32x4_max(m, wasm_i32x4_shuffle(m, m, 2, 3, 0, 1));
	m = wasm_f32x4_max(m, wasm_i32x4_shuffle(m, m, 1, 0, 3, 2));
	return wasm_f32x4_extract_lane(m, 0);
}

float row_exp(float *e, const float *z, int32_t k, float max) {
	v4 total = zero(), m = splat(max), x;
	int32_t j = 0;
	NO_UNROLL for (; j + 4 <= k; j += 4) {
		x = exp4(sub(load(z + j), m));
		if (e) store(e + j, x);
		total = add(total, x);
	}
	if (j < k) {
		// Lanes behind the row hold −∞, whose exponential is 0.
		x = exp4(sub(load_tail(z + j, k - j, -__builtin_inff()), m));
		if (e) store_tail(e + j, k - j, x);
		total = add(total, x);
	}
	return sum(total);
}

void row_scale(float *y, const float *x, int32_t k, float s) {
	int32_t j = 0;
	NO_UNROLL for (; j + 4 <= k; j += 4) store(y + j, mul(load(x + j), splat(s)));
	store_tail(y + j, k - j, mul(load_tail(x + j, k - j, 0), splat(s)));
}
