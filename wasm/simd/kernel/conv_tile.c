// The tiles that conv and conv_input_grad are made of: see conv.h. Each is a
// function of its own, small enough for V8 to keep all that the loop needs in
// registers.

#include "conv.h"

INLINE void tile_of(int32_t n, TILE_ARGS) {
	v4 a[TILE], b[TILE], p, q, k;
	for (int32_t o = 0; o < n; o++) a[o] = b[o] = bias ? wasm_v128_load32_splat(bias + o) : zero();
	NO_UNROLL for (; weights > 0; weights--, packed += n) {
		const float *at = x + *lag++;
		p = load(at), q = load(at + x_second);
		for (int32_t o = 0; o < n; o++) {
			k = wasm_v128_load32_splat(packed + o);
			a[o] = fma(k, p, a[o]), b[o] = fma(k, q, b[o]);
		}
	}
	for (int32_t o = 0; o < n; o++, y += plane) store(y, a[o]), store(y + y_second, b[o]);
}

void tile1(TILE_ARGS) { tile_of(1, y, y_second, plane, x, x_second, lag, weights, packed, bias); }
void tile2(TILE_ARGS) { tile_of(2, y, y_second, plane, x, x_second, lag, weights, packed, bias); }
void tile3(TILE_ARGS) { tile_of(3, y, y_second, plane, x, x_second, lag, weights, packed, bias); }
void tile4(TILE_ARGS) { tile_of(4, y, y_second, plane, x, x_second, lag, weights, packed, bias); }
void tile5(TILE_ARGS) { tile_of(5, y, y_second, plane, x, x_second, lag, weights, packed, bias); }

void pixel(int32_t n, float *y, int32_t plane, const float *x, const int32_t *lag, int32_t weights, const float *packed,
           const float *bias) {
	for (int32_t o = 0; o < n; o++, y += plane, packed++) {
		float sum = bias ? bias[o] : 0;
		NO_UNROLL for (int32_t s = 0; s < weights; s++) sum += packed[s * n] * x[lag[s]];
		*y = sum;
	}
}
