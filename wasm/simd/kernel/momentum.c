// v[i] = mu·v[i] + g[i]
// w[i] −= lr·v[i]
//
// w, v, g [n]. Source: Sutskever et al. 2013, without Nesterov's look-ahead.

#include "kernel.h"

void EXPORT(momentum)(float *w, float *v, const float *g, int32_t n, float lr, float mu) {
	v4 s = splat(lr), decay = splat(mu), x;
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) {
		x = fma(decay, load(v + i), load(g + i));
		store(v + i, x);
		store(w + i, fnma(s, x, load(w + i)));
	}
	x = fma(decay, load_tail(v + i, n - i, 0), load_tail(g + i, n - i, 0));
	store_tail(v + i, n - i, x);
	store_tail(w + i, n - i, fnma(s, x, load_tail(w + i, n - i, 0)));
}
