// y = alpha·op(A)·x + beta·y
//
// A [m×n], op(A) is A, or Aᵀ where trans is not 0; x and y have op(A)'s columns
// and rows. lda is the floats from one row of A to the next. With beta = 0, y is
// not read.
//
// Source: BLAS level 2, sgemv with unit increments.

#include "kernel.h"

void EXPORT(sgemv)(int32_t trans, int32_t m, int32_t n, float alpha, const float *a, int32_t lda, const float *x,
                   float beta, float *y) {
	if (!trans) {
		for (int32_t i = 0; i < m; i++, a += lda) {
			// Two sums: the loads of A, not the adds, are what a row waits for.
			v4 s = zero(), t = zero();
			int32_t j = 0;
			NO_UNROLL for (; j + 8 <= n; j += 8) {
				s = fma(load(a + j), load(x + j), s);
				t = fma(load(a + j + 4), load(x + j + 4), t);
			}
			if (j + 4 <= n) s = fma(load(a + j), load(x + j), s), j += 4;
			t = fma(load_tail(a + j, n - j, 0), load_tail(x + j, n - j, 0), t);
			float ax = alpha * sum(add(s, t));
			y[i] = beta == 0 ? ax : ax + beta * y[i];
		}
		return;
	}
	// Sixteen columns at a time stay in registers; their rows of A are one cache
	// line each.
	int32_t j = 0;
	v4 al = splat(alpha), be = splat(beta);
	for (; j + 16 <= n; j += 16) {
		v4 s0 = zero(), s1 = zero(), s2 = zero(), s3 = zero();
		const float *p = a + j;
		NO_UNROLL for (int32_t i = 0; i < m; i++, p += lda) {
			v4 xi = wasm_v128_load32_splat(x + i);
			s0 = fma(xi, load(p), s0), s1 = fma(xi, load(p + 4), s1);
			s2 = fma(xi, load(p + 8), s2), s3 = fma(xi, load(p + 12), s3);
		}
		s0 = mul(al, s0), s1 = mul(al, s1), s2 = mul(al, s2), s3 = mul(al, s3);
		if (beta != 0) {
			s0 = fma(be, load(y + j), s0), s1 = fma(be, load(y + j + 4), s1);
			s2 = fma(be, load(y + j + 8), s2), s3 = fma(be, load(y + j + 12), s3);
		}
		store(y + j, s0), store(y + j + 4, s1), store(y + j + 8, s2), store(y + j + 12, s3);
	}
	NO_UNROLL for (; j < n; j++) {
		float s = 0;
		NO_UNROLL for (int32_t i = 0; i < m; i++) s += x[i] * a[i * lda + j];
		y[j] = beta == 0 ? alpha * s : alpha * s + beta * y[j];
	}
}
