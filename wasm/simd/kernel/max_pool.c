// y[p][i][j] = max(x[p][2i..2i+1][2j..2j+1]); a NaN in a block gives NaN
//
// x [planes×h×w], y [planes×⌊h/2⌋×⌊w/2⌋].

#include "kernel.h"

void EXPORT(max_pool)(float *y, const float *x, int32_t planes, int32_t h, int32_t w) {
	int32_t n = w / 2;
	for (; planes > 0; planes--, x += h * w) {
		const float *row = x;
		for (int32_t i = h / 2; i > 0; i--, row += 2 * w, y += n) {
			int32_t j = 0;
			for (; j + 4 <= n; j += 4) {
				const float *p = row + 2 * j, *q = p + w;
				v4 l = wasm_f32x4_max(load(p), load(q)), r = wasm_f32x4_max(load(p + 4), load(q + 4));
				store(y + j, wasm_f32x4_max(even(l, r), odd(l, r)));
			}
			NO_UNROLL for (; j < n; j++) {
				const float *p = row + 2 * j, *q = p + w;
				v4 both = wasm_f32x4_max(load_tail(p, 2, 0), load_tail(q, 2, 0));
				store_tail(y + j, 1, wasm_f32x4_max(both, odd(both, both)));
			}
		}
	}
}
