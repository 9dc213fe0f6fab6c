// C = alpha·op(A)·op(B) + beta·C
//
// op(A) [m×k], op(B) [k×n], C [m×n]; op(X) is X, or Xᵀ where trans is not 0,
// and X is then stored transposed. lda, ldb, ldc are the floats from one stored
// row to the next. With beta = 0, C is not read. m, n, k > 0.
//
// Products with zeros of op(A) are left out: one by one where most of op(A) is
// zero, MR in a column at a time elsewhere. 0·x is 0 for every number x, so the
// sum is the same. (Where x is NaN or infinite, it is not; gonum leaves zeros
// out too.) Four fifths of a digit's pixels are 0, which makes both products
// with them three to four times as fast.
//
// scratch holds SCRATCH floats (scratchSize in Go).
//
// Source: K. Goto, R. van de Geijn, "Anatomy of high-performance matrix
// multiplication", ACM TOMS 34(3), 2008; loop names as in BLIS.

#include "kernel.h"

enum {
	// The tile of C that stays in registers. x64 has 16 vector registers, of
	// which V8 keeps one: 6×8 takes 12 accumulators, two of B, one of A. Two
	// multiply-add units of latency 4 need eight independent chains at least.
	MR = 6,
	NR = 8,
	// Depth of a panel: KC·NR floats of B (12.5 KB) and KC·MR of A (9.4 KB) lie
	// together in a first-level cache of 32 KB.
	KC = 400,
	// Rows of the packed block of A (206 KB) and columns of the packed block of
	// B (400 KB): together within a second-level cache of 1 MB.
	MC = 132,
	NC = 256,
	PACKED_A = MC * KC,
	PACKED_B = NC * KC,
	SLIVERS = MC / MR,
	SCRATCH = PACKED_A + PACKED_B + MR * NR + SLIVERS * (KC + 1),
	// Columns of C from which zeros are looked for: it makes packing slower, and
	// two panels of B don't give that back.
	SPARSE_N = 2 * NR + 1,
	// Columns of C that a row without its zeros is multiplied to at a time: the
	// same eight accumulators, in one row.
	WIDE = 32,
	// Depth of such a row, and the room for it with what keep writes behind.
	DEPTH = 1024,
	LIST = DEPTH + 4,
};

// swizzle picks bytes of x by those of order, all below 16 where it matters.
static inline v4 swizzle(v4 x, v4 order) {
#ifdef __wasm_relaxed_simd__
	return wasm_i8x16_relaxed_swizzle(x, order);
#else
	return wasm_i8x16_swizzle(x, order);
#endif
}

struct block { v4 row[4]; };

// turn is the 4×4 block with rows a, b, c, d, transposed.
INLINE struct block turn(v4 a, v4 b, v4 c, v4 d) {
	v4 ab0 = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), ab1 = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
	v4 cd0 = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), cd1 = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
	return (struct block){{wasm_i64x2_shuffle(ab0, cd0, 0, 2), wasm_i64x2_shuffle(ab0, cd0, 1, 3),
	                       wasm_i64x2_shuffle(ab1, cd1, 0, 2), wasm_i64x2_shuffle(ab1, cd1, 1, 3)}};
}

// transpose is the 4×4 block at src (rows ld apart), transposed.
INLINE struct block transpose(const float *src, int32_t ld) {
	return turn(load(src), load(src + ld), load(src + 2 * ld), load(src + 3 * ld));
}

// corner is transpose where fewer than four rows or columns may be left; what is
// missing is zeros.
INLINE struct block corner(const float *src, int32_t ld, int32_t rows, int32_t cols) {
	v4 r[4];
	for (int32_t i = 0; i < 4; i++, src += ld)
		r[i] = i >= rows ? zero() : cols >= 4 ? load(src) : load_tail(src, cols, 0);
	return turn(r[0], r[1], r[2], r[3]);
}

