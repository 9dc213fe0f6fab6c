//go:build js && wasm

package simd

import (
	"math"
	"unsafe"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// BLAS is gonum's own BLAS with the routines that networks spend their time in
// replaced by kernels. What the kernels don't cover — increments other than 1,
// nothing to compute, invalid arguments — falls through to gonum, so results
// and panics are gonum's.
type BLAS struct{ gonum.Implementation }

// scratch is sgemm's. One is enough, because a kernel call is never
// interrupted.
var scratch [scratchSize]float32

// Sgemm computes C = alpha·op(A)·op(B) + beta·C, op(A) [m×k], op(B) [k×n],
// C [m×n].
func (i BLAS) Sgemm(tA, tB blas.Transpose, m, n, k int, alpha float32, a []float32, lda int, b []float32, ldb int, beta float32, c []float32, ldc int) {
	rowsA, colsA, rowsB, colsB := m, k, k, n
	if tA != blas.NoTrans {
		rowsA, colsA = k, m
	}
	if tB != blas.NoTrans {
		rowsB, colsB = n, k
	}
	if !transpose(tA) || !transpose(tB) || alpha == 0 ||
		!matrix(a, rowsA, colsA, lda) || !matrix(b, rowsB, colsB, ldb) || !matrix(c, m, n, ldc) {
		i.Implementation.Sgemm(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
		return
	}
	// One row needs no packing: C = alpha·op(B)ᵀ·A + beta·C.
	if m == 1 && (tA == blas.NoTrans || lda == 1) {
		sgemv(toInt(tB == blas.NoTrans), int32(rowsB), int32(colsB), alpha, ptr(b), int32(ldb), ptr(a), beta, ptr(c))
		return
	}
	sgemm(toInt(tA != blas.NoTrans), toInt(tB != blas.NoTrans), int32(m), int32(n), int32(k), alpha,
		ptr(a), int32(lda), ptr(b), int32(ldb), beta, ptr(c), int32(ldc), unsafe.Pointer(&scratch))
}

// Sgemv computes y = alpha·op(A)·x + beta·y, A [m×n].
func (i BLAS) Sgemv(tA blas.Transpose, m, n int, alpha float32, a []float32, lda int, x []float32, incX int, beta float32, y []float32, incY int) {
	rows, cols := m, n
	if tA != blas.NoTrans {
		rows, cols = n, m
	}
	if !transpose(tA) || alpha == 0 || incX != 1 || incY != 1 || !matrix(a, m, n, lda) || len(x) < cols || len(y) < rows {
		i.Implementation.Sgemv(tA, m, n, alpha, a, lda, x, incX, beta, y, incY)
		return
	}
	sgemv(toInt(tA != blas.NoTrans), int32(m), int32(n), alpha, ptr(a), int32(lda), ptr(x), beta, ptr(y))
}

// Saxpy computes y += alpha·x, both [n].
func (i BLAS) Saxpy(n int, alpha float32, x []float32, incX int, y []float32, incY int) {
	if n < minVector || alpha == 0 || incX != 1 || incY != 1 || len(x) < n || len(y) < n {
		i.Implementation.Saxpy(n, alpha, x, incX, y, incY)
		return
	}
	axpy(int32(n), alpha, ptr(x), ptr(y))
}

// Sdot returns Σ x·y, both [n].
func (i BLAS) Sdot(n int, x []float32, incX int, y []float32, incY int) float32 {
	if n < minVector || incX != 1 || incY != 1 || len(x) < n || len(y) < n {
		return i.Implementation.Sdot(n, x, incX, y, incY)
	}
	return dot(int32(n), ptr(x), ptr(y))
}

// Sscal computes x *= alpha, [n].
func (i BLAS) Sscal(n int, alpha float32, x []float32, incX int) {
	if n < minVector || alpha == 0 || incX != 1 || len(x) < n {
		i.Implementation.Sscal(n, alpha, x, incX)
		return
	}
	decay(ptr(x), int32(n), alpha)
}

// Snrm2 returns √(Σ x²), [n].
func (i BLAS) Snrm2(n int, x []float32, incX int) float32 {
	if n >= minVector && incX == 1 && len(x) >= n {
		// What over- or underflows as a sum of squares is gonum's, which scales it.
		if sum := dot(int32(n), ptr(x), ptr(x)); sum > 1e-20 && sum < 1e30 {
			return float32(math.Sqrt(float64(sum)))
		}
	}
	return i.Implementation.Snrm2(n, x, incX)
}

// minVector is the length from which a vector is worth the 30 ns that a call
// through JavaScript takes; Go adds as many floats in that time.
const minVector = 32

func transpose(t blas.Transpose) bool {
	return t == blas.NoTrans || t == blas.Trans || t == blas.ConjTrans
}

// matrix tells whether a holds a non-empty rows×cols matrix of stride ld.
func matrix(a []float32, rows, cols, ld int) bool {
	return rows > 0 && cols > 0 && ld >= cols && len(a)/ld >= rows-1 && len(a) >= (rows-1)*ld+cols
}

func toInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// ptr points at a slice's elements.
func ptr[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }
