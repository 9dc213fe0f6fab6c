// w[i] *= factor
//
// w [n].

#include "kernel.h"

void EXPORT(decay)(float *w, int32_t n, float factor) {
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(w + i, mul(load(w + i), splat(factor)));
	store_tail(w + i, n - i, mul(load_tail(w + i, n - i, 0), splat(factor)));
}
