//go:build !js

package simd

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"gonum.org/v1/gonum/blas"
)

func TestConformance(t *testing.T) {
	h := newHost(t)
	open := func(t *testing.T) device.Device {
		h.t = t
		return cpu.New(h, h)
	}
	devicetest.Run(t, open, devicetest.F32)
	devicetest.RunSequences(t, open, devicetest.F32)
}

// All four transposes, rows longer than their matrix, every kind of alpha and
// beta, sizes around the tiles and blocks of sgemm.c.
func TestSgemm(t *testing.T) {
	h := newHost(t)
	r := rand.New(rand.NewPCG(1, 2))
	sizes := [][3]int{{1, 1, 1}, {4, 8, 1}, {5, 9, 3}, {3, 7, 17}, {63, 10, 65}, {129, 257, 33}, {7, 5, 801}, {130, 12, 401},
		{5, 32, 9}, {6, 64, 33}, {7, 96, 1030}, {65, 32, 64}}
	for range 30 {
		sizes = append(sizes, [3]int{1 + r.IntN(20), 1 + r.IntN(30), 1 + r.IntN(40)})
	}
	for _, s := range sizes {
		for _, tA := range []blas.Transpose{blas.NoTrans, blas.Trans} {
			for _, tB := range []blas.Transpose{blas.NoTrans, blas.Trans} {
				for _, ab := range [][2]float32{{1, 0}, {1, 1}, {-0.5, 2}} {
					m, n, k := s[0], s[1], s[2]
					name := fmt.Sprintf("%c%c %d×%d·%d×%d, alpha %g, beta %g", tA, tB, m, k, k, n, ab[0], ab[1])
					checkSgemm(t, h, r, name, tA, tB, m, n, k, ab[0], ab[1])
				}
			}
		}
	}
}

// Among many zeros, what is not a number is not lost: it makes its row of C NaN,
// and no other.
func TestSgemmNaN(t *testing.T) {
	h := newHost(t)
	const m, n, k = 9, 32, 21
	for _, trans := range []blas.Transpose{blas.NoTrans, blas.Trans} {
		a, b, c := make([]float32, m*k), make([]float32, k*n), make([]float32, m*n)
		lda, at := k, 4*k+17
		if trans == blas.Trans {
			lda, at = m, 17*m+4
		}
		a[at] = float32(math.NaN())
		h.Sgemm(trans, blas.NoTrans, m, n, k, 1, a, lda, b, n, 0, c, n)
		for i, x := range c {
			if isNaN := x != x; isNaN != (i/n == 4) {
				t.Fatalf("%c: C[%d][%d] is %g", trans, i/n, i%n, x)
			}
		}
	}
}

func checkSgemm(t *testing.T, h *host, r *rand.Rand, name string, tA, tB blas.Transpose, m, n, k int, alpha, beta float32) {
	rowsA, colsA, rowsB, colsB := m, k, k, n
	if tA == blas.Trans {
		rowsA, colsA = k, m
	}
	if tB == blas.Trans {
		rowsB, colsB = n, k
	}
	a, lda := matrix(r, rowsA, colsA)
	if r.IntN(2) == 0 { // like digits, whose zeros sgemm leaves out
		for i := range a {
			if r.IntN(5) > 0 {
				a[i] = 0
			}
		}
	}
	b, ldb := matrix(r, rowsB, colsB)
	c, ldc := matrix(r, m, n)
	if beta == 0 {
		c[0] = float32(math.NaN()) // with beta = 0, C must not be read
	}
	before := append([]float32(nil), c...)
	h.t = t
	h.Sgemm(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)
	for i := range m {
		for j := range ldc {
			if i*ldc+j >= len(c) {
				continue
			}
			got, old := float64(c[i*ldc+j]), float64(before[i*ldc+j])
			if j >= n {
				if got != old {
					t.Fatalf("%s: wrote behind row %d", name, i)
				}
				continue
			}
			want, size := 0.0, 1.0
			for p := range k {
				var x, y float32
				if tA == blas.Trans {
					x = a[p*lda+i]
				} else {
					x = a[i*lda+p]
				}
				if tB == blas.Trans {
					y = b[j*ldb+p]
				} else {
					y = b[p*ldb+j]
				}
				want += float64(alpha) * float64(x) * float64(y)
				size += math.Abs(float64(x) * float64(y))
			}
			if beta != 0 {
				want += float64(beta) * old
			}
			if !(math.Abs(got-want) <= 1e-6*size) { // float32 sums of k terms in blocks
				t.Fatalf("%s: C[%d][%d] is %g, want %g", name, i, j, got, want)
			}
		}
	}
}

