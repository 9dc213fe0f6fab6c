// w[i] −= lr·g[i]
//
// w, g [n].

#include "kernel.h"

void EXPORT(sgd)(float *w, const float *g, int32_t n, float lr) {
	v4 s = splat(lr);
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) store(w + i, fnma(s, load(g + i), load(w + i)));
	store_tail(w + i, n - i, fnma(s, load_tail(g + i, n - i, 0), load_tail(w + i, n - i, 0)));
}