// pack_b lays nc columns of op(B) out in panels of NR, depth by depth, the last
// panel filled up with zeros:
//
//	dst[panel][p][j] = op(B)[p][panel·NR + j]
static void pack_b(float *dst, const float *b, int32_t ldb, int32_t trans, int32_t kc, int32_t nc) {
	int32_t down = trans ? 1 : ldb, right = trans ? ldb : 1;
	for (; nc >= NR; nc -= NR, b += NR * right) {
		int32_t p = 0;
		if (trans) {
			NO_UNROLL for (; p + 4 <= kc; p += 4, dst += 4 * NR) {
				struct block l = transpose(b + p, ldb), r = transpose(b + p + 4 * ldb, ldb);
				store(dst, l.row[0]), store(dst + 4, r.row[0]), store(dst + 8, l.row[1]), store(dst + 12, r.row[1]);
				store(dst + 16, l.row[2]), store(dst + 20, r.row[2]), store(dst + 24, l.row[3]), store(dst + 28, r.row[3]);
			}
			for (; p < kc; p++, dst += NR)
				NO_UNROLL for (int32_t j = 0; j < NR; j++) dst[j] = b[p + j * ldb];
		} else {
			NO_UNROLL for (; p < kc; p++, dst += NR)
				store(dst, load(b + p * ldb)), store(dst + 4, load(b + p * ldb + 4));
		}
	}
	if (nc == 0) return;
	for (int32_t p = 0; p < kc; p++, dst += NR)
		NO_UNROLL for (int32_t j = 0; j < NR; j++) dst[j] = j < nc ? b[p * down + j * right] : 0;
}

// sliver is MR rows of op(A), depth by depth, without the depths at which all
// of them are 0.
struct sliver {
	float *a;      // [used×MR]
	int32_t *from; // [used], where in a panel of B each depth stands
	int32_t used;
};

// append adds a depth: four rows and two.
INLINE void append(struct sliver *s, v4 x, v4 y, int32_t p, int32_t all) {
	store(s->a + s->used * MR, x);
	wasm_v128_store64_lane(s->a + s->used * MR + 4, y, 0);
	s->from[s->used] = p * NR;
	// No branch: it would be mispredicted at every edge of a stroke.
	s->used += all | wasm_v128_any_true(wasm_v128_or(x, y));
}

// pack_a packs rows ≤ MR rows of op(A) as a sliver and returns its used; where all
// is 1, no depth is left out. What is missing to MR are zeros or a row once more:
// nobody reads what comes of it.
static int32_t pack_a(float *dst, int32_t *from, const float *a, int32_t lda, int32_t trans, int32_t kc,
                      int32_t rows, int32_t all) {
	struct sliver s = {dst, from, 0};
	int32_t p = 0;
	if (trans && rows == MR) {
		NO_UNROLL for (; p < kc; p++, a += lda) append(&s, load(a), wasm_v128_load64_zero(a + 4), p, all);
	} else if (trans) {
		NO_UNROLL for (; p < kc; p++, a += lda)
			append(&s, rows < 4 ? load_tail(a, rows, 0) : load(a), load_tail(a + 4, rows - 4, 0), p, all);
	}
	if (trans) return s.used;
	const float *a1 = rows > 1 ? a + lda : a, *a2 = rows > 2 ? a1 + lda : a1, *a3 = rows > 3 ? a2 + lda : a2;
	const float *a4 = rows > 4 ? a3 + lda : a3, *a5 = rows > 5 ? a4 + lda : a4;
	NO_UNROLL for (; p + 4 <= kc; p += 4) {
		struct block t = turn(load(a + p), load(a1 + p), load(a2 + p), load(a3 + p));
		struct block u = turn(load(a4 + p), load(a5 + p), zero(), zero());
		append(&s, t.row[0], u.row[0], p, all), append(&s, t.row[1], u.row[1], p + 1, all);
		append(&s, t.row[2], u.row[2], p + 2, all), append(&s, t.row[3], u.row[3], p + 3, all);
	}
	NO_UNROLL for (; p < kc; p++) {
		v4 x = wasm_v128_load32_zero(a + p), y = wasm_v128_load32_zero(a4 + p);
		x = wasm_v128_load32_lane(a1 + p, x, 1);
		x = wasm_v128_load32_lane(a2 + p, x, 2);
		x = wasm_v128_load32_lane(a3 + p, x, 3);
		append(&s, x, wasm_v128_load32_lane(a5 + p, y, 1), p, all);
	}
	return s.used;
}

