// Returns Σ_i x[i]·y[i].
//
// x, y [n]. Source: BLAS level 1, sdot with unit increments.

#include "kernel.h"

float EXPORT(dot)(int32_t n, const float *x, const float *y) {
	// Four sums, because one would wait four cycles for each multiply-add.
	v4 a = zero(), b = zero(), c = zero(), d = zero();
	int32_t i = 0;
	for (; i + 16 <= n; i += 16) {
		a = fma(load(x + i), load(y + i), a);
		b = fma(load(x + i + 4), load(y + i + 4), b);
		c = fma(load(x + i + 8), load(y + i + 8), c);
		d = fma(load(x + i + 12), load(y + i + 12), d);
	}
	NO_UNROLL for (; i + 4 <= n; i += 4) a = fma(load(x + i), load(y + i), a);
	b = fma(load_tail(x + i, n - i, 0), load_tail(y + i, n - i, 0), b);
	return sum(add(add(a, b), add(c, d)));
}
