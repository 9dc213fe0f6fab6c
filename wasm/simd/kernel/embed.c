// x[r] = scale · table[token[r]]
//
// table […×d], token [rows], x [rows×d].

#include "row.h"

void EXPORT(embed)(float *x, const float *table, const uint32_t *token, int32_t rows, int32_t d, float scale) {
	for (int32_t r = 0; r < rows; r++, x += d) row_scale(x, table + (int32_t)token[r] * d, d, scale);
}
