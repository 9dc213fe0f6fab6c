package dataset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
)

// maxDigits is the most that an IDX file or a pack may hold: more than MNIST's
// 70,000, little enough for a tablet's memory.
const maxDigits = 100_000

// ReadIDX reads the images file and the labels file of a set of digits, in the
// IDX format of the original MNIST, each plain or gzip-compressed. Format: magic
// 0x803 or 0x801, the dimensions, then bytes; big-endian (yann.lecun.com).
func ReadIDX(images, labels []byte) (Digits, error) {
	px, dims, err := readIDX(images, 3)
	if err != nil {
		return Digits{}, fmt.Errorf("dataset: images: %w", err)
	}
	if dims[1] != side || dims[2] != side {
		return Digits{}, fmt.Errorf("dataset: images of %d×%d pixels, must be %d×%d", dims[2], dims[1], side, side)
	}
	lb, n, err := readIDX(labels, 1)
	if err != nil {
		return Digits{}, fmt.Errorf("dataset: labels: %w", err)
	}
	if n[0] != dims[0] {
		return Digits{}, fmt.Errorf("dataset: %d images and %d labels", dims[0], n[0])
	}
	if err := checkLabels(lb); err != nil {
		return Digits{}, fmt.Errorf("dataset: %w", err)
	}
	return Digits{px, lb}, nil
}

func checkLabels(labels []byte) error {
	for i, l := range labels {
		if l > 9 {
			return fmt.Errorf("label %d is %d, must be 0 to 9", i, l)
		}
	}
	return nil
}

func readIDX(b []byte, dims int) ([]byte, []int, error) {
	const maxBytes = 16 + maxDigits*ImageSize
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, nil, err
		}
		if b, err = io.ReadAll(io.LimitReader(z, maxBytes+1)); err != nil {
			return nil, nil, err
		}
	}
	header := 4 + 4*dims
	if len(b) < header || len(b) > maxBytes {
		return nil, nil, fmt.Errorf("%d bytes, must be %d to %d", len(b), header, maxBytes)
	}
	if magic, want := binary.BigEndian.Uint32(b), uint32(0x800+dims); magic != want {
		return nil, nil, fmt.Errorf("magic number %#x, must be %#x", magic, want)
	}
	size := 1
	shape := make([]int, dims)
	for i := range shape {
		shape[i] = int(binary.BigEndian.Uint32(b[4+4*i:]))
		if shape[i] > maxBytes {
			return nil, nil, fmt.Errorf("dimension of %d", shape[i])
		}
		size = min(size*shape[i], maxBytes+1)
	}
	if len(b)-header != size {
		return nil, nil, fmt.Errorf("%d bytes of data, must be %d", len(b)-header, size)
	}
	return b[header:], shape, nil
}
