// dTable[token[r]] += scale · dX[r], in the order of the rows
//
// dTable […×d], token [rows], dX [rows×d].

#include "row.h"

void EXPORT(embed_grad)(float *dTable, const float *dX, const uint32_t *token, int32_t rows, int32_t d, float scale) {
	for (int32_t r = 0; r < rows; r++, dX += d) axpy(d, scale, dX, dTable + (int32_t)token[r] * d);
}