// matrix returns random numbers with rows up to 3 longer than needed, the last
// one as short as BLAS allows.
func matrix(r *rand.Rand, rows, cols int) ([]float32, int) {
	ld := cols + r.IntN(4)
	m := make([]float32, (rows-1)*ld+cols)
	for i := range m {
		m[i] = float32(r.NormFloat64())
	}
	return m, ld
}

// The routines that networks don't use yet, against loops.
func TestVectors(t *testing.T) {
	h := newHost(t)
	r := rand.New(rand.NewPCG(3, 4))
	for size := 1; size < 70; size++ {
		x, _ := matrix(r, 1, size)
		y, _ := matrix(r, 1, size)
		want := 0.0
		for i := range x {
			want += float64(x[i]) * float64(y[i])
		}
		a := h.arena()
		got := math.Float32frombits(uint32(a.call("dot", n(size), a.floats(x, false), a.floats(y, false))))
		if math.Abs(float64(got)-want) > 1e-5 {
			t.Errorf("dot of %d: %g, want %g", size, got, want)
		}
		z := append([]float32(nil), y...)
		a = h.arena()
		a.call("axpy", n(size), f(0.5), a.floats(x, false), a.floats(z, true))
		for i := range z {
			if want := y[i] + 0.5*x[i]; math.Abs(float64(z[i]-want)) > 1e-6 {
				t.Fatalf("axpy of %d: [%d] is %g, want %g", size, i, z[i], want)
			}
		}
		rows := 1 + size%7
		m, ld := matrix(r, rows, size)
		for _, beta := range []float32{0, 2} {
			checkSgemv(t, h, m, ld, rows, size, x, y[:min(rows, size)], beta)
		}
	}
}

func checkSgemv(t *testing.T, h *host, m []float32, ld, rows, cols int, x, y []float32, beta float32) {
	for _, trans := range []bool{false, true} {
		in, out := cols, rows
		if trans {
			in, out = rows, cols
		}
		v, got := make([]float32, in), make([]float32, out)
		for i := range v {
			v[i] = x[i%len(x)]
		}
		for i := range got {
			got[i] = y[i%len(y)]
		}
		before := append([]float32(nil), got...)
		a := h.arena()
		a.call("sgemv", flag(trans), n(rows), n(cols), f(0.5), a.floats(m, false), n(ld), a.floats(v, false), f(beta), a.floats(got, true))
		for i := range got {
			want := float64(beta) * float64(before[i])
			for j := range v {
				if trans {
					want += 0.5 * float64(m[j*ld+i]) * float64(v[j])
				} else {
					want += 0.5 * float64(m[i*ld+j]) * float64(v[j])
				}
			}
			if math.Abs(float64(got[i])-want) > 1e-4 {
				t.Fatalf("sgemv %d×%d, transposed %v: [%d] is %g, want %g", rows, cols, trans, i, got[i], want)
			}
		}
	}
}

// The exponential, over all that a softmax gives it.
func TestExponential(t *testing.T) {
	h := newHost(t)
	for x := float32(-90); x <= 0; x += 0.37 {
		p := make([]float32, 2)
		h.Softmax(p, []float32{0, x}, 2)
		want := math.Exp(float64(x)) / (1 + math.Exp(float64(x)))
		if x < -87.33 {
			want = 0
		}
		if got := float64(p[1]); math.Abs(got-want) > 5e-7*want {
			t.Errorf("softmax(0, %g)[1] is %g, want %g", x, got, want)
		}
	}
}

