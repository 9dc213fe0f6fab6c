package dataset

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// What ReadIDX takes: more than MNIST's 70,000 digits, little enough for a
// tablet's memory.
const (
	MaxIDXBytes  = 64 << 20 // of both files as they come
	MaxIDXDigits = 200_000
)

// IDXFault is what is wrong with a visitor's files.
type IDXFault uint8

const (
	IDXTooLarge   IDXFault = iota + 1 // more than MaxIDXBytes together: Got bytes
	IDXNotIDX                         // begins neither as IDX of bytes nor as gzip
	IDXBadGzip                        // begins as gzip, but isn't, or is damaged
	IDXWrongKind                      // labels where images belong, or images where labels
	IDXWrongSize                      // images of Got×Want pixels, width×height, instead of 28×28
	IDXTooMany                        // Got digits, more than Want
	IDXEmpty                          // no digits at all
	IDXTruncated                      // ends too early
	IDXTooLong                        // goes on after the last digit
	IDXMismatched                     // Got labels for Want images
	IDXBadLabel                       // label number Got, from 0, is Want, which is no digit
)

// IDXError is why ReadIDX takes no digits from two files. What Got and Want
// mean depends on Why.
type IDXError struct {
	Why       IDXFault
	Labels    bool // it is the labels' file, not the images'
	Got, Want int
}

func (e *IDXError) Error() string {
	file, other := "images", "labels"
	if e.Labels {
		file, other = other, file
	}
	switch e.Why {
	case IDXTooLarge:
		return fmt.Sprintf("dataset: files of %d bytes, at most %d are read", e.Got, MaxIDXBytes)
	case IDXMismatched:
		return fmt.Sprintf("dataset: %d labels for %d images", e.Got, e.Want)
	case IDXBadLabel:
		return fmt.Sprintf("dataset: label %d is %d, must be 0 to 9", e.Got, e.Want)
	}
	return "dataset: " + file + ": " + map[IDXFault]string{
		IDXNotIDX:    "no IDX file",
		IDXBadGzip:   "damaged, or no gzip",
		IDXWrongKind: "an IDX file of " + other,
		IDXWrongSize: fmt.Sprintf("%d×%d pixels, must be %d×%d", e.Got, e.Want, side, side),
		IDXTooMany:   fmt.Sprintf("%d of them, at most %d are read", e.Got, e.Want),
		IDXEmpty:     "none in it",
		IDXTruncated: "ends too early",
		IDXTooLong:   "goes on after the last of them",
	}[e.Why]
}

// ReadIDX reads the images file and the labels file of a set of digits, in the
// IDX format of the original MNIST, each plain or gzip-compressed. Format: magic
// 0x803 or 0x801, the dimensions, then bytes; big-endian (yann.lecun.com).
//
// The files may be anybody's: every error is an *IDXError, and never is more
// memory used than MaxIDXDigits need, whatever a file claims or unpacks to.
func ReadIDX(images, labels []byte) (Digits, error) {
	if n := len(images) + len(labels); n > MaxIDXBytes {
		return Digits{}, &IDXError{Why: IDXTooLarge, Got: n}
	}
	px, fault := readIDX(images, false)
	if fault != nil {
		return Digits{}, fault
	}
	lb, fault := readIDX(labels, true)
	if fault != nil {
		return Digits{}, fault
	}
	if n := len(px) / ImageSize; len(lb) != n {
		return Digits{}, &IDXError{Why: IDXMismatched, Got: len(lb), Want: n}
	}
	for i, l := range lb {
		if l > 9 {
			return Digits{}, &IDXError{Why: IDXBadLabel, Labels: true, Got: i, Want: int(l)}
		}
	}
	return Digits{px, lb}, nil
}

// readIDX returns what follows the header of one file.
func readIDX(file []byte, labels bool) ([]byte, *IDXError) {
	fail := func(why IDXFault, got, want int) ([]byte, *IDXError) {
		return nil, &IDXError{why, labels, got, want}
	}
	var r io.Reader = bytes.NewReader(file)
	if bytes.HasPrefix(file, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(r)
		if err != nil {
			return fail(IDXBadGzip, 0, 0)
		}
		r = z
	}
	// broken tells a file that ends from one that is damaged.
	broken := func(err error) ([]byte, *IDXError) {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return fail(IDXTruncated, 0, 0)
		}
		return fail(IDXBadGzip, 0, 0)
	}
	const imageMagic, labelMagic = 0x803, 0x801
	head := make([]byte, 16)
	magic, other, each := uint32(imageMagic), uint32(labelMagic), ImageSize
	if labels {
		head, magic, other, each = head[:8], labelMagic, imageMagic, 1
	}
	if _, err := io.ReadFull(r, head[:4]); err != nil {
		return broken(err)
	}
	switch binary.BigEndian.Uint32(head) {
	case magic:
	case other:
		return fail(IDXWrongKind, 0, 0)
	default:
		return fail(IDXNotIDX, 0, 0)
	}
	if _, err := io.ReadFull(r, head[4:]); err != nil {
		return broken(err)
	}
	if !labels {
		if h, w := binary.BigEndian.Uint32(head[8:]), binary.BigEndian.Uint32(head[12:]); h != side || w != side {
			return fail(IDXWrongSize, int(w), int(h))
		}
	}
	n := binary.BigEndian.Uint32(head[4:])
	switch {
	case n > MaxIDXDigits:
		return fail(IDXTooMany, int(n), MaxIDXDigits)
	case n == 0:
		return fail(IDXEmpty, 0, 0)
	}
	size := int(n) * each
	data, err := io.ReadAll(io.LimitReader(r, int64(size)+1))
	switch {
	case err != nil:
		return broken(err)
	case len(data) < size:
		return fail(IDXTruncated, 0, 0)
	case len(data) > size:
		return fail(IDXTooLong, 0, 0)
	}
	return data, nil
}
