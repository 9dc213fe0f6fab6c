// y[r][o][i][j] = b[o] + Σ_c Σ_u Σ_v x[r][c][i+u][j+v] · w[o][c][u][v]
//
// x [rows×C×H×W], w [out×C×k×k], b [out], y [rows×out×(H−k+1)×(W−k+1)].
// scratch holds (out+1)·C·k·k floats.

#include "conv.h"

void EXPORT(conv)(float *y, const float *x, const float *w, const float *b, int32_t rows, int32_t channels,
                  int32_t height, int32_t width, int32_t out, int32_t k, float *scratch) {
	int32_t h = height - k + 1, n = width - k + 1, weights = channels * k * k;
	int32_t *lag = (int32_t *)(scratch + out * weights);
	NO_UNROLL for (int32_t s = 0; s < weights; s++) lag[s] = lag_of(s, k, height, width);
	float *packed = scratch;
	for (int32_t o = 0, g; o < out; o += g) {
		g = group(out - o);
		for (int32_t s = 0; s < weights; s++)
			NO_UNROLL for (int32_t t = 0; t < g; t++) *packed++ = w[(o + t) * weights + s];
	}
	for (; rows > 0; rows--, x += channels * height * width, y += out * h * n)
		image(y, out, h, n, x, width, lag, weights, scratch, b);
}
