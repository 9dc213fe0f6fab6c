package dataset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
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
}

func TestBadIDX(t *testing.T) {
	d := some(3)
	images, labels := idxBytes(d.Images, 3, 28, 28), idxBytes(d.Labels, 3)
	damaged := zip(images)
	damaged[len(damaged)/2] ^= 0xff
	bomb := zip(idxBytes(make([]byte, 8<<20), 3, 28, 28)) // 3 digits, it says
	for name, c := range map[string]struct {
		images, labels []byte
		want           IDXError
	}{
		"empty file":          {nil, labels, IDXError{Why: IDXTruncated}},
		"text":                {[]byte("<!doctype html>"), labels, IDXError{Why: IDXNotIDX}},
		"floats":              {append([]byte{0, 0, 0xd}, images[3:]...), labels, IDXError{Why: IDXNotIDX}},
		"text in gzip":        {images, zip([]byte("0 1 2 3")), IDXError{Why: IDXNotIDX, Labels: true}},
		"not really gzip":     {append([]byte{0x1f, 0x8b}, images...), labels, IDXError{Why: IDXBadGzip}},
		"gzip's magic alone":  {images, []byte{0x1f, 0x8b}, IDXError{Why: IDXBadGzip, Labels: true}},
		"damaged gzip":        {damaged, labels, IDXError{Why: IDXBadGzip}},
		"gzip cut":            {zip(images)[:50], labels, IDXError{Why: IDXTruncated}},
		"gzip without sum":    {zip(images)[:len(zip(images))-8], labels, IDXError{Why: IDXTruncated}},
		"the two exchanged":   {labels, images, IDXError{Why: IDXWrongKind}},
		"images twice":        {images, images, IDXError{Why: IDXWrongKind, Labels: true}},
		"other shape":         {idxBytes(d.Images, 3, 56, 14), labels, IDXError{Why: IDXWrongSize, Got: 14, Want: 56}},
		"shape that overruns": {idxBytes(nil, 3, 1<<31, 1<<31), labels, IDXError{Why: IDXWrongSize, Got: 1 << 31, Want: 1 << 31}},
		"too many":            {idxBytes(nil, MaxIDXDigits+1, 28, 28), labels, IDXError{Why: IDXTooMany, Got: MaxIDXDigits + 1, Want: MaxIDXDigits}},
		"absurdly many":       {images, idxBytes(nil, 1<<32-1), IDXError{Why: IDXTooMany, Labels: true, Got: 1<<32 - 1, Want: MaxIDXDigits}},
		"claims, holds none":  {idxBytes(nil, MaxIDXDigits, 28, 28), labels, IDXError{Why: IDXTruncated}},
		"none":                {idxBytes(nil, 0, 28, 28), idxBytes(nil, 0), IDXError{Why: IDXEmpty}},
		"cut header":          {images[:15], labels, IDXError{Why: IDXTruncated}},
		"cut":                 {images[:len(images)-1], labels, IDXError{Why: IDXTruncated}},
		"more than it says":   {images, append(bytes.Clone(labels), 0), IDXError{Why: IDXTooLong, Labels: true}},
		"bomb":                {bomb, labels, IDXError{Why: IDXTooLong}},
		"2 labels":            {images, idxBytes(d.Labels[:2], 2), IDXError{Why: IDXMismatched, Got: 2, Want: 3}},
		"label 10":            {images, idxBytes([]byte{0, 10, 0}, 3), IDXError{Why: IDXBadLabel, Labels: true, Got: 1, Want: 10}},
		"oversized":           {make([]byte, MaxIDXBytes), labels, IDXError{Why: IDXTooLarge, Got: MaxIDXBytes + len(labels)}},
	} {
		_, err := ReadIDX(c.images, c.labels)
		var got *IDXError
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("%s: %v, want %v", name, err, &c.want)
		} else if strings.HasSuffix(err.Error(), ": ") {
			t.Errorf("%s: error %q does not say why", name, err)
		}
	}
}

func FuzzReadIDX(f *testing.F) {
	d := some(2)
	f.Add(idxBytes(d.Images, 2, 28, 28), idxBytes(d.Labels, 2))
	f.Add(zip(idxBytes(d.Images, 2, 28, 28)), []byte{0, 0, 8, 1})
	f.Fuzz(func(t *testing.T, images, labels []byte) {
		d, err := ReadIDX(images, labels)
		switch {
		case err != nil && !errors.As(err, new(*IDXError)):
			t.Errorf("%v is no *IDXError", err)
		case err == nil && (d.N() == 0 || len(d.Images) != d.N()*ImageSize || checkLabels(d.Labels) != nil):
			t.Errorf("took %d labels and %d bytes of images", d.N(), len(d.Images))
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
