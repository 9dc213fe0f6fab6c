// C = alpha·op(A)·op(B) + beta·C
//
// op(A) [m×k], op(B) [k×n], C [m×n]; op(X) is X, or Xᵀ where trans is not 0,
// and X is then stored transposed. lda, ldb, ldc are the floats from one stored
// row to the next. With beta = 0, C is not read. m, n, k > 0.
//
// scratch holds PACKED_A + PACKED_B + MR·NR floats (scratchSize in Go).
//
// Source: K. Goto, R. van de Geijn, "Anatomy of high-performance matrix
// multiplication", ACM TOMS 34(3), 2008; loop names as in BLIS.

#include "kernel.h"

enum {
	// The tile of C that stays in registers. x64 has 16 vector registers, of
	// which V8 keeps one: 4×8 takes 8 accumulators, two of B, one of A. Eight
	// independent chains are what two multiply-add units of latency 4 need.
	MR = 4,
	NR = 8,
	// Depth of a panel: KC·NR floats of B (12.5 KB) and KC·MR of A (6 KB) lie
	// together in a first-level cache of 32 KB.
	KC = 400,
	// Rows of the packed block of A (200 KB) and columns of the packed block of
	// B (400 KB): together within a second-level cache of 1 MB.
	MC = 128,
	NC = 256,
	PACKED_A = MC * KC,
	PACKED_B = NC * KC,
};

// transpose stores the 4×4 block at src (rows ld apart) transposed at dst
// (rows step apart).
static inline void transpose(float *dst, int32_t step, const float *src, int32_t ld) {
	v4 a = load(src), b = load(src + ld), c = load(src + 2 * ld), d = load(src + 3 * ld);
	v4 ab0 = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), ab1 = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
	v4 cd0 = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), cd1 = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
	store(dst, wasm_i64x2_shuffle(ab0, cd0, 0, 2));
	store(dst + step, wasm_i64x2_shuffle(ab0, cd0, 1, 3));
	store(dst + 2 * step, wasm_i64x2_shuffle(ab1, cd1, 0, 2));
	store(dst + 3 * step, wasm_i64x2_shuffle(ab1, cd1, 1, 3));
}

// pack lays count columns of depth kc out in panels of the given width, depth
// by depth, the last panel filled up with zeros:
//
//	dst[panel][p][j] = src(p, panel·width + j)
//
// where src(p, j) is src[p·ld + j], or src[j·ld + p] when across is set.
static void pack(float *dst, const float *src, int32_t ld, int32_t across, int32_t width, int32_t kc, int32_t count) {
	for (int32_t j = 0; j < count; j += width, dst += width * kc) {
		int32_t cols = count - j < width ? count - j : width;
		if (cols < width) {
			const float *s = src + (across ? j * ld : j);
			int32_t sp = across ? 1 : ld, sj = across ? ld : 1;
			for (int32_t p = 0; p < kc; p++)
				NO_UNROLL for (int32_t i = 0; i < width; i++)
					dst[p * width + i] = i < cols ? s[p * sp + i * sj] : 0;
		} else if (across) {
			for (int32_t i = 0; i < width; i += 4) {
				const float *s = src + (j + i) * ld;
				float *d = dst + i;
				int32_t p = 0;
				NO_UNROLL for (; p + 4 <= kc; p += 4)
					transpose(d + p * width, width, s + p, ld);
				NO_UNROLL for (; p < kc; p++)
					store(d + p * width, wasm_f32x4_make(s[p], s[p + ld], s[p + 2 * ld], s[p + 3 * ld]));
			}
		} else if (width == NR) {
			const float *s = src + j;
			float *d = dst;
			NO_UNROLL for (int32_t p = 0; p < kc; p++, s += ld, d += NR) {
				store(d, load(s));
				store(d + 4, load(s + 4));
			}
		} else {
			const float *s = src + j;
			float *d = dst;
			NO_UNROLL for (int32_t p = 0; p < kc; p++, s += ld, d += MR)
				store(d, load(s));
		}
	}
}

