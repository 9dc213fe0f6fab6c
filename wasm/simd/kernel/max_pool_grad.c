// dX = 0, but at the largest number of each 2×2 block of x, of equals the first
// in reading order: there it is the block's dY
//
// x, dX [planes×h×w], dY [planes×⌊h/2⌋×⌊w/2⌋].

#include "kernel.h"

// block gives dY to the largest of a, b in the upper row and c, d in the lower:
// each wins over those before it only where it is larger.
INLINE void block(v4 *a, v4 *b, v4 *c, v4 *d, v4 dY) {
	v4 best = *a, b_wins = wasm_f32x4_gt(*b, best);
	best = wasm_v128_bitselect(*b, best, b_wins);
	v4 c_wins = wasm_f32x4_gt(*c, best);
	best = wasm_v128_bitselect(*c, best, c_wins);
	v4 d_wins = wasm_f32x4_gt(*d, best);
	*d = wasm_v128_and(dY, d_wins), dY = wasm_v128_andnot(dY, d_wins);
	*c = wasm_v128_and(dY, c_wins), dY = wasm_v128_andnot(dY, c_wins);
	*b = wasm_v128_and(dY, b_wins), *a = wasm_v128_andnot(dY, b_wins);
}

void EXPORT(max_pool_grad)(float *dX, const float *x, const float *dY, int32_t planes, int32_t h, int32_t w) {
	int32_t n = w / 2;
	v4 a, b, c, d;
	for (; planes > 0; planes--) {
		for (int32_t i = h / 2; i > 0; i--, x += 2 * w, dX += 2 * w, dY += n) {
			int32_t j = 0;
			for (; j + 4 <= n; j += 4) {
				const float *p = x + 2 * j, *q = p + w;
				float *to = dX + 2 * j;
				a = even(load(p), load(p + 4)), b = odd(load(p), load(p + 4));
				c = even(load(q), load(q + 4)), d = odd(load(q), load(q + 4));
				block(&a, &b, &c, &d, load(dY + j));
				store(to, wasm_i32x4_shuffle(a, b, 0, 4, 1, 5)), store(to + 4, wasm_i32x4_shuffle(a, b, 2, 6, 3, 7));
				to += w;
				store(to, wasm_i32x4_shuffle(c, d, 0, 4, 1, 5)), store(to + 4, wasm_i32x4_shuffle(c, d, 2, 6, 3, 7));
			}
			NO_UNROLL for (; j < n; j++) {
				const float *p = x + 2 * j, *q = p + w;
				float *to = dX + 2 * j;
				a = splat(p[0]), b = splat(p[1]), c = splat(q[0]), d = splat(q[1]);
				block(&a, &b, &c, &d, splat(dY[j]));
				store_tail(to, 1, a), store_tail(to + 1, 1, b);
				store_tail(to + w, 1, c), store_tail(to + w + 1, 1, d);
			}
			if (w % 2) dX[w - 1] = dX[2 * w - 1] = 0;
		}
		if (h % 2 == 0) continue;
		NO_UNROLL for (int32_t j = 0; j < w; j++) dX[j] = 0;
		x += w, dX += w;
	}
}
