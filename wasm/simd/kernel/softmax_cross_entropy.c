// loss     = Σ_r w[r] · (log Σ_j exp(z[r][j]) − z[r][y[r]])
// correct  = Σ_r w[r] over the rows whose first largest logit is the label's
// dZ[r][j] = scale · w[r] · (softmax(z[r])[j] − 1{j = y[r]}), unless dZ is null
//
// z, dZ [rows×k], dZ may be z; y [rows], each below k; w [rows], or null where all
// are 1; out[0] = loss, out[1] = correct. A NaN or +∞ among the logits makes its
// row's gradient and the loss NaN, and the row counts as wrong.

#include "row.h"

void EXPORT(softmax_cross_entropy)(float *dZ, const float *z, const uint32_t *y, const float *w, int32_t rows,
                                   int32_t k, float scale, float *out) {
	double loss = 0, correct = 0;
	for (int32_t r = 0; r < rows; r++, z += k) {
		int32_t label = (int32_t)y[r], first = 0;
		float max = row_max(z, k), own = z[label], weight = w ? w[r] : 1; // read before dZ overwrites z
		if (own == max && max < __builtin_inff()) {
			NO_UNROLL while (z[first] != max) first++;
			if (first == label) correct += (double)weight;
		}
		float total = row_exp(dZ, z, k, max);
		loss += (double)weight * (log1(total) - ((double)own - max));
		if (!dZ) continue;
		row_scale(dZ, dZ, k, scale * weight / total);
		dZ[label] -= scale * weight;
		dZ += k;
	}
	out[0] = (float)loss;
	out[1] = (float)correct;
}
