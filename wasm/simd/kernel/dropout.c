// y[i] = 0 where hash(seed, i) < below, else x[i] · scale
//
// x, y [n]; y may be x. hash is device.Hash: "lowbias32" (C. Wellons,
// "Prospecting for hash functions", 2018), of the seed and then of the place.

#include "kernel.h"

static inline v4 mix(v4 x) {
	x = wasm_v128_xor(x, wasm_u32x4_shr(x, 16));
	x = wasm_i32x4_mul(x, wasm_i32x4_splat(0x7feb352d));
	x = wasm_v128_xor(x, wasm_u32x4_shr(x, 15));
	x = wasm_i32x4_mul(x, wasm_i32x4_splat((int32_t)0x846ca68b));
	return wasm_v128_xor(x, wasm_u32x4_shr(x, 16));
}

// kept is x·scale in the places that stay.
static inline v4 kept(v4 x, v4 scale, v4 seed, v4 place, v4 below) {
	v4 hash = mix(wasm_v128_xor(seed, place));
	return wasm_v128_and(mul(x, scale), wasm_u32x4_ge(hash, below));
}

void EXPORT(dropout)(float *y, const float *x, int32_t n, uint32_t seed, uint32_t below, float scale) {
	v4 s = mix(wasm_i32x4_splat((int32_t)seed)), b = wasm_i32x4_splat((int32_t)below), c = splat(scale);
	v4 place = wasm_i32x4_make(0, 1, 2, 3);
	int32_t i = 0;
	NO_UNROLL for (; i + 4 <= n; i += 4) {
		store(y + i, kept(load(x + i), c, s, place, b));
		place = wasm_i32x4_add(place, wasm_i32x4_splat(4));
	}
	store_tail(y + i, n - i, kept(load_tail(x + i, n - i, 0), c, s, place, b));
}
