// loss     = Σ_r (log Σ_j exp(z[r][j]) − z[r][y[r]])
// correct  = number of rows whose first largest logit is the label's
// dZ[r][j] = (softmax(z[r])[j] − 1{j = y[r]}) · scale, unless dZ is null
//
// z, dZ [rows×k], dZ may be z; y [rows], each below k; out[0] = loss,
// out[1] = correct. A NaN or +∞ among the logits makes its row's gradient and
// the loss NaN, and the row counts as wrong.

#include "row.h"

void EXPORT(softmax_cross_entropy)(float *dZ, const float *z, const uint32_t *y, int32_t rows, int32_t k, float scale,
                                   float *out) {
	double loss = 0;
	int32_t correct = 0;
	for (int32_t r = 0; r < rows; r++, z += k) {
		int32_t label = (int32_t)y[r], first = 0;
		float max = row_max(z, k), own = z[label]; // read before dZ overwrites z
		NO_UNROLL while (first < label && !(z[first] == max)) first++;
		correct += first == label && own == max && max < __builtin_inff();
		float total = row_exp(dZ, z, k, max);
		loss += log1(total) - ((double)own - max);
		if (!dZ) continue;
		row_scale(dZ, k, scale / total);
		dZ[label] -= scale;
		dZ += k;
	}
	out[0] = (float)loss;
	out[1] = (float)correct;
}
