// dX[r][c][i][j] = Σ_o Σ_u Σ_v dY[r][o][i−u][j−v] · w[o][c][u][v]
//
// where dY counts as 0 outside its planes. Shapes as in conv. scratch holds
// (C+1)·out·k·k + out·(H+k−1)·W + k−1 floats.
//
// With zeros around dY's planes this is conv, from out channels to C, with the
// kernels flipped. The k−1 zeros to the right of a row are those to the left of
// the next: so rows of dY and of dX are equally long, and a plane of dX is worked
// through as one row.

#include "conv.h"

// pad copies rows of dY's planes between zeros, which stand there already.
static void pad(float *dst, const float *src, int32_t planes, int32_t h, int32_t w, int32_t border) {
	int32_t width = w + border;
	for (dst += border * width + border; planes > 0; planes--, dst += 2 * border * width)
		for (int32_t i = 0; i < h; i++, src += w, dst += width) {
			int32_t j = 0;
			NO_UNROLL for (; j + 4 <= w; j += 4) store(dst + j, load(src + j));
			store_tail(dst + j, w - j, load_tail(src + j, w - j, 0));
		}
}

// planes covers n planes of dX with tiles of eight pixels, the last of them over
// pixels of the one before. Rows of zeros are left out: u is the kernel's row,
// and weights stand in this order.
static void planes(int32_t n, float *dX, int32_t height, int32_t width, const float *dY, const int32_t *lag,
                   int32_t in_row, const float *packed, int32_t k) {
	int32_t plane = height * width;
	for (int32_t p = 0; p < plane; p += 8) {
		if (plane < 8) {
			for (; p < plane; p++) pixel(n, dX + p, plane, dY + p, lag, k * in_row, packed, 0);
			return;
		}
		if (p + 8 > plane) p = plane - 8;
		int32_t top = k - 1 - (p + 7) / width, bottom = height - p / width, from = top > 0 ? top : 0, to = bottom < k ? bottom : k;
		tile(n, dX + p, 4, plane, dY + p, 4, lag + from * in_row, (to - from) * in_row, packed + from * in_row * n, 0);
	}
}

void EXPORT(conv_input_grad)(float *dX, const float *dY, const float *w, int32_t rows, int32_t channels,
                             int32_t height, int32_t width, int32_t out, int32_t k, float *scratch) {
	int32_t h = height - k + 1, n = width - k + 1, weights = out * k * k, plane = (height + k - 1) * width;
	int32_t *lag = (int32_t *)(scratch + channels * weights);
	float *packed = scratch, *padded = (float *)(lag + weights);
	for (int32_t u = 0, s = 0; u < k; u++)
		for (int32_t o = 0; o < out; o++)
			for (int32_t v = 0; v < k; v++) lag[s++] = o * plane + u * width + v;
	for (int32_t c = 0, g; c < channels; c += g) {
		g = group(channels - c);
		for (int32_t u = k - 1; u >= 0; u--)
			for (int32_t o = 0; o < out; o++)
				for (int32_t v = k - 1; v >= 0; v--)
					NO_UNROLL for (int32_t t = 0; t < g; t++)
						*packed++ = w[((o * channels + c + t) * k + u) * k + v];
	}
	NO_UNROLL for (int32_t i = 0; i < out * plane + k - 1; i++) padded[i] = 0;
	for (; rows > 0; rows--, dY += out * h * n) {
		pad(padded, dY, out, h, n, k - 1);
		for (int32_t c = 0, g; c < channels; c += g, dX += g * height * width) {
			g = group(channels - c);
			planes(g, dX, height, width, padded, lag, out * k, scratch + c * weights, k);
		}
	}
}
