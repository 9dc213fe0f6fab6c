// db[j] = Σ_r dY[r][j], or db[j] += Σ_r dY[r][j] where accumulate is not 0
//
// dY [rows×n], db [n]: the gradient of a bias.

#include "kernel.h"

void EXPORT(sum_rows)(float *db, const float *dY, int32_t rows, int32_t n, int32_t accumulate) {
	int32_t j = 0;
	// Sixteen columns at a time: one cache line of each row.
	for (; j + 16 <= n; j += 16) {
		v4 a = zero(), b = zero(), c = zero(), d = zero();
		const float *p = dY + j;
		NO_UNROLL for (int32_t r = 0; r < rows; r++, p += n) {
			a = add(a, load(p)), b = add(b, load(p + 4));
			c = add(c, load(p + 8)), d = add(d, load(p + 12));
		}
		if (accumulate) {
			a = add(load(db + j), a), b = add(load(db + j + 4), b);
			c = add(load(db + j + 8), c), d = add(load(db + j + 12), d);
		}
		store(db + j, a), store(db + j + 4, b), store(db + j + 8, c), store(db + j + 12, d);
	}
	NO_UNROLL for (; j + 4 <= n; j += 4) {
		v4 a = zero();
		NO_UNROLL for (int32_t r = 0; r < rows; r++) a = add(a, load(dY + r * n + j));
		store(db + j, accumulate ? add(load(db + j), a) : a);
	}
	NO_UNROLL for (; j < n; j++) {
		float a = 0;
		NO_UNROLL for (int32_t r = 0; r < rows; r++) a += dY[r * n + j];
		db[j] = accumulate ? db[j] + a : a;
	}
}
