// What the convolutions share. Images are x [rows×C×H×W], y
// [rows×out×(H−k+1)×(W−k+1)], kernels w [out×C×k×k].
//
// A weight meets the pixels of its output, moved by a lag: with w[c][u][v] that is
// x + i·W + j + lag, lag = (c·H + u)·W + v.

#ifndef CONV_H
#define CONV_H

#include "kernel.h"

enum {
	// A tile is up to TILE channels by two vectors of pixels: ten accumulators, the
	// two vectors and the weight that they are multiplied with make 13 of the 15
	// registers that V8 gives, and ten chains keep two multiply-add units of
	// latency 4 busy.
	TILE = 5,
};

// group is how many of the channels left make the next tile: as equal as can be.
INLINE int32_t group(int32_t channels) {
	int32_t tiles = (channels + TILE - 1) / TILE;
	return (channels + tiles - 1) / tiles;
}

#define TILE_ARGS                                                                                                      \
	float *y, int32_t y_second, int32_t plane, const float *x, int32_t x_second, const int32_t *lag, int32_t weights, \
		const float *packed, const float *bias

void tile1(TILE_ARGS);
void tile2(TILE_ARGS);
void tile3(TILE_ARGS);
void tile4(TILE_ARGS);
void tile5(TILE_ARGS);

// tile computes two vectors of pixels, at y and y + y_second, in n ≤ TILE channels
// that are plane apart:
//
//	y[o] = bias[o] + Σ_s packed[s][o] · x[lag[s]]
//
// The second vector's x begin at x + x_second; bias may be null.
INLINE void tile(int32_t n, TILE_ARGS) {
	switch (n) {
	case 1: tile1(y, y_second, plane, x, x_second, lag, weights, packed, bias); break;
	case 2: tile2(y, y_second, plane, x, x_second, lag, weights, packed, bias); break;
	case 3: tile3(y, y_second, plane, x, x_second, lag, weights, packed, bias); break;
	case 4: tile4(y, y_second, plane, x, x_second, lag, weights, packed, bias); break;
	default: tile5(y, y_second, plane, x, x_second, lag, weights, packed, bias);
	}
}

// pixel computes one pixel in n channels, where there are too few for vectors.
void pixel(int32_t n, float *y, int32_t plane, const float *x, const int32_t *lag, int32_t weights, const float *packed,
           const float *bias);

#endif
