// m[i] = β1·m[i] + (1−β1)·g[i]
// v[i] = β2·v[i] + (1−β2)·g[i]²
// w[i] −= lr · (m[i]/c1) / (√(v[i]/c2) + ε),  c1 = 1−β1ᵗ, c2 = 1−β2ᵗ
//
// w, m, v, g [n]. Source: Kingma & Ba 2015 (arXiv:1412.6980), algorithm 1.

#include "kernel.h"

// flush replaces denormal numbers by 0; NaN stays NaN. The moments of a weight
// whose input has gone dark decay until they are denormal, with which an x86
// core takes over a hundred cycles, and WebAssembly cannot ask it to flush
// them by itself.
static inline v4 flush(v4 x) {
	return wasm_v128_andnot(x, wasm_f32x4_lt(wasm_f32x4_abs(x), splat(1.17549435e-38f)));
}

void EXPORT(adam)(float *w, float *m, float *v, const float *g, int32_t n, float lr, float beta1, float beta2,
                  float eps, float c1, float c2) {
	v4 b1 = splat(beta1), b2 = splat(beta2), a1 = splat(1 - beta1), a2 = splat(1 - beta2);
	v4 step = splat(lr / c1), correct = splat(1 / c2), e = splat(eps);
	for (int32_t i = 0; i < n; i += 4) {
		int32_t tail = n - i;
		v4 gi, mi, vi, wi;
		if (tail >= 4)
			gi = load(g + i), mi = load(m + i), vi = load(v + i), wi = load(w + i);
		else
			gi = load_tail(g + i, tail, 0), mi = load_tail(m + i, tail, 0), vi = load_tail(v + i, tail, 0),
			wi = load_tail(w + i, tail, 0);
		mi = flush(fma(b1, mi, mul(a1, gi)));
		vi = flush(fma(b2, vi, mul(a2, mul(gi, gi))));
		wi = sub(wi, wasm_f32x4_div(mul(step, mi), add(wasm_f32x4_sqrt(mul(vi, correct)), e)));
		if (tail >= 4)
			store(m + i, mi), store(v + i, vi), store(w + i, wi);
		else
			store_tail(m + i, tail, mi), store_tail(v + i, tail, vi), store_tail(w + i, tail, wi);
	}
}
