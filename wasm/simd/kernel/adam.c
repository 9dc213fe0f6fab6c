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

// constants are what every weight's step has in common, spread over the lanes.
typedef struct {
	v4 b1, b2, a1, a2, step, correct, eps;
} constants;

// update moves four weights.
static inline void update(constants k, v4 *w, v4 *m, v4 *v, v4 g) {
	*m = flush(fma(k.b1, *m, mul(k.a1, g)));
	*v = flush(fma(k.b2, *v, mul(k.a2, mul(g, g))));
	*w = sub(*w, wasm_f32x4_div(mul(k.step, *m), add(wasm_f32x4_sqrt(mul(*v, k.correct)), k.eps)));
}

void EXPORT(adam)(float *w, float *m, float *v, const float *g, int32_t n, float lr, float beta1, float beta2,
                  float eps, float c1, float c2) {
	constants k = {splat(beta1), splat(beta2), splat(1 - beta1), splat(1 - beta2), splat(lr / c1), splat(1 / c2), splat(eps)};
	NO_UNROLL for (; n >= 4; n -= 4, w += 4, m += 4, v += 4, g += 4) {
		v4 wi = load(w), mi = load(m), vi = load(v);
		update(k, &wi, &mi, &vi, load(g));
		store(m, mi), store(v, vi), store(w, wi);
	}
	v4 wi = load_tail(w, n, 0), mi = load_tail(m, n, 0), vi = load_tail(v, n, 0);
	update(k, &wi, &mi, &vi, load_tail(g, n, 0));
	store_tail(m, n, mi), store_tail(v, n, vi), store_tail(w, n, wi);
}