// update writes four columns of one row: c = alpha·ab + beta·c.
static inline void update(float *c, v4 ab, float alpha, float beta) {
	ab = mul(splat(alpha), ab);
	store(c, beta == 0 ? ab : fma(splat(beta), load(c), ab));
}

// tile multiplies one sliver of A by one panel of B, to [MR×NR]. Where sparse is 0,
// the sliver has every depth and from is not read.
INLINE void tile(int32_t used, const float *a, const int32_t *from, const float *b, float *to, int32_t sparse) {
	v4 l[MR], r[MR]; // the left and the right half of the tile
	for (int32_t i = 0; i < MR; i++) l[i] = r[i] = zero();
	NO_UNROLL for (const float *end = a + used * MR; a != end; a += MR) {
		const float *row = sparse ? b + *from++ : b;
		v4 b0 = load(row), b1 = load(row + 4);
		for (int32_t i = 0; i < MR; i++) {
			v4 x = wasm_v128_load32_splat(a + i);
			l[i] = fma(x, b0, l[i]), r[i] = fma(x, b1, r[i]);
		}
		if (!sparse) b += NR;
	}
	for (int32_t i = 0; i < MR; i++, to += NR) store(to, l[i]), store(to + 4, r[i]);
}

// Each is a function of its own, and has nothing to do but multiply: V8 would not
// find registers for anything besides, and the loop would run half as fast.
static __attribute__((noinline)) void whole_tile(int32_t depth, const float *a, const float *b, float *to) {
	tile(depth, a, 0, b, to, 0);
}

static __attribute__((noinline)) void sparse_tile(int32_t used, const float *a, const int32_t *from, const float *b,
                                                  float *to) {
	tile(used, a, from, b, to, 1);
}

// multiply updates a whole or partial tile of C, by way of edge [MR×NR].
static void multiply(int32_t used, int32_t kc, const float *a, const int32_t *from, const float *b, float alpha,
                     float beta, float *c, int32_t ldc, int32_t rows, int32_t cols, float *edge) {
	if (used == kc)
		whole_tile(kc, a, b, edge);
	else
		sparse_tile(used, a, from, b, edge);
	NO_UNROLL for (; rows > 0; rows--, c += ldc, edge += NR) {
		if (cols == NR)
			update(c, load(edge), alpha, beta), update(c + 4, load(edge + 4), alpha, beta);
		else
			NO_UNROLL for (int32_t s = 0; s < cols; s++) c[s] = alpha * edge[s] + (beta == 0 ? 0 : beta * c[s]);
	}
}

// mostly_zero tells whether fewer than a third of A [rows×cols] are not 0, by a
// sample of them.
static int32_t mostly_zero(const float *a, int32_t lda, int32_t rows, int32_t cols) {
	int32_t next = 1 + (rows - 1) / 16, seen = 0, used = 0;
	for (int32_t r = 0; r < rows; r += next)
		NO_UNROLL for (int32_t j = r % 13; j < cols; j += 13) seen++, used += a[r * lda + j] != 0;
	return 3 * used < seen;
}

