// For the first rotary of each row's heads, with u = x[i], v = x[i + dh/2] and the
// cosine c and sine s of the row's position:
//
//	y[i] = u·c − v·s,  y[i + dh/2] = u·s + v·c
//
// The other heads are copied. x, y [rows×heads×dh], y may be x; pos [rows];
// turns […×dh] has dh/2 cosines and then dh/2 sines for each position.
//
// Source: J. Su et al., "RoFormer" (arXiv:2104.09864).

#include "row.h"

void EXPORT(rotate)(float *y, const float *x, const float *turns, const uint32_t *pos, int32_t rows, int32_t heads,
                    int32_t dh, int32_t rotary) {
	int32_t half = dh / 2, rest = (heads - rotary) * dh;
	for (int32_t r = 0; r < rows; r++, y += rest, x += rest) {
		const float *cos = turns + (int32_t)pos[r] * dh, *sin = cos + half;
		for (int32_t h = 0; h < rotary; h++, y += dh, x += dh) {
			int32_t i = 0;
			NO_UNROLL for (; i + 4 <= half; i += 4) {
				v4 u = load(x + i), v = load(x + half + i), c = load(cos + i), s = load(sin + i);
				store(y + i, fnma(v, s, mul(u, c)));
				store(y + half + i, fma(v, c, mul(u, s)));
			}
			NO_UNROLL for (; i < half; i++) {
				float u = x[i], v = x[half + i];
				y[i] = u * cos[i] - v * sin[i];
				y[half + i] = u * sin[i] + v * cos[i];
			}
		}
		if (y != x) row_scale(y, x, rest, 1);
	}
}
