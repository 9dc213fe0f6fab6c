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

// moment is b·m + a·x, with a = 1 − b.
static inline v4 moment(v4 b, v4 a, v4 m, v4 x) { return flush(fma(b, m, mul(a, x))); }

// moved is the weights after their step; step = lr/c1, correct = 1/c2.
static inline v4 moved(v4 w, v4 m, v4 v, v4 step, v4 correct, v4 eps) {
	return sub(w, wasm_f32x4_div(mul(step, m), add(wasm_f32x4_sqrt(mul(v, correct)), eps)));
}

void EXPORT(adam)(float *w, float *m, float *v, const float *g, int32_t n, float lr, float beta1, float beta2,
                  float eps, float c1, float c2) {
	v4 b1 = splat(beta1), b2 = splat(beta2), a1 = splat(1 - beta1), a2 = splat(1 - beta2);
	v4 step = splat(lr / c1), correct = splat(1 / c2), e = splat(eps), gi, mi, vi;
	// The tail stands behind the loop and not in it: a test for it in every round
	// makes the loop half as fast.
	NO_UNROLL for (; n >= 4; n -= 4, w += 4, m += 4, v += 4, g += 4) {
		gi = load(g);
		mi = moment(b1, a1, load(m), gi);
		vi = moment(b2, a2, load(v), mul(gi, gi));
		store(m, mi), store(v, vi);
		store(w, moved(load(w), mi, vi, step, correct, e));
	}
	gi = load_tail(g, n, 0);
	mi = moment(b1, a1, load_tail(m, n, 0), gi);
	vi = moment(b2, a2, load_tail(v, n, 0), mul(gi, gi));
	store_tail(m, n, mi), store_tail(v, n, vi);
	store_tail(w, n, moved(load_tail(w, n, 0), mi, vi, step, correct, e));
}