// keep appends those lanes of x that are not 0 to value, and those of where
// beside them to at; it returns the new length. There is no branch, which would
// be mispredicted at every edge of a stroke: order [16] has for each set of
// lanes the bytes that move them to the front. What is written behind them
// counts for nothing.
INLINE int32_t keep(float *value, int32_t *at, int32_t used, v4 x, v4 where, const v4 *order) {
	uint32_t lanes = wasm_i32x4_bitmask(wasm_i32x4_ne(x, zero()));
	store(value + used, swizzle(x, order[lanes]));
	wasm_v128_store(at + used, swizzle(where, order[lanes]));
	return used + __builtin_popcount(lanes);
}

// wide_row multiplies a row of op(A), without its zeros, by WIDE columns of B, of
// which at gives the rows, and updates WIDE elements of C.
INLINE void wide_row(int32_t used, const float *value, const int32_t *at, const float *b, float alpha, float beta,
                     float *c) {
	v4 c0 = zero(), c1 = zero(), c2 = zero(), c3 = zero(), c4 = zero(), c5 = zero(), c6 = zero(), c7 = zero();
	NO_UNROLL for (const float *end = value + used; value != end; value++, at++) {
		const float *p = b + *at;
		v4 x = wasm_v128_load32_splat(value);
		c0 = fma(x, load(p), c0), c1 = fma(x, load(p + 4), c1);
		c2 = fma(x, load(p + 8), c2), c3 = fma(x, load(p + 12), c3);
		c4 = fma(x, load(p + 16), c4), c5 = fma(x, load(p + 20), c5);
		c6 = fma(x, load(p + 24), c6), c7 = fma(x, load(p + 28), c7);
	}
	update(c, c0, alpha, beta), update(c + 4, c1, alpha, beta);
	update(c + 8, c2, alpha, beta), update(c + 12, c3, alpha, beta);
	update(c + 16, c4, alpha, beta), update(c + 20, c5, alpha, beta);
	update(c + 24, c6, alpha, beta), update(c + 28, c7, alpha, beta);
}

// columns is wide_row over all n columns; inlined five times, it would make the
// kernels a fifth larger.
static __attribute__((noinline)) void columns(int32_t used, const float *value, const int32_t *at, const float *b,
                                              int32_t n, float alpha, float beta, float *c) {
	NO_UNROLL for (int32_t j = 0; j < n; j += WIDE) wide_row(used, value, at, b + j, alpha, beta, c + j);
}

// sparse is sgemm where op(B) is B and n is a multiple of WIDE. It takes every
// row of op(A) by itself and B as it lies: what packing would save is lost on
// packing.
static void sparse(int32_t trans_a, int32_t m, int32_t n, int32_t k, float alpha, const float *a, int32_t lda,
                   const float *b, int32_t ldb, float beta, float *c, int32_t ldc, float *scratch) {
	v4 *order = (v4 *)scratch;
	float *value = scratch + 16 * 4;
	int32_t *at = (int32_t *)(value + 4 * LIST);
	for (int32_t lanes = 0; lanes < 16; lanes++) {
		int32_t *bytes = (int32_t *)(order + lanes);
		NO_UNROLL for (int32_t i = 0; i < 4; i++) *bytes = 0x03020100 + i * 0x04040404, bytes += lanes >> i & 1;
	}
	v4 first = wasm_i32x4_make(0, ldb, 2 * ldb, 3 * ldb), next = wasm_i32x4_splat(4 * ldb);
	int32_t right = trans_a ? lda : 1;
	for (int32_t p0 = 0; p0 < k; p0 += DEPTH, a += DEPTH * right, b += DEPTH * ldb, beta = 1) {
		int32_t kc = k - p0 < DEPTH ? k - p0 : DEPTH;
		for (int32_t i = 0; !trans_a && i < m; i++) {
			const float *x = a + i * lda;
			int32_t used = 0, p = 0;
			v4 where = first;
			NO_UNROLL for (; p + 4 <= kc; p += 4, where = wasm_i32x4_add(where, next))
				used = keep(value, at, used, load(x + p), where, order);
			used = keep(value, at, used, load_tail(x + p, kc - p, 0), where, order);
			columns(used, value, at, b, n, alpha, beta, c + i * ldc);
		}
		for (int32_t i = 0; trans_a && i < m; i += 4) { // four rows of op(A) lie side by side
			int32_t used0 = 0, used1 = 0, used2 = 0, used3 = 0, rows = m - i < 4 ? m - i : 4;
			v4 where = first;
			NO_UNROLL for (int32_t p = 0; p < kc; p += 4, where = wasm_i32x4_add(where, next)) {
				const float *x = a + p * lda + i;
				struct block t = rows == 4 && p + 4 <= kc ? transpose(x, lda) : corner(x, lda, kc - p, rows);
				used0 = keep(value, at, used0, t.row[0], where, order);
				used1 = keep(value + LIST, at + LIST, used1, t.row[1], where, order);
				used2 = keep(value + 2 * LIST, at + 2 * LIST, used2, t.row[2], where, order);
				used3 = keep(value + 3 * LIST, at + 3 * LIST, used3, t.row[3], where, order);
			}
			float *to = c + i * ldc;
			columns(used0, value, at, b, n, alpha, beta, to);
			if (rows > 1) columns(used1, value + LIST, at + LIST, b, n, alpha, beta, to + ldc);
			if (rows > 2) columns(used2, value + 2 * LIST, at + 2 * LIST, b, n, alpha, beta, to + 2 * ldc);
			if (rows > 3) columns(used3, value + 3 * LIST, at + 3 * LIST, b, n, alpha, beta, to + 3 * ldc);
		}
	}
}

