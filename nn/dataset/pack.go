package dataset

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// A pack is how digits travel: training and test digits in one file, compressed
// inside, so that it is small on hosts that compress nothing either.
//
//	"digits", version | CRC-32 of the rest | training digits | test digits | DEFLATE of:
//	labels [n] | length of the runs | runs | ink
//
// Numbers are 32 bits, little-endian. Four fifths of a digit are blank, so each
// image is a list of runs, pairs of bytes: so many blank pixels, then so many
// with ink, until 784 are there. The ink's values stand apart from the runs,
// because each kind compresses better among its own: 12,000 digits take 1.71 MB,
// against 1.92 MB for the plain images.
const (
	packMagic   = "digits"
	packVersion = "01"
	packHead    = 8 + 4 + 4 + 4
)

// maxDigits is the most that a pack may hold, more than all of MNIST.
const maxDigits = 100_000

// WritePack encodes digits. It panics where a label or a length is none: they
// come from ReadIDX.
func WritePack(train, test Digits) []byte {
	n := train.N() + test.N()
	if len(train.Images) != train.N()*ImageSize || len(test.Images) != test.N()*ImageSize || n > maxDigits {
		panic("dataset: digits of a wrong length")
	}
	var runs, ink []byte
	for _, d := range []Digits{train, test} {
		if err := checkLabels(d.Labels); err != nil {
			panic("dataset: " + err.Error())
		}
		for i := range d.N() {
			runs, ink = appendRuns(runs, ink, d.Images[i*ImageSize:(i+1)*ImageSize])
		}
	}
	var body bytes.Buffer
	w, err := flate.NewWriter(&body, flate.BestCompression)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	for _, part := range [][]byte{train.Labels, test.Labels, binary.LittleEndian.AppendUint32(nil, uint32(len(runs))), runs, ink} {
		w.Write(part) // a bytes.Buffer takes all
	}
	w.Close()

	rest := binary.LittleEndian.AppendUint32(nil, uint32(train.N()))
	rest = binary.LittleEndian.AppendUint32(rest, uint32(test.N()))
	rest = append(rest, body.Bytes()...)
	pack := binary.LittleEndian.AppendUint32([]byte(packMagic+packVersion), crc32.ChecksumIEEE(rest))
	return append(pack, rest...)
}

// ReadPack decodes what WritePack wrote. A pack that is damaged, cut short, of
// another version or no pack at all gives an error. Whoever can inflate faster
// gives what the pack's DEFLATE stream holds; otherwise inflated is nil.
func ReadPack(pack, inflated []byte) (train, test Digits, err error) {
	fail := func(format string, args ...any) (Digits, Digits, error) {
		return Digits{}, Digits{}, fmt.Errorf("dataset: pack: "+format, args...)
	}
	if len(pack) < packHead || string(pack[:len(packMagic)]) != packMagic {
		return fail("not a pack of digits")
	}
	if v := string(pack[len(packMagic):8]); v != packVersion {
		return fail("version %q, but this program reads version %q", v, packVersion)
	}
	if crc32.ChecksumIEEE(pack[12:]) != binary.LittleEndian.Uint32(pack[8:]) {
		return fail("damaged: its checksum does not fit")
	}
	nTrain, nTest := int64(binary.LittleEndian.Uint32(pack[12:])), int64(binary.LittleEndian.Uint32(pack[16:]))
	n := nTrain + nTest
	if n > maxDigits {
		return fail("claims %d digits; at most %d are read", n, maxDigits)
	}

	// Labels, runs and ink are at most 1 + 2·784 + 784 bytes a digit.
	limit := 4 + n*(1+3*ImageSize)
	data := inflated
	if data == nil {
		data, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(pack[packHead:])), limit+1))
		if err != nil {
			return fail("damaged: %w", err)
		}
	}
	if int64(len(data)) > limit || int64(len(data)) < n+4 {
		return fail("damaged: its length does not fit its %d digits", n)
	}
	labels, data := data[:n:n], data[n:]
	if err := checkLabels(labels); err != nil {
		return fail("damaged: %w", err)
	}
	r, data := int64(binary.LittleEndian.Uint32(data)), data[4:]
	if r > int64(len(data)) {
		return fail("damaged: its runs end beyond it")
	}
	images, err := expandRuns(data[:r], data[r:], int(n))
	if err != nil {
		return fail("damaged: %w", err)
	}
	at := nTrain * ImageSize
	return Digits{images[:at:at], labels[:nTrain:nTrain]}, Digits{images[at:], labels[nTrain:]}, nil
}

// appendRuns splits one image into runs and ink; a run of more than 255 takes
// several pairs.
func appendRuns(runs, ink, image []byte) ([]byte, []byte) {
	for len(image) > 0 {
		blank := count(image, func(v byte) bool { return v == 0 })
		image = image[blank:]
		n := 0
		if blank < 255 {
			n = count(image, func(v byte) bool { return v != 0 })
		}
		runs = append(runs, byte(blank), byte(n))
		ink = append(ink, image[:n]...)
		image = image[n:]
	}
	return runs, ink
}

// count returns how many bytes at the start of s are so, at most 255.
func count(s []byte, so func(byte) bool) int {
	n := 0
	for n < len(s) && n < 255 && so(s[n]) {
		n++
	}
	return n
}

// expandRuns makes n images of their runs and ink, all of which it must use.
func expandRuns(runs, ink []byte, n int) ([]byte, error) {
	images := make([]byte, n*ImageSize)
	for i := range n {
		image := images[i*ImageSize : (i+1)*ImageSize]
		for len(image) > 0 {
			if len(runs) < 2 {
				return nil, errors.New("too few runs")
			}
			blank, k := int(runs[0]), int(runs[1])
			if blank+k > len(image) || k > len(ink) {
				return nil, errors.New("a run is too long")
			}
			copy(image[blank:], ink[:k])
			runs, ink, image = runs[2:], ink[k:], image[blank+k:]
		}
	}
	if len(runs)+len(ink) > 0 {
		return nil, errors.New("more runs or ink than images")
	}
	return images, nil
}

func checkLabels(labels []byte) error {
	for i, l := range labels {
		if l > 9 {
			return fmt.Errorf("label %d is %d, must be 0 to 9", i, l)
		}
	}
	return nil
}
