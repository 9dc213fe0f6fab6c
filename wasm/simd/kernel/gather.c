// x[r][j] = scale · data[index[r]][j]
//
// data […×d] bytes, index [rows], x [rows×d].

#include "kernel.h"

void EXPORT(gather)(float *x, const uint8_t *data, const uint32_t *index, int32_t rows, int32_t d, float scale) {
	v4 s = splat(scale);
	// The rows lie far apart in a memory that no cache holds. One byte of every
	// cache line first: so the waits for them overlap.
	for (int32_t r = 0; r < rows; r++)
		NO_UNROLL for (int32_t j = 0; j < d; j += 64) (void)*(const volatile uint8_t *)(data + index[r] * (uint32_t)d + j);
	for (int32_t r = 0; r < rows; r++, x += d) {
		const uint8_t *row = data + index[r] * (uint32_t)d;
		int32_t j = 0;
		for (; j + 8 <= d; j += 8) {
			v128_t h = wasm_u16x8_load8x8(row + j);
			store(x + j, mul(s, wasm_f32x4_convert_i32x4(wasm_u32x4_extend_low_u16x8(h))));
			store(x + j + 4, mul(s, wasm_f32x4_convert_i32x4(wasm_u32x4_extend_high_u16x8(h))));
		}
		NO_UNROLL for (; j < d; j++) x[j] = scale * (float)row[j];
	}
}
