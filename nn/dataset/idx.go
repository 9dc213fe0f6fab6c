package dataset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// maxDigits is the most digits that a file or a pack may claim to hold: more
// than MNIST has, few enough that a false claim costs no memory.
const maxDigits = 1 << 17

// ParseIDX reads digits from the two files in which MNIST is published, each
// plain or gzip-compressed: images as unsigned bytes [n×28×28], labels as
// unsigned bytes [n]. Source of the format: http://yann.lecun.com/exdb/mnist,
// "FILE FORMATS FOR THE MNIST DATABASE".
func ParseIDX(images, labels []byte) (Digits, error) {
	pixels, err := parseIDX(images, side, side)
	if err != nil {
		return Digits{}, fmt.Errorf("images: %w", err)
	}
	classes, err := parseIDX(labels)
	if err != nil {
		return Digits{}, fmt.Errorf("labels: %w", err)
	}
	if n := len(pixels) / ImageSize; n != len(classes) {
		return Digits{}, fmt.Errorf("%d images, but %d labels: files that do not belong together", n, len(classes))
	}
	if err := checkLabels(classes); err != nil {
		return Digits{}, err
	}
	return Digits{pixels, classes}, nil
}

// parseIDX returns the bytes of an IDX file of shape [n×shape…].
func parseIDX(file []byte, shape ...int) ([]byte, error) {
	item := 1
	for _, d := range shape {
		item *= d
	}
	head := 4 + 4*(1+len(shape))
	if bytes.HasPrefix(file, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(file))
		if err != nil {
			return nil, fmt.Errorf("damaged gzip: %w", err)
		}
		if file, err = io.ReadAll(io.LimitReader(z, int64(head+maxDigits*item+1))); err != nil {
			return nil, fmt.Errorf("damaged gzip: %w", err)
		}
	}
	if len(file) < head {
		return nil, errors.New("too short for an IDX file")
	}
	// Two zeros, 8 for unsigned bytes, the number of dimensions; then each one.
	if want := []byte{0, 0, 8, byte(1 + len(shape))}; !bytes.Equal(file[:4], want) {
		return nil, fmt.Errorf("begins with %x, not with %x: not IDX, or of another kind", file[:4], want)
	}
	n := int64(binary.BigEndian.Uint32(file[4:]))
	if n > maxDigits {
		return nil, fmt.Errorf("claims %d items; at most %d are read", n, maxDigits)
	}
	for i, d := range shape {
		if got := binary.BigEndian.Uint32(file[8+4*i:]); got != uint32(d) {
			return nil, fmt.Errorf("dimension %d is %d, not %d", i+1, got, d)
		}
	}
	if got, want := int64(len(file)-head), n*int64(item); got != want {
		return nil, fmt.Errorf("%d bytes of data where its header promises %d", got, want)
	}
	return file[head:], nil
}

func checkLabels(labels []byte) error {
	for i, l := range labels {
		if l > 9 {
			return fmt.Errorf("label %d is %d, not a digit", i, l)
		}
	}
	return nil
}