void EXPORT(sgemm)(int32_t trans_a, int32_t trans_b, int32_t m, int32_t n, int32_t k, float alpha, const float *a,
                   int32_t lda, const float *b, int32_t ldb, float beta, float *c, int32_t ldc, float *scratch) {
	float *packed_a = scratch, *packed_b = packed_a + PACKED_A, *edge = packed_b + PACKED_B;
	int32_t *from = (int32_t *)(edge + MR * NR), *used = from + SLIVERS * KC;
	if (!trans_b && n % WIDE == 0 && mostly_zero(a, lda, trans_a ? k : m, trans_a ? m : k)) {
		sparse(trans_a, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc, scratch);
		return;
	}
	// Equal parts instead of full ones and a remainder: a short last panel would
	// spend its time on loading and storing C.
	int32_t parts = (k + KC - 1) / KC, depth = (k + parts - 1) / parts;
	for (int32_t j0 = 0; j0 < n; j0 += NC) {
		int32_t nc = n - j0 < NC ? n - j0 : NC;
		for (int32_t p0 = 0; p0 < k; p0 += depth) {
			int32_t kc = k - p0 < depth ? k - p0 : depth;
			pack_b(packed_b, b + (trans_b ? j0 * ldb + p0 : p0 * ldb + j0), ldb, trans_b, kc, nc);
			for (int32_t i0 = 0; i0 < m; i0 += MC) {
				int32_t mc = m - i0 < MC ? m - i0 : MC;
				for (int32_t i = 0; i < mc; i += MR) {
					const float *src = a + (trans_a ? p0 * lda + i0 + i : (i0 + i) * lda + p0);
					int32_t rows = mc - i < MR ? mc - i : MR, *to = from + i / MR * KC;
					used[i / MR] = pack_a(packed_a + i * kc, to, src, lda, trans_a, kc, rows, n < SPARSE_N);
				}
				for (int32_t j = 0; j < nc; j += NR)
					for (int32_t i = 0; i < mc; i += MR)
						multiply(used[i / MR], kc, packed_a + i * kc, from + i / MR * KC, packed_b + j * kc, alpha,
						         p0 == 0 ? beta : 1, c + (i0 + i) * ldc + j0 + j, ldc, mc - i < MR ? mc - i : MR,
						         nc - j < NR ? nc - j : NR, edge);
			}
		}
	}
}
