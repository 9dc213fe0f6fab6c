// What the three convolutions share. Images are x [rows×C×H×W], y
// [rows×out×(H−k+1)×(W−k+1)], kernels w [out×C×k×k].
//
// A weight's pixels are those of its output, moved by a lag: y[i][j] takes
// w[c][u][v] · x[i·W + j + lag], lag = (c·H + u)·W + v.

#ifndef CONV_H
#define CONV_H

#include "kernel.h"

enum {
	// A tile is TILE channels by two vectors of pixels: ten accumulators, the two
	// vectors and the weight that they are multiplied with make 13 of the 15
	// registers that V8 gives, and ten chains keep two multiply-add units of
	// latency 4 busy.
	TILE = 5,
	// Pixels in a row from which rows are worked through in vectors.
	MIN_ROW = 4,
};

// group is how many of the channels left make the next tile: as equal as can be.
INLINE int32_t group(int32_t channels) {
	int32_t tiles = (channels + TILE - 1) / TILE;
	return (channels + tiles - 1) / tiles;
}

// lag_of is the lag of weight s of C·k·k.
INLINE int32_t lag_of(int32_t s, int32_t k, int32_t height, int32_t width) {
	return (s / (k * k) * height + s / k % k) * width + s % k;
}

// pixels computes two vectors of pixels, at y and y + second, in n channels that
// are plane apart.
INLINE void pixels(int32_t n, float *y, int32_t second, int32_t plane, const float *x, int32_t x_second,
                   const int32_t *lag, int32_t weights, const float *w, const float *bias) {
	v4 a[TILE], b[TILE], p, q, k;
	for (int32_t o = 0; o < n; o++) a[o] = b[o] = bias ? wasm_v128_load32_splat(bias + o) : zero();
	// One weight a round. Unrolled, the compiler sorts the rounds by accumulator,
	// one chain after the other, with all that they share loaded before.
	NO_UNROLL for (const int32_t *end = lag + weights; lag != end; lag++, w += n) {
		const float *at = x + *lag;
		p = load(at), q = load(at + x_second);
		for (int32_t o = 0; o < n; o++) {
			k = wasm_v128_load32_splat(w + o);
			a[o] = fma(k, p, a[o]), b[o] = fma(k, q, b[o]);
		}
	}
	for (int32_t o = 0; o < n; o++, y += plane) store(y, a[o]), store(y + second, b[o]);
}

// planes covers n planes of h×w pixels with tiles of two rows; where a row or a
// column does not come out even, the last tile goes over pixels of the one before.
INLINE void planes(int32_t n, float *y, int32_t h, int32_t w, const float *x, int32_t width, const int32_t *lag,
                   int32_t weights, const float *packed, const float *bias) {
	for (int32_t i = 0; i < h; i += 2) {
		int32_t row = i + 2 > h && i > 0 ? i - 1 : i, second = h > 1 ? 1 : 0;
		for (int32_t j = 0; j < w; j += 4) {
			int32_t col = j + 4 > w ? w - 4 : j;
			pixels(n, y + row * w + col, second * w, h * w, x + row * width + col, second * width, lag, weights, packed,
			       bias);
		}
	}
}

// narrow does the same where rows are shorter than a vector.
static void narrow(int32_t n, float *y, int32_t h, int32_t w, const float *x, int32_t width, const int32_t *lag,
                   int32_t weights, const float *packed, const float *bias) {
	for (int32_t o = 0; o < n; o++)
		for (int32_t i = 0; i < h; i++)
			for (int32_t j = 0; j < w; j++) {
				float s = bias ? bias[o] : 0;
				NO_UNROLL for (int32_t t = 0; t < weights; t++) s += packed[t * n + o] * x[i * width + j + lag[t]];
				*y++ = s;
			}
}

// image convolves one image of rows of width pixels to out planes y of h×w;
// bias may be null. The weights are packed, group by group: packed[weight][o].
static inline void image(float *y, int32_t out, int32_t h, int32_t w, const float *x, int32_t width,
                         const int32_t *lag, int32_t weights, const float *packed, const float *bias) {
	for (int32_t n; out > 0; out -= n) {
		n = group(out);
		switch (w < MIN_ROW ? 0 : n) {
		case 0: narrow(n, y, h, w, x, width, lag, weights, packed, bias); break;
		case 1: planes(1, y, h, w, x, width, lag, weights, packed, bias); break;
		case 2: planes(2, y, h, w, x, width, lag, weights, packed, bias); break;
		case 3: planes(3, y, h, w, x, width, lag, weights, packed, bias); break;
		case 4: planes(4, y, h, w, x, width, lag, weights, packed, bias); break;
		default: planes(5, y, h, w, x, width, lag, weights, packed, bias);
		}
		y += n * h * w, packed += n * weights;
		if (bias) bias += n;
	}
}

#endif
