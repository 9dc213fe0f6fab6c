package dataset

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// someDigits are n digits with everything that runs must survive: blank and
// full images, runs of more than 255, random ink.
func someDigits(n int, seed uint64) Digits {
	r := rand.New(rand.NewPCG(seed, 0))
	d := Digits{make([]byte, n*ImageSize), make([]byte, n)}
	for i := range n {
		d.Labels[i] = byte(r.IntN(10))
		image := d.Images[i*ImageSize : (i+1)*ImageSize]
		switch i % 4 {
		case 0: // blank
		case 1:
			for j := range image {
				image[j] = byte(1 + r.IntN(255))
			}
		case 2:
			for j := 300; j < 700; j++ {
				image[j] = 255
			}
		case 3:
			for j := range image {
				if r.IntN(3) == 0 {
					image[j] = byte(r.IntN(256))
				}
			}
		}
	}
	return d
}

func same(a, b Digits) bool {
	return bytes.Equal(a.Images, b.Images) && bytes.Equal(a.Labels, b.Labels)
}

func TestPackRoundTrip(t *testing.T) {
	for _, n := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {9, 4}, {100, 20}} {
		train, test := someDigits(n[0], 1), someDigits(n[1], 2)
		pack := WritePack(train, test)
		a, b, err := ReadPack(pack, nil)
		if err != nil {
			t.Errorf("%v: %v", n, err)
		} else if !same(a, train) || !same(b, test) {
			t.Errorf("%v: other digits than written", n)
		}
		if !bytes.Equal(pack, WritePack(train, test)) {
			t.Errorf("%v: the same digits give different packs", n)
		}
	}
}

// What a browser has inflated is read as what Go inflates itself, and checked like it.
func TestInflatedPack(t *testing.T) {
	train, test := someDigits(9, 1), someDigits(4, 2)
	pack := WritePack(train, test)
	body, err := io.ReadAll(flate.NewReader(bytes.NewReader(pack[packHead:])))
	if err != nil {
		t.Fatal(err)
	}
	if a, b, err := ReadPack(pack, body); err != nil || !same(a, train) || !same(b, test) {
		t.Errorf("read as %d + %d digits: %v", a.N(), b.N(), err)
	}
	for n := range body {
		if _, _, err := ReadPack(pack, body[:n]); err == nil {
			t.Fatalf("cut to %d of %d bytes: read all the same", n, len(body))
		}
	}
	if _, _, err := ReadPack(pack, append(bytes.Clone(body), 1)); err == nil {
		t.Error("a byte too much: read all the same")
	}
	pack[12]++
	if _, _, err := ReadPack(pack, body); err == nil {
		t.Error("a damaged pack is read, because something else is whole")
	}
}

// Every single damaged byte must be noticed, and every cut.
func TestDamagedPack(t *testing.T) {
	train := someDigits(5, 1)
	pack := WritePack(train, someDigits(2, 2))
	for i := range pack {
		damaged := bytes.Clone(pack)
		damaged[i] ^= 0x10
		a, b, err := ReadPack(damaged, nil)
		if err == nil {
			t.Fatalf("byte %d of %d changed: read as %d + %d digits", i, len(pack), a.N(), b.N())
		}
		if _, _, err := ReadPack(pack[:i], nil); err == nil {
			t.Fatalf("cut to %d of %d bytes: read all the same", i, len(pack))
		}
	}
	for name, p := range map[string][]byte{"not a pack": []byte("<!doctype html><title>404"), "version": append([]byte("digits02"), pack[8:]...)} {
		if _, _, err := ReadPack(p, nil); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want one that says %q", err, name)
		}
	}
}

func TestPacks(t *testing.T) {
	train, test := someDigits(10500, 3), someDigits(3700, 4)
	packs := Packs(train, test)
	if again := Packs(train, test); len(packs) != 3 || !bytes.Equal(packs[0], again[0]) {
		t.Fatalf("%d packs, want 3, the same each time", len(packs))
	}
	var all, allTest Digits
	for _, p := range packs {
		a, b, err := ReadPack(p, nil)
		if err != nil {
			t.Fatal(err)
		}
		all, allTest = Join(all, a), Join(allTest, b)
	}
	if all.N() != train.N() || allTest.N() != test.N() {
		t.Fatalf("%d + %d digits come back, want %d + %d", all.N(), allTest.N(), train.N(), test.N())
	}
	if same(all, train) {
		t.Error("packs hold the digits unshuffled")
	}
	// Each digit once, image and label still together.
	count := map[[ImageSize + 1]byte]int{}
	key := func(d Digits, i int) (k [ImageSize + 1]byte) {
		copy(k[:], d.Images[i*ImageSize:(i+1)*ImageSize])
		k[ImageSize] = d.Labels[i]
		return k
	}
	for i := range train.N() {
		count[key(train, i)]++
		count[key(all, i)]--
	}
	for _, c := range count {
		if c != 0 {
			t.Fatal("packs do not hold the same digits")
		}
	}
}

func FuzzReadPack(f *testing.F) {
	pack := WritePack(someDigits(4, 1), someDigits(1, 2))
	f.Add(pack)
	f.Add(pack[:30])
	f.Fuzz(func(t *testing.T, pack []byte) {
		if len(pack) >= packHead { // past the checksum, to what lies behind it
			binary.LittleEndian.PutUint32(pack[8:], crc32.ChecksumIEEE(pack[12:]))
		}
		train, test, err := ReadPack(pack, nil)
		if err != nil {
			return
		}
		a, b, err := ReadPack(WritePack(train, test), nil)
		if err != nil || !same(a, train) || !same(b, test) {
			t.Errorf("read, written and read again: %v", err)
		}
	})
}