// The module shares Go's memory, so it may own none of it: its only import is
// that memory, and it has no data, no use of a stack pointer (the linker emits
// one, unused) and no instruction that grows memory.
func TestOwnsNoMemory(t *testing.T) {
	for name, code := range map[string][]byte{"simd128": simd128, "relaxed": relaxed} {
		r := &wasmReader{t: t, name: name, b: code[8:]}
		for len(r.b) > 0 {
			id := r.byte()
			section := &wasmReader{t: t, name: name, b: r.take(int(r.uint()))}
			switch id {
			case 2:
				if want := []byte("\x01\x02go\x03mem\x02"); !bytes.HasPrefix(section.b, want) {
					t.Errorf("%s: imports %q, want only go.mem", name, section.b)
				}
			case 5, 9, 11, 12:
				t.Errorf("%s: has section %d (5 memory, 9 elements, 11, 12 data)", name, id)
			case 10:
				for range section.uint() {
					body := &wasmReader{t: t, name: name, b: section.take(int(section.uint()))}
					body.function()
				}
			}
		}
	}
}

// wasmReader takes a WebAssembly module apart (Core Specification 2.0, chapter
// 5, with relaxed SIMD).
type wasmReader struct {
	t    *testing.T
	name string
	b    []byte
}

func (r *wasmReader) take(n int) []byte {
	v := r.b[:n]
	r.b = r.b[n:]
	return v
}

func (r *wasmReader) byte() byte { return r.take(1)[0] }

func (r *wasmReader) uint() uint64 {
	v, k := binary.Uvarint(r.b)
	r.take(k)
	return v
}

// function reads a function's instructions, and complains of those that would
// touch memory that is Go's.
func (r *wasmReader) function() {
	for range r.uint() { // locals
		r.uint()
		r.byte()
	}
	for len(r.b) > 0 {
		switch op := r.byte(); {
		case op >= 0x02 && op <= 0x04, op == 0x0c, op == 0x0d, op == 0x10, op >= 0x20 && op <= 0x22, op == 0x41, op == 0x42:
			r.uint() // one number; signed ones are as long
		case op == 0x0e: // a table of labels and the default one
			for range r.uint() + 1 {
				r.uint()
			}
		case op == 0x23, op == 0x24:
			r.t.Errorf("%s: uses a global: a function wants a stack", r.name)
			return
		case op >= 0x28 && op <= 0x3e:
			r.uint()
			r.uint()
		case op == 0x40:
			r.t.Errorf("%s: grows memory", r.name)
			return
		case op == 0x43:
			r.take(4)
		case op == 0x44:
			r.take(8)
		case op == 0xfc:
			if sub := r.uint(); sub > 7 { // 0–7 convert numbers
				r.t.Errorf("%s: bulk memory instruction %d", r.name, sub)
				return
			}
		case op == 0xfd:
			switch sub := r.uint(); {
			case sub <= 11, sub == 92, sub == 93:
				r.uint()
				r.uint()
			case sub == 12, sub == 13:
				r.take(16)
			case sub >= 21 && sub <= 34:
				r.byte()
			case sub >= 84 && sub <= 91:
				r.uint()
				r.uint()
				r.byte()
			}
		case op == 0x11, op == 0x1c, op == 0x3f, op > 0xc4:
			r.t.Errorf("%s: instruction %#x is not expected here", r.name, op)
			return
		}
	}
}

// The committed builds are what the sources give.
func TestBuildIsCommitted(t *testing.T) {
	for _, tool := range []string{"clang-19", "wasm-ld-19"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("BREAKEVEN_CI") != "" {
				t.Fatalf("no %s: this test must not be skipped here", tool)
			}
			t.Skipf("no %s: run make tools", tool)
		}
	}
	dir := t.TempDir()
	if out, err := exec.Command("sh", "kernel/build.sh", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, committed := range map[string][]byte{"simd128.wasm": simd128, "relaxed.wasm": relaxed} {
		built, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if !bytes.Equal(built, committed) {
			t.Errorf("%s is not what its sources give: run make kernels", name)
		}
	}
}
