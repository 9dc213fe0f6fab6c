package tensors

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// EncodeNPZ returns the tensors as an .npz file, as numpy.savez writes it and
// numpy.load reads it: a zip archive, not compressed, of name.npy files.
//
// Zip's format is that of PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and
// 4.3.16. (archive/zip would add 44 kB to the trainer for what is 40 lines here.)
func EncodeNPZ(list []Tensor) []byte {
	const (
		version = 20       // 2.0, as zip's tools write
		utf8    = 1 << 11  // names are UTF-8
		date    = 1<<5 | 1 // 1980-01-01: the same tensors give the same bytes
	)
	le := binary.LittleEndian
	var b, directory []byte
	for _, t := range list {
		t.must()
		name, head := t.Name+".npy", npyHeader(t)
		sum := crc32.Update(crc32.ChecksumIEEE(head), crc32.IEEETable, t.Data)
		size := uint32(len(head) + len(t.Data))

		// What the file's own header and its line in the directory have in common.
		var common []byte
		for _, v := range []uint16{version, utf8, 0, 0, date} {
			common = le.AppendUint16(common, v)
		}
		for _, v := range []uint32{sum, size, size} {
			common = le.AppendUint32(common, v)
		}
		common = le.AppendUint16(common, uint16(len(name)))
		common = le.AppendUint16(common, 0) // extra

		directory = append(directory, "PK\x01\x02"...)
		directory = le.AppendUint16(directory, version)
		directory = append(directory, common...)
		directory = append(directory, make([]byte, 2+2+2+4)...) // comment, disk, attributes
		directory = le.AppendUint32(directory, uint32(len(b)))
		directory = append(directory, name...)

		b = append(append(b, "PK\x03\x04"...), common...)
		b = append(append(append(b, name...), head...), t.Data...)
	}
	end := len(b)
	b = append(b, directory...)
	b = append(b, "PK\x05\x06\x00\x00\x00\x00"...)
	b = le.AppendUint16(b, uint16(len(list)))
	b = le.AppendUint16(b, uint16(len(list)))
	b = le.AppendUint32(b, uint32(len(directory)))
	b = le.AppendUint32(b, uint32(end))
	return le.AppendUint16(b, 0) // comment
}

// npyHeader returns what stands before the data in an .npy file of version 1.0
// (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
func npyHeader(t Tensor) []byte {
	const magic, align = "\x93NUMPY\x01\x00", 64
	shape := ""
	for _, d := range t.Shape {
		shape += fmt.Sprintf("%d,", d) // with a comma behind the last too: Python's tuple
	}
	dict := fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", dtypes[t.Type].numpy, shape)
	b := append([]byte(magic), 0, 0) // the length of what follows
	from := len(b)
	b = append(b, dict...)
	for len(b)%align != align-1 {
		b = append(b, ' ')
	}
	b = append(b, '\n')
	binary.LittleEndian.PutUint16(b[from-2:], uint16(len(b)-from))
	return b
}
