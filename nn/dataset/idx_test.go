package dataset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func some(n int) Digits {
	d := Digits{make([]byte, n*ImageSize), make([]byte, n)}
	for i := range d.Images {
		d.Images[i] = byte(i * 31 >> 2)
	}
	for i := range d.Labels {
		d.Labels[i] = byte(i % 10)
	}
	return d
}

func idxBytes(data []byte, dims ...uint32) []byte {
	b := binary.BigEndian.AppendUint32(nil, 0x800+uint32(len(dims)))
	for _, d := range dims {
		b = binary.BigEndian.AppendUint32(b, d)
	}
	return append(b, data...)
}

func zip(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

func TestReadIDX(t *testing.T) {
	d := some(3)
	images, labels := idxBytes(d.Images, 3, 28, 28), idxBytes(d.Labels, 3)
	for name, files := range map[string][2][]byte{"plain": {images, labels}, "gzip": {zip(images), zip(labels)}} {
		got, err := ReadIDX(files[0], files[1])
		if err != nil || !reflect.DeepEqual(got, d) {
			t.Errorf("%s: %d digits, %v", name, got.N(), err)
		}
	}
	for want, files := range map[string][2][]byte{
		"magic":     {append([]byte{0, 0, 9}, images[3:]...), labels},
		"bytes":     {images[:len(images)-1], labels},
		"pixels":    {idxBytes(d.Images, 3, 14, 56), labels},
		"2 labels":  {images, idxBytes(d.Labels[:2], 2)},
		"label 1":   {images, idxBytes([]byte{0, 10, 0}, 3)},
		"dimension": {idxBytes(nil, 0xffffffff, 28, 28), labels},
		"EOF":       {zip(images)[:50], labels},
	} {
		if _, err := ReadIDX(files[0], files[1]); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error about %s, got %v", want, err)
		}
	}
}

func FuzzReadIDX(f *testing.F) {
	d := some(2)
	f.Add(idxBytes(d.Images, 2, 28, 28), idxBytes(d.Labels, 2))
	f.Add(zip(idxBytes(d.Images, 2, 28, 28)), []byte{0, 0, 8, 1})
	f.Fuzz(func(t *testing.T, images, labels []byte) {
		if d, err := ReadIDX(images, labels); err == nil && len(d.Images) != d.N()*ImageSize {
			t.Error("images and labels disagree")
		}
	})
}

// The shuffle is part of a run's identity: these numbers must never change.
func TestShuffle(t *testing.T) {
	list := make([]uint32, 8)
	Shuffle(list, 42, 3)
	if want := []uint32{1, 7, 4, 3, 2, 0, 6, 5}; !slices.Equal(list, want) {
		t.Errorf("Shuffle(42, 3) is %v, want %v", list, want)
	}
	big := make([]uint32, 1000)
	Shuffle(big, 1, 1)
	other := slices.Clone(big)
	Shuffle(other, 1, 2)
	if slices.Equal(big, other) {
		t.Error("two epochs have the same order")
	}
	slices.Sort(big)
	for i, v := range big {
		if v != uint32(i) {
			t.Fatalf("not a permutation: %d at %d", v, i)
		}
	}
}

func TestRealIDX(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "mnist")
	images, err := os.ReadFile(filepath.Join(dir, "t10k-images-idx3-ubyte.gz"))
	if err != nil {
		t.Skip("no real digits at ../shared/data/mnist: ", err)
	}
	labels, err := os.ReadFile(filepath.Join(dir, "t10k-labels-idx1-ubyte.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if d, err := ReadIDX(images, labels); err != nil || d.N() != 5000 || d.Labels[0] != 7 {
		t.Errorf("%d digits, %v", d.N(), err)
	}
}
