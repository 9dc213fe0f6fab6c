// dX[r][c][i][j] = Σ_o Σ_u Σ_v dY[r][o][i−u][j−v] · w[o][c][u][v]
//
// where dY counts as 0 outside its planes. Shapes as in conv. scratch holds
// (C+1)·out·k·k + out·(H+k−1)·(W+k−1) floats.
//
// With k−1 zeros on all sides of dY's planes this is conv, from out channels to
// C, with the kernels flipped.

#include "conv.h"

// pad copies planes of h×w into planes with a border around them, which holds 0
// already.
static void pad(float *dst, const float *src, int32_t planes, int32_t h, int32_t w, int32_t border) {
	int32_t width = w + 2 * border;
	for (dst += border * width + border; planes > 0; planes--, dst += 2 * border * width)
		for (int32_t i = 0; i < h; i++, src += w, dst += width) {
			int32_t j = 0;
			NO_UNROLL for (; j + 4 <= w; j += 4) store(dst + j, load(src + j));
			store_tail(dst + j, w - j, load_tail(src + j, w - j, 0));
		}
}

static void clear(float *x, int32_t n) { NO_UNROLL for (; n > 0; n--) *x++ = 0; }

void EXPORT(conv_input_grad)(float *dX, const float *dY, const float *w, int32_t rows, int32_t channels,
                             int32_t height, int32_t width, int32_t out, int32_t k, float *scratch) {
	int32_t h = height - k + 1, n = width - k + 1, weights = out * k * k;
	int32_t *lag = (int32_t *)(scratch + channels * weights);
	float *padded = (float *)(lag + weights), *packed = scratch;
	NO_UNROLL for (int32_t s = 0; s < weights; s++) lag[s] = lag_of(s, k, height + k - 1, width + k - 1);
	for (int32_t c = 0, g; c < channels; c += g) {
		g = group(channels - c);
		for (int32_t o = 0; o < out; o++)
			for (int32_t tap = k * k - 1; tap >= 0; tap--)
				NO_UNROLL for (int32_t t = 0; t < g; t++) *packed++ = w[(o * channels + c + t) * k * k + tap];
	}
	clear(padded, out * (height + k - 1) * (width + k - 1));
	for (; rows > 0; rows--, dX += channels * height * width, dY += out * h * n) {
		pad(padded, dY, out, h, n, k - 1);
		image(dX, channels, height, width, padded, width + k - 1, lag, weights, scratch, 0);
	}
}
