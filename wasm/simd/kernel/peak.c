// Multiplies and adds in registers as fast as the core can, to measure a
// kernel's speed against. Returns the floating-point operations done: n rounds
// of ten independent chains (more than two units of latency 4 need, few enough
// for V8's fifteen registers), four lanes, two operations.
//
// out [1] receives a number that depends on all of them, so that no compiler
// leaves them out.

#include "kernel.h"

double EXPORT(peak)(int32_t n, float *out) {
	v4 x = splat(0.5f), y = splat(out[0]);
	v4 a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
	NO_UNROLL for (int32_t r = 0; r < n; r++) {
		a = fma(a, x, y), b = fma(b, x, y), c = fma(c, x, y), d = fma(d, x, y), e = fma(e, x, y);
		f = fma(f, x, y), g = fma(g, x, y), h = fma(h, x, y), i = fma(i, x, y), j = fma(j, x, y);
	}
	out[0] = sum(add(add(add(a, b), add(c, d)), add(add(add(e, f), add(g, h)), add(i, j))));
	return 80.0 * n;
}
