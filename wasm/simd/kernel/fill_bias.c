// y[r][j] = b[j]
//
// y [rows×n], b [n].

#include "kernel.h"

void EXPORT(fill_bias)(float *y, const float *b, int32_t rows, int32_t n) {
	for (int32_t r = 0; r < rows; r++, y += n) {
		int32_t j = 0;
		NO_UNROLL for (; j + 4 <= n; j += 4) store(y + j, load(b + j));
		store_tail(y + j, n - j, load_tail(b + j, n - j, 0));
	}
}
