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

// A pack holds training and test digits as the page fetches them: "BEP1", the
// CRC-32 of what follows, the two counts (uint32, little-endian), then in one
// DEFLATE stream all labels and all pixels, training digits first. Packs are
// compressed inside, because a plain static host compresses nothing.
const packMagic = "BEP1"

// WritePack packs digits; the same digits give the same bytes.
func WritePack(train, test Digits) []byte {
	var body bytes.Buffer
	z, err := flate.NewWriter(&body, flate.BestCompression)
	if err != nil {
		panic(err) // a level that does not exist
	}
	for _, b := range [][]byte{train.Labels, test.Labels, train.Images, test.Images} {
		z.Write(b) // a bytes.Buffer never fails
	}
	z.Close()
	rest := binary.LittleEndian.AppendUint32(nil, uint32(train.N()))
	rest = binary.LittleEndian.AppendUint32(rest, uint32(test.N()))
	rest = append(rest, body.Bytes()...)
	return append(binary.LittleEndian.AppendUint32([]byte(packMagic), crc32.ChecksumIEEE(rest)), rest...)
}

// ReadPack is the inverse of WritePack; every damage is an error.
func ReadPack(b []byte) (train, test Digits, err error) {
	const header = len(packMagic) + 12
	if len(b) < header || string(b[:4]) != packMagic {
		return train, test, errors.New("dataset: not a pack of digits")
	}
	if crc32.ChecksumIEEE(b[8:]) != binary.LittleEndian.Uint32(b[4:]) {
		return train, test, errors.New("dataset: the pack is damaged")
	}
	nTrain, nTest := binary.LittleEndian.Uint32(b[8:]), binary.LittleEndian.Uint32(b[12:])
	if nTrain > maxDigits || nTest > maxDigits {
		return train, test, fmt.Errorf("dataset: pack of %d + %d digits", nTrain, nTest)
	}
	z := flate.NewReader(bytes.NewReader(b[header:]))
	n := int(nTrain + nTest)
	data := make([]byte, n*(1+ImageSize))
	if _, err := io.ReadFull(z, data); err != nil {
		return train, test, fmt.Errorf("dataset: the pack ends early: %w", err)
	}
	labels, images := data[:n], data[n:]
	for _, l := range labels {
		if l > 9 {
			return train, test, fmt.Errorf("dataset: label %d, must be 0 to 9", l)
		}
	}
	cut := int(nTrain)
	return Digits{images[:cut*ImageSize], labels[:cut]}, Digits{images[cut*ImageSize:], labels[cut:]}, nil
}