// update writes four columns of one row: c = alpha·ab + beta·c.
static inline void update(float *c, v4 ab, float alpha, float beta) {
	ab = mul(splat(alpha), ab);
	store(c, beta == 0 ? ab : fma(splat(beta), load(c), ab));
}

// tile multiplies one sliver of A (kc×MR) by one panel of B (kc×NR) and
// updates MR×NR elements of C.
static inline void tile(int32_t kc, const float *a, const float *b, float alpha, float beta, float *c, int32_t ldc) {
	v4 c00 = zero(), c01 = zero(), c10 = zero(), c11 = zero();
	v4 c20 = zero(), c21 = zero(), c30 = zero(), c31 = zero();
	const float *end = a + kc * MR;
	NO_UNROLL do {
		v4 b0 = load(b), b1 = load(b + 4), x;
		x = wasm_v128_load32_splat(a);
		c00 = fma(x, b0, c00), c01 = fma(x, b1, c01);
		x = wasm_v128_load32_splat(a + 1);
		c10 = fma(x, b0, c10), c11 = fma(x, b1, c11);
		x = wasm_v128_load32_splat(a + 2);
		c20 = fma(x, b0, c20), c21 = fma(x, b1, c21);
		x = wasm_v128_load32_splat(a + 3);
		c30 = fma(x, b0, c30), c31 = fma(x, b1, c31);
		a += MR, b += NR;
	} while (a != end);
	update(c, c00, alpha, beta), update(c + 4, c01, alpha, beta), c += ldc;
	update(c, c10, alpha, beta), update(c + 4, c11, alpha, beta), c += ldc;
	update(c, c20, alpha, beta), update(c + 4, c21, alpha, beta), c += ldc;
	update(c, c30, alpha, beta), update(c + 4, c31, alpha, beta);
}

void EXPORT(sgemm)(int32_t trans_a, int32_t trans_b, int32_t m, int32_t n, int32_t k, float alpha, const float *a,
                   int32_t lda, const float *b, int32_t ldb, float beta, float *c, int32_t ldc, float *scratch) {
	float *packed_a = scratch, *packed_b = packed_a + PACKED_A, *edge = packed_b + PACKED_B;
	// Equal parts instead of full ones and a remainder: a short last panel would
	// spend its time on loading and storing C.
	int32_t parts = (k + KC - 1) / KC, depth = (k + parts - 1) / parts;
	for (int32_t j0 = 0; j0 < n; j0 += NC) {
		int32_t nc = n - j0 < NC ? n - j0 : NC;
		for (int32_t p0 = 0; p0 < k; p0 += depth) {
			int32_t kc = k - p0 < depth ? k - p0 : depth;
			float scale = p0 == 0 ? beta : 1;
			pack(packed_b, b + (trans_b ? j0 * ldb + p0 : p0 * ldb + j0), ldb, trans_b, NR, kc, nc);
			for (int32_t i0 = 0; i0 < m; i0 += MC) {
				int32_t mc = m - i0 < MC ? m - i0 : MC;
				pack(packed_a, a + (trans_a ? p0 * lda + i0 : i0 * lda + p0), lda, !trans_a, MR, kc, mc);
				for (int32_t j = 0; j < nc; j += NR)
					for (int32_t i = 0; i < mc; i += MR) {
						const float *sa = packed_a + i * kc, *sb = packed_b + j * kc;
						float *t = c + (i0 + i) * ldc + j0 + j;
						int32_t rows = mc - i < MR ? mc - i : MR, cols = nc - j < NR ? nc - j : NR;
						if (rows == MR && cols == NR) {
							tile(kc, sa, sb, alpha, scale, t, ldc);
							continue;
						}
						tile(kc, sa, sb, alpha, 0, edge, NR);
						for (int32_t r = 0; r < rows; r++)
							NO_UNROLL for (int32_t s = 0; s < cols; s++) {
								float *x = t + r * ldc + s;
								*x = edge[r * NR + s] + (scale == 0 ? 0 : scale * *x);
							}
					}
			}
		}
	}
}
