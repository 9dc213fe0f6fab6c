// dW[o][c][u][v] = Σ_r Σ_i Σ_j x[r][c][i+u][j+v] · dY[r][o][i][j]
// db[o]          = Σ_r Σ_i Σ_j dY[r][o][i][j]
//
// added to dW and db where accumulate is not 0. Shapes as in conv. scratch
// holds 4·out·(C·k·k+1) floats.

#include "conv.h"

// lag_of is the lag of weight s.
INLINE int32_t lag_of(int32_t s, int32_t k, int32_t height, int32_t width) {
	return (s / (k * k) * height + s / k % k) * width + s % k;
}

// pair adds the products of x, and of x + lag, with n planes of dY, h×w, to two
// vectors of each of n rows of sums.
INLINE void pair(int32_t n, float *sums, int32_t row, const float *x, int32_t lag, int32_t width, const float *dY,
                 int32_t h, int32_t w, v4 tail) {
	v4 a[TILE], b[TILE], p, q, d;
	int32_t plane = h * w;
	for (int32_t o = 0; o < n; o++) a[o] = b[o] = zero();
	for (; h > 0; h--, x += width, dY += w) {
		int32_t j = 0;
		NO_UNROLL for (; j + 4 <= w; j += 4) {
			p = load(x + j), q = load(x + j + lag);
			for (int32_t o = 0; o < n; o++) {
				d = load(dY + j + o * plane);
				a[o] = fma(p, d, a[o]), b[o] = fma(q, d, b[o]);
			}
		}
		if (j == w) continue;
		// The last four, without those that were counted.
		p = wasm_v128_and(load(x + w - 4), tail), q = wasm_v128_and(load(x + w - 4 + lag), tail);
		for (int32_t o = 0; o < n; o++) {
			d = load(dY + w - 4 + o * plane);
			a[o] = fma(p, d, a[o]), b[o] = fma(q, d, b[o]);
		}
	}
	for (int32_t o = 0; o < n; o++, sums += row)
		store(sums, add(load(sums), a[o])), store(sums + 4, add(load(sums + 4), b[o]));
}

// plain is the sum for one weight where rows are shorter than a vector.
static float plain(const float *x, int32_t width, const float *dY, int32_t h, int32_t w) {
	float s = 0;
	for (; h > 0; h--, x += width, dY += w)
		NO_UNROLL for (int32_t j = 0; j < w; j++) s += x[j] * dY[j];
	return s;
}

// As in conv_tile.c.
#define PAIR(n)                                                                                                       \
	static __attribute__((noinline)) void pair##n(float *sums, int32_t row, const float *x, int32_t lag, int32_t width,  \
	                                              const float *dY, int32_t h, int32_t w, v4 tail) {                     \
		pair(n, sums, row, x, lag, width, dY, h, w, tail);                                                            \
	}
PAIR(1)
PAIR(2)
PAIR(3)
PAIR(4)
PAIR(5)

// total is the sum of x [n].
static float total(const float *x, int32_t n) {
	v4 s = zero();
	NO_UNROLL for (; n >= 4; n -= 4, x += 4) s = add(s, load(x));
	return sum(add(s, load_tail(x, n, 0)));
}

void EXPORT(conv_weight_grad)(float *dW, float *db, const float *x, const float *dY, int32_t rows, int32_t channels,
                              int32_t height, int32_t width, int32_t out, int32_t k, int32_t accumulate,
                              float *scratch) {
	int32_t h = height - k + 1, w = width - k + 1, weights = channels * k * k;
	// Vectors of sums for each channel: its weights, made even.
	int32_t row = 4 * (weights + weights % 2);
	v4 tail = wasm_i32x4_gt(wasm_i32x4_make(1, 2, 3, 4), wasm_i32x4_splat(4 - w % 4));
	if (!accumulate) {
		NO_UNROLL for (int32_t i = 0; i < out * weights; i++) dW[i] = 0;
		NO_UNROLL for (int32_t i = 0; i < out; i++) db[i] = 0;
	}
	NO_UNROLL for (int32_t i = 0; i < out * row; i += 4) store(scratch + i, zero());
	for (int32_t r = 0; r < rows; r++, x += channels * height * width, dY += out * h * w) {
		for (int32_t o = 0; o < out; o++) db[o] += total(dY + o * h * w, h * w);
		if (w < 4) {
			for (int32_t i = 0; i < out * weights; i++)
				dW[i] += plain(x + lag_of(i % weights, k, height, width), width, dY + i / weights * h * w, h, w);
			continue;
		}
		// Groups outside: their planes of dY stay in the first-level cache.
		for (int32_t o = 0, n; o < out; o += n) {
			n = group(out - o);
			for (int32_t s = 0; s < weights; s += 2) {
				int32_t first = lag_of(s, k, height, width);
				int32_t lag = s + 1 < weights ? lag_of(s + 1, k, height, width) - first : 0;
				float *to = scratch + o * row + 4 * s;
				const float *d = dY + o * h * w;
				switch (n) {
				case 1: pair1(to, row, x + first, lag, width, d, h, w, tail); break;
				case 2: pair2(to, row, x + first, lag, width, d, h, w, tail); break;
				case 3: pair3(to, row, x + first, lag, width, d, h, w, tail); break;
				case 4: pair4(to, row, x + first, lag, width, d, h, w, tail); break;
				default: pair5(to, row, x + first, lag, width, d, h, w, tail);
				}
			}
		}
	}
	if (w < 4) return;
	for (int32_t o = 0; o < out; o++)
		NO_UNROLL for (int32_t s = 0; s < weights; s++) *dW++ += sum(load(scratch + o * row + 4 * s));
}
