package tensors

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"unicode/utf8"
)

// A safetensors file (huggingface.co/docs/safetensors): the header's length
// (uint64, little-endian); the header, JSON, filled up with spaces; the data,
// one tensor behind the other without a hole.
//
//	{"__metadata__": {"key": "value", …},
//	 "name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}

const (
	metadata = "__metadata__"
	align    = 8 // so that the data of an aligned file are aligned too
)

// Encode returns a safetensors file with the tensors in the order given. The
// same File gives the same bytes.
func Encode(f File) []byte {
	b := append(make([]byte, 8), '{')
	if len(f.Meta) > 0 {
		keys := make(sort.StringSlice, 0, len(f.Meta))
		for k := range f.Meta {
			keys = append(keys, k)
		}
		sort.Sort(keys)
		b = append(appendString(b, metadata), ":{"...)
		for i, k := range keys {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, k), ':')
			b = appendString(b, f.Meta[k])
		}
		b = append(b, '}')
	}
	at := 0
	for i, t := range f.Tensors {
		t.must()
		if i > 0 || len(f.Meta) > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(appendString(b, t.Name), `:{"dtype":"%v","shape":[`, t.Type)
		for j, d := range t.Shape {
			if j > 0 {
				b = append(b, ',')
			}
			b = fmt.Append(b, d)
		}
		b = fmt.Appendf(b, `],"data_offsets":[%d,%d]}`, at, at+len(t.Data))
		at += len(t.Data)
	}
	b = append(b, '}')
	for len(b)%align != 0 {
		b = append(b, ' ')
	}
	binary.LittleEndian.PutUint64(b, uint64(len(b)-8))
	if len(b)-8 > MaxHeader || len(b)+at > MaxFile || len(f.Tensors) > MaxTensors {
		panic(fmt.Sprintf("tensors: %d tensors of %d bytes are over the limits", len(f.Tensors), at))
	}
	b = slices.Grow(b, at)
	for _, t := range f.Tensors {
		b = append(b, t.Data...)
	}
	return b
}

// Decode reads a safetensors file from anywhere: what is not exactly as it must
// be is an *Error. The tensors' data are parts of b.
func Decode(b []byte) (File, error) {
	var f File
	if len(b) > MaxFile {
		return f, failure(TooLarge, "%d bytes, at most %d are read", len(b), MaxFile)
	}
	if len(b) < 9 || b[8] != '{' {
		return f, failure(NotSafetensors, "no header")
	}
	size := binary.LittleEndian.Uint64(b)
	data := b[8:]
	switch {
	case size > MaxHeader:
		return f, failure(TooLarge, "a header of %d bytes, at most %d are read", size, MaxHeader)
	case size > uint64(len(data)):
		return f, failure(Truncated, "a header of %d bytes in a file of %d", size, len(b))
	}
	header := data[:size]
	data = data[size:]
	if !utf8.Valid(header) {
		return f, failure(BadHeader, "the header is not UTF-8")
	}
	places, err := f.readHeader(header)
	if err != nil {
		return File{}, err
	}
	if err := f.place(places, data); err != nil {
		return File{}, err
	}
	return f, nil
}

// readHeader takes all but the tensors' data, and returns where those are.
func (f *File) readHeader(header []byte) (places [][2]int, err error) {
	s := scanner{b: header}
	s.object(func(name string) {
		if name == metadata {
			f.Meta = map[string]string{}
			s.object(func(key string) { f.Meta[key] = s.str() })
			return
		}
		if len(f.Tensors) == MaxTensors {
			s.stop(failure(TooLarge, "more than %d tensors", MaxTensors))
			return
		}
		t, place := s.tensor(name)
		f.Tensors, places = append(f.Tensors, t), append(places, place)
	})
	s.end()
	if s.err != nil {
		return nil, s.err
	}
	return places, nil
}

// tensor reads a tensor's entry.
func (s *scanner) tensor(name string) (t Tensor, place [2]int) {
	t.Name = name
	found := 0
	s.object(func(key string) {
		found++
		switch key {
		case "dtype":
			typ := s.str()
			i := slices.IndexFunc(dtypes[:], func(d dtype) bool { return d.name == typ })
			if i < 0 {
				s.stop(failure(UnknownType, "%q has elements of type %q", name, typ))
				return
			}
			t.Type = DType(i)
		case "shape":
			s.array(func() {
				if len(t.Shape) == MaxDims {
					s.stop(failure(TooLarge, "%q has more than %d dimensions", name, MaxDims))
					return
				}
				t.Shape = append(t.Shape, s.number())
			})
		case "data_offsets":
			n := 0
			s.array(func() {
				if n == len(place) {
					s.bad("%q has more than two offsets", name)
					return
				}
				place[n] = s.number()
				n++
			})
			if n != len(place) {
				s.bad("%q has %d offsets", name, n)
			}
		default:
			s.bad("%q has a field %q", name, key)
		}
	})
	if found != 3 { // keys are distinct, so these are the three
		s.bad("%q lacks a field", name)
	}
	return t, place
}

// byPlace sorts tensors by where their data are. (sort.Sort is in the program
// anyway, for gzip; what package slices has would be compiled once more.)
type byPlace struct {
	tensors []Tensor
	places  [][2]int
}

func (s byPlace) Len() int { return len(s.places) }

func (s byPlace) Less(i, j int) bool {
	a, b := s.places[i], s.places[j]
	return a[0] < b[0] || a[0] == b[0] && a[1] < b[1]
}

func (s byPlace) Swap(i, j int) {
	s.tensors[i], s.tensors[j] = s.tensors[j], s.tensors[i]
	s.places[i], s.places[j] = s.places[j], s.places[i]
}

// place gives the tensors their data, which must fill the file.
func (f *File) place(places [][2]int, data []byte) error {
	sort.Sort(byPlace{f.Tensors, places})
	at := 0
	for i := range f.Tensors {
		t, from, to := &f.Tensors[i], places[i][0], places[i][1]
		n := t.Type.Size()
		for _, d := range t.Shape {
			if d > 0 && n > MaxFile/d {
				return failure(BadLayout, "%q has the shape %d", t.Name, t.Shape)
			}
			n *= d
		}
		switch {
		case from != at || to < from:
			return failure(BadLayout, "%q lies at %d to %d, where %d begins", t.Name, from, to, at)
		case to-from != n:
			return failure(BadLayout, "%q has the shape %d of %v and %d bytes", t.Name, t.Shape, t.Type, to-from)
		case to > len(data):
			return failure(Truncated, "%q ends at %d of %d bytes", t.Name, to, len(data))
		}
		t.Data = data[from:to:to]
		at = to
	}
	if at != len(data) {
		return failure(BadLayout, "%d bytes belong to no tensor", len(data)-at)
	}
	return nil
}
