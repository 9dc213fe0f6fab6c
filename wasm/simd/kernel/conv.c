// y[r][o][i][j] = b[o] + Σ_c Σ_u Σ_v x[r][c][i+u][j+v] · w[o][c][u][v]
//
// x [rows×C×H×W], w [out×C×k×k], b [out], y [rows×out×(H−k+1)×(W−k+1)].
// scratch holds (out+1)·C·k·k floats.

#include "conv.h"

// planes covers n planes of h×w with tiles of two rows; where a row or a column
// does not come out even, the last tile goes over pixels of the one before.
static void planes(int32_t n, float *y, int32_t h, int32_t w, const float *x, int32_t width, const int32_t *lag,
                   int32_t weights, const float *packed, const float *bias) {
	if (w < 4) {
		for (int32_t i = 0; i < h; i++)
			for (int32_t j = 0; j < w; j++) pixel(n, y++, h * w, x + i * width + j, lag, weights, packed, bias);
		return;
	}
	int32_t second = h > 1; // a single row is computed twice
	for (int32_t i = 0; i < h; i += 2) {
		int32_t row = i + second < h ? i : i - 1;
		for (int32_t j = 0; j < w; j += 4) {
			int32_t col = j + 4 > w ? w - 4 : j;
			tile(n, y + row * w + col, second * w, h * w, x + row * width + col, second * width, lag, weights, packed, bias);
		}
	}
}

void EXPORT(conv)(float *y, const float *x, const float *w, const float *b, int32_t rows, int32_t channels,
                  int32_t height, int32_t width, int32_t out, int32_t k, float *scratch) {
	int32_t plane = (height - k + 1) * (width - k + 1), weights = channels * k * k;
	int32_t *lag = (int32_t *)(scratch + out * weights);
	NO_UNROLL for (int32_t s = 0; s < weights; s++) lag[s] = (s / (k * k) * height + s / k % k) * width + s % k;
	float *packed = scratch;
	for (int32_t o = 0, n; o < out; o += n) {
		n = group(out - o);
		for (int32_t s = 0; s < weights; s++)
			NO_UNROLL for (int32_t t = 0; t < n; t++) *packed++ = w[(o + t) * weights + s];
	}
	for (; rows > 0; rows--, x += channels * height * width)
		for (int32_t o = 0, n; o < out; o += n, y += n * plane) {
			n = group(out - o);
			planes(n, y, height - k + 1, width - k + 1, x, width, lag, weights, scratch + o * weights, b + o);
		}
}
