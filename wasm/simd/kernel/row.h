// What several kernels do with a row of numbers: functions of their own, because
// inlined everywhere they would double the kernels' size.

#ifndef ROW_H
#define ROW_H

#include "kernel.h"

// row_max is the largest of z [k]; NaN where a NaN is among them.
float row_max(const float *z, int32_t k);

// row_exp stores exp(z[j] − max) at e [k], unless e is null, and returns the
// sum. e may be z.
float row_exp(float *e, const float *z, int32_t k, float max);

// row_scale is y[j] = s·x[j], both [k]; y may be x.
void row_scale(float *y, const float *x, int32_t k, float s);

// The kernels of axpy.c and dot.c.
void axpy(int32_t n, float alpha, const float *x, float *y);
float dot(int32_t n, const float *x, const float *y);

#endif
