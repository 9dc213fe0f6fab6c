// causal_conv:            y[r] = Σ_{t ≤ pos[i]} w[t] ∘ x[i−t],  i = n − rows + r
// causal_conv_input_grad: dX[i] = Σ_{t ≤ pos[i+t]} w[t] ∘ dY[i+t],  i + t < n
//
// t < taps; x, dX, dY [n×d], y [rows×d], w [taps×d]; pos [n] counts from 0 in each
// document. Both are a row's sum over the rows right before or behind it.

#include "kernel.h"

// mix is y[j] = Σ_{t<used} w[t·d + j]·x[t·step + j], y [d].
static void mix(float *y, const float *x, const float *w, int32_t used, int32_t step, int32_t d) {
	int32_t j = 0;
	NO_UNROLL for (; j + 16 <= d; j += 16) {
		v4 a = zero(), b = zero(), c = zero(), e = zero();
		const float *p = x + j, *q = w + j;
		NO_UNROLL for (int32_t t = 0; t < used; t++, p += step, q += d) {
			a = fma(load(p), load(q), a), b = fma(load(p + 4), load(q + 4), b);
			c = fma(load(p + 8), load(q + 8), c), e = fma(load(p + 12), load(q + 12), e);
		}
		store(y + j, a), store(y + j + 4, b), store(y + j + 8, c), store(y + j + 12, e);
	}
	NO_UNROLL for (; j < d; j++) {
		float a = 0;
		NO_UNROLL for (int32_t t = 0; t < used; t++) a += x[t * step + j] * w[t * d + j];
		y[j] = a;
	}
}

void EXPORT(causal_conv)(float *y, const float *x, const float *w, const uint32_t *pos, int32_t n, int32_t rows,
                         int32_t d, int32_t taps) {
	for (int32_t i = n - rows; i < n; i++, y += d) {
		int32_t before = (int32_t)pos[i] + 1;
		mix(y, x + i * d, w, before < taps ? before : taps, -d, d);
	}
}

void EXPORT(causal_conv_input_grad)(float *dX, const float *dY, const float *w, const uint32_t *pos, int32_t n,
                                    int32_t d, int32_t taps) {
	for (int32_t i = 0; i < n; i++, dX += d, dY += d) {
		int32_t behind = 1;
		NO_UNROLL while (behind < taps && i + behind < n && (int32_t)pos[i + behind] >= behind) behind++;
		mix(dX, dY, w, behind, d, d);
	}
}
