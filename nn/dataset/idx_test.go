package dataset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// idx writes an IDX file of unsigned bytes.
func idx(data []byte, shape ...uint32) []byte {
	file := []byte{0, 0, 8, byte(len(shape))}
	for _, d := range shape {
		file = binary.BigEndian.AppendUint32(file, d)
	}
	return append(file, data...)
}

func gzipped(t testing.TB, data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParseIDX(t *testing.T) {
	pixels := make([]byte, 3*ImageSize)
	for i := range pixels {
		pixels[i] = byte(i * 7)
	}
	images, labels := idx(pixels, 3, side, side), idx([]byte{4, 0, 9}, 3)
	for name, files := range map[string][2][]byte{
		"plain": {images, labels},
		"gzip":  {gzipped(t, images), gzipped(t, labels)},
	} {
		d, err := ParseIDX(files[0], files[1])
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !bytes.Equal(d.Images, pixels) || !bytes.Equal(d.Labels, []byte{4, 0, 9}) {
			t.Errorf("%s: other digits than written", name)
		}
	}
}

func TestParseIDXRefuses(t *testing.T) {
	images, labels := idx(make([]byte, 2*ImageSize), 2, side, side), idx([]byte{1, 2}, 2)
	packed := gzipped(t, images)
	for name, c := range map[string]struct {
		images, labels []byte
		says           string
	}{
		"nothing":        {nil, labels, "too short"},
		"exchanged":      {labels, images, "not IDX"},
		"cut":            {images[:len(images)-1], labels, "promises"},
		"too long":       {append(bytes.Clone(images), 0), labels, "promises"},
		"other size":     {idx(make([]byte, 2*27*28), 2, 27, side), labels, "dimension 1 is 27"},
		"absurd count":   {idx(nil, 1<<31, side, side), labels, "at most"},
		"other count":    {images, idx([]byte{1, 2, 3}, 3), "do not belong together"},
		"no digit":       {images, idx([]byte{1, 10}, 2), "not a digit"},
		"damaged gzip":   {packed[:len(packed)/2], labels, "damaged gzip"},
		"floats, not u8": {append([]byte{0, 0, 13, 3}, images[4:]...), labels, "another kind"},
	} {
		if _, err := ParseIDX(c.images, c.labels); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.says)
		}
	}
}

// The real files: their counts, and labels that fit what is known of MNIST.
func TestRealIDX(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "mnist")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no real digits at ", dir)
	}
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	test, err := ParseIDX(read("t10k-images-idx3-ubyte.gz"), read("t10k-labels-idx1-ubyte.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := test.Labels[:10], []byte{7, 2, 1, 0, 4, 1, 4, 9, 5, 9}; test.N() != 5000 || !bytes.Equal(got, want) {
		t.Errorf("%d test digits that begin with %d, want 5000 and %d", test.N(), got, want)
	}
}

func FuzzParseIDX(f *testing.F) {
	images, labels := idx(make([]byte, 2*ImageSize), 2, side, side), idx([]byte{1, 2}, 2)
	f.Add(images, labels)
	f.Add(gzipped(f, images), labels)
	f.Add(images[:20], labels[:6])
	f.Fuzz(func(t *testing.T, images, labels []byte) {
		d, err := ParseIDX(images, labels)
		if err == nil && len(d.Images) != d.N()*ImageSize {
			t.Errorf("%d bytes of images for %d labels", len(d.Images), d.N())
		}
	})
}
