// What the kernels share: names for SIMD operations, the exponential, the
// logarithm. Every routine works in place on the memory of the Go program that
// calls it. So none may own memory: no static data, no arrays on the stack, no
// memory.grow (Go's allocator takes itself for the only grower).
//
// Matrices are row-major; "x [rows×d]" gives a shape. Loops have a fixed
// order: the same input gives the same bits.

#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>
#include <wasm_simd128.h>

typedef v128_t v4; // four float32 lanes

// EXPORT makes a routine visible to Go under its own name.
#define EXPORT(name) __attribute__((export_name(#name))) name

// NO_UNROLL keeps a loop as written. Unrolled, V8's register allocator spills
// accumulators to the stack and the speed halves.
#define NO_UNROLL _Pragma("clang loop unroll(disable) vectorize(disable)")

// INLINE is for what must be inlined, because a parameter becomes a constant.
#define INLINE static inline __attribute__((always_inline))

static inline v4 load(const float *p) { return wasm_v128_load(p); }
static inline void store(float *p, v4 x) { wasm_v128_store(p, x); }
static inline v4 splat(float x) { return wasm_f32x4_splat(x); }
static inline v4 add(v4 a, v4 b) { return wasm_f32x4_add(a, b); }
static inline v4 sub(v4 a, v4 b) { return wasm_f32x4_sub(a, b); }
static inline v4 mul(v4 a, v4 b) { return wasm_f32x4_mul(a, b); }
static inline v4 zero(void) { return wasm_i32x4_const(0, 0, 0, 0); }

// fma returns a·b + c: rounded once in the relaxed build on hardware that has
// fused multiply-add, twice otherwise. It is the one difference of the builds.
static inline v4 fma(v4 a, v4 b, v4 c) {
#ifdef __wasm_relaxed_simd__
	return wasm_f32x4_relaxed_madd(a, b, c);
#else
	return wasm_f32x4_add(wasm_f32x4_mul(a, b), c);
#endif
}

// fnma returns c − a·b, rounded like fma.
static inline v4 fnma(v4 a, v4 b, v4 c) {
#ifdef __wasm_relaxed_simd__
	return wasm_f32x4_relaxed_nmadd(a, b, c);
#else
	return wasm_f32x4_sub(c, wasm_f32x4_mul(a, b));
#endif
}

// larger returns the larger lanes; where a is NaN it stays NaN. One maxps on
// x64, where the propagating f32x4.max takes eight instructions.
static inline v4 larger(v4 a, v4 b) { return wasm_f32x4_pmax(a, b); }

// even and odd are every second lane of a and then of b.
static inline v4 even(v4 a, v4 b) { return wasm_i32x4_shuffle(a, b, 0, 2, 4, 6); }
static inline v4 odd(v4 a, v4 b) { return wasm_i32x4_shuffle(a, b, 1, 3, 5, 7); }

// sum adds the lanes of x: (x0 + x2) + (x1 + x3).
static inline float sum(v4 x) {
	x = add(x, wasm_i32x4_shuffle(x, x, 2, 3, 0, 1));
	return wasm_f32x4_extract_lane(x, 0) + wasm_f32x4_extract_lane(x, 1);
}

// load_tail loads n < 4 floats; the lanes behind them are fill.
static inline v4 load_tail(const float *p, int32_t n, float fill) {
	v4 x = splat(fill);
	if (n > 0) x = wasm_v128_load32_lane(p, x, 0);
	if (n > 1) x = wasm_v128_load32_lane(p + 1, x, 1);
	if (n > 2) x = wasm_v128_load32_lane(p + 2, x, 2);
	return x;
}

// store_tail stores the first n < 4 lanes.
static inline void store_tail(float *p, int32_t n, v4 x) {
	if (n > 0) wasm_v128_store32_lane(p, x, 0);
	if (n > 1) wasm_v128_store32_lane(p + 1, x, 1);
	if (n > 2) wasm_v128_store32_lane(p + 2, x, 2);
}

// exp4 is eˣ for x ≤ 0, within 2 ulp; 0 below −87.33, where float32 has no
// normal numbers left; NaN for NaN.
//
//	n = round(x / ln 2),  r = x − n·ln 2,  eˣ = 2ⁿ·eʳ
//
// with ln 2 in two parts so that r is exact, and the polynomial of Cephes'
// expf (S. Moshier, netlib.org/cephes) for eʳ.
static inline v4 exp4(v4 x) {
	v4 n = wasm_f32x4_nearest(mul(x, splat(1.44269504f)));
	v4 r = fnma(n, splat(0.693359375f), x);
	r = fma(n, splat(2.12194440e-4f), r);
	v4 p = splat(1.9875691500e-4f);
	p = fma(p, r, splat(1.3981999507e-3f));
	p = fma(p, r, splat(8.3334519073e-3f));
	p = fma(p, r, splat(4.1665795894e-2f));
	p = fma(p, r, splat(1.6666665459e-1f));
	p = fma(p, r, splat(5.0000001201e-1f));
	p = add(fma(mul(r, r), p, r), splat(1));
	v4 e = wasm_i32x4_shl(wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(n), wasm_i32x4_splat(127)), 23);
	return wasm_v128_andnot(mul(p, e), wasm_f32x4_lt(x, splat(-87.33f)));
}

// log1 is ln x for x ≥ 1, to float64's accuracy (fdlibm e_log.c); what is not
// finite comes back as it is.
static inline double log1(double x) {
	if (!(x < __builtin_inf())) return x;
	union { double f; int64_t i; } u = {x};
	int64_t e = (u.i - 0x3fe6a09e667f3bcd) >> 52; // x = 2ᵉ·f, √½ ≤ f < √2
	u.i -= e * ((int64_t)1 << 52);
	double f = u.f - 1, s = f / (2 + f), z = s * s;
	double r = 1.479819860511658591e-01;
	r = 1.531383769920937332e-01 + z * r;
	r = 1.818357216161805012e-01 + z * r;
	r = 2.222219843214978396e-01 + z * r;
	r = 2.857142874366239149e-01 + z * r;
	r = 3.999999999940941908e-01 + z * r;
	r = 6.666666666666735130e-01 + z * r;
	double half = 0.5 * f * f;
	return (double)e * 0.69314718055994530942 + (f - (half - s * (half + z * r)));
}

#endif
