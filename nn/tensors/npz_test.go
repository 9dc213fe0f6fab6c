package tensors

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sbinet/npyio/npz"
)

func numbers() []Tensor {
	var f, u []byte
	for _, v := range []float32{1.5, -2, 0.125, 4, 5, float32(math.Inf(1))} {
		f = binary.LittleEndian.AppendUint32(f, math.Float32bits(v))
	}
	u = binary.LittleEndian.AppendUint32(u, 1<<31)
	return []Tensor{{"dense1.weight", F32, []int{2, 3}, f}, {"dense1.bias", F32, []int{6}, f}, {"one", F32, nil, f[:4]}, {"u", U32, []int{1, 1}, u}, {"b", U8, []int{3}, []byte{0, 7, 255}}}
}

func TestNPZ(t *testing.T) {
	b := EncodeNPZ(numbers())
	r, err := npz.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Keys(), []string{"dense1.weight.npy", "dense1.bias.npy", "one.npy", "u.npy", "b.npy"}; !slices.Equal(got, want) {
		t.Fatalf("files %q, want %q", got, want)
	}
	for i, x := range numbers() {
		h := r.Header(x.Name + ".npy")
		if h == nil {
			t.Fatalf("%s has no header", x.Name)
		}
		if h.Descr.Type != dtypes[x.Type].numpy || h.Descr.Fortran || !slices.Equal(h.Descr.Shape, x.Shape) {
			t.Errorf("%s: %+v, want shape %d", x.Name, h.Descr, x.Shape)
		}
		switch x.Type {
		case F32:
			got := make([]float32, len(x.Data)/4)
			if err := r.Read(x.Name+".npy", &got); err != nil {
				t.Fatal(err)
			}
			for j, v := range got {
				if math.Float32bits(v) != binary.LittleEndian.Uint32(x.Data[4*j:]) {
					t.Errorf("%s[%d] = %g", x.Name, j, v)
				}
			}
		case U32:
			got := make([]uint32, 1)
			if err := r.Read(x.Name+".npy", &got); err != nil || got[0] != 1<<31 {
				t.Errorf("%d: %v, %v", i, got, err)
			}
		case U8:
			got := make([]uint8, 3)
			if err := r.Read(x.Name+".npy", &got); err != nil || !bytes.Equal(got, x.Data) {
				t.Errorf("%d: %v, %v", i, got, err)
			}
		}
	}
}

// NumPy itself, where there is one.
func TestNumPy(t *testing.T) {
	python := ""
	for _, p := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(p, "-c", "import numpy").Run() == nil {
			python = p
			break
		}
	}
	if python == "" {
		t.Skip("no python3 with numpy")
	}
	file := filepath.Join(t.TempDir(), "weights.npz")
	if err := os.WriteFile(file, EncodeNPZ(numbers()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import sys, numpy, zipfile
assert zipfile.ZipFile(sys.argv[1]).testzip() is None
f = numpy.load(sys.argv[1])
for name in f.files:
    a = f[name]
    print(name, a.dtype.name, a.shape, a.flags.c_contiguous, a.tolist())
`, file).CombinedOutput()
	want := `dense1.weight float32 (2, 3) True [[1.5, -2.0, 0.125], [4.0, 5.0, inf]]
dense1.bias float32 (6,) True [1.5, -2.0, 0.125, 4.0, 5.0, inf]
one float32 () True 1.5
u uint32 (1, 1) True [[2147483648]]
b uint8 (3,) True [0, 7, 255]
`
	if got := strings.ReplaceAll(string(out), "\r\n", "\n"); err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}
