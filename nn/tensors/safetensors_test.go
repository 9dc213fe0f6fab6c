package tensors

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func counting(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i + 1)
	}
	return b
}

func example() File {
	return File{
		Meta: map[string]string{"b": "2", "a": "“1” \"\\\n\x01 数字 😀"},
		Tensors: []Tensor{
			{"dense1.weight", F32, []int{2, 3}, counting(24)},
			{"index", U32, []int{2}, counting(8)},
			{"nothing", F32, []int{0, 7}, counting(0)},
			{"one", F32, nil, counting(4)},
			{"halves", F16, []int{3}, counting(6)},
			{"bytes", U8, []int{1, 1, 5}, counting(5)},
		},
	}
}

// file puts a header, written by hand, before n bytes of data.
func file(header string, n int) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(b, header...), counting(n)...)
}

func TestRoundTrip(t *testing.T) {
	for _, f := range []File{example(), {}, {Meta: map[string]string{"only": "this"}}, {Tensors: example().Tensors[:1]}} {
		b := Encode(f)
		got, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !same(got, f) {
			t.Errorf("read %+v, wrote %+v", got, f)
		}
		for range 20 {
			if !bytes.Equal(Encode(f), b) {
				t.Fatal("the same file gave other bytes")
			}
		}
		if n := binary.LittleEndian.Uint64(b); n%align != 0 {
			t.Errorf("the data begin at %d", 8+n)
		}
	}
}

// same compares, without telling nil from empty.
func same(a, b File) bool {
	if len(a.Meta) != len(b.Meta) || len(a.Tensors) != len(b.Tensors) || len(a.Meta) > 0 && !reflect.DeepEqual(a.Meta, b.Meta) {
		return false
	}
	for i, x := range a.Tensors {
		y := b.Tensors[i]
		if x.Name != y.Name || x.Type != y.Type || fmt.Sprint(x.Shape) != fmt.Sprint(y.Shape) || !bytes.Equal(x.Data, y.Data) {
			return false
		}
	}
	return true
}

// What is written is JSON to an independent reader too, with the spec's fields.
func TestHeaderIsJSON(t *testing.T) {
	f := example()
	b := Encode(f)
	n := binary.LittleEndian.Uint64(b)
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(b[8:8+n], &entries); err != nil {
		t.Fatal(err)
	}
	var meta map[string]string
	if err := json.Unmarshal(entries[metadata], &meta); err != nil || !reflect.DeepEqual(meta, f.Meta) {
		t.Errorf("metadata %q, %v; want %q", meta, err, f.Meta)
	}
	if len(entries) != 1+len(f.Tensors) {
		t.Errorf("%d entries", len(entries))
	}
	for _, want := range f.Tensors {
		var e struct {
			DType   string `json:"dtype"`
			Shape   []int  `json:"shape"`
			Offsets [2]int `json:"data_offsets"`
		}
		if err := json.Unmarshal(entries[want.Name], &e); err != nil {
			t.Fatal(err)
		}
		data := b[8+int(n):][e.Offsets[0]:e.Offsets[1]]
		if e.DType != want.Type.String() || fmt.Sprint(e.Shape) != fmt.Sprint(want.Shape) || !bytes.Equal(data, want.Data) {
			t.Errorf("%s: %+v with data %v", want.Name, e, data)
		}
	}
}

// Files of other writers: spaces between, any order of fields and tensors,
// escapes, no alignment.
func TestDecodeOthers(t *testing.T) {
	header := ` {"z\u00e9\ud83d\ude00\/" : { "data_offsets":[4, 8],"shape":[ ] ,"dtype":"F32"},` + "\n\t" +
		`"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"__metadata__":{"format":"pt"}}  `
	got, err := Decode(file(header[1:], 8))
	if err != nil {
		t.Fatal(err)
	}
	want := File{map[string]string{"format": "pt"}, []Tensor{
		{"a", U8, []int{4}, []byte{1, 2, 3, 4}}, {"zé😀/", F32, nil, []byte{5, 6, 7, 8}}}}
	if !same(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
}

func TestDecodeRefuses(t *testing.T) {
	entry := func(dtype, shape, offsets string) string {
		return fmt.Sprintf(`{"a":{"dtype":%s,"shape":%s,"data_offsets":%s}}`, dtype, shape, offsets)
	}
	good := entry(`"F32"`, "[2]", "[0,8]")
	if _, err := Decode(file(good, 8)); err != nil {
		t.Fatal(err)
	}
	many := `{"0":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}`
	for i := 1; i <= MaxTensors; i++ {
		many += fmt.Sprintf(`,"%d":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}`, i)
	}
	cut := file(good, 8)
	for name, c := range map[string]struct {
		b    []byte
		want Problem
	}{
		"nothing":              {nil, NotSafetensors},
		"a zip":                {[]byte("PK\x03\x04 and more than that"), NotSafetensors},
		"text":                 {[]byte("<!doctype html><title>404</title>"), NotSafetensors},
		"zeros":                {make([]byte, 1000), NotSafetensors},
		"a huge file":          {make([]byte, MaxFile+1), TooLarge},
		"a length and no more": {[]byte{2, 0, 0, 0, 0, 0, 0, 0}, NotSafetensors},
		"a header of 16 MB":    {[]byte("\x00\x00\x00\x01\x00\x00\x00\x00{}"), TooLarge},
		"a header of 2^63":     {[]byte("\x00\x00\x00\x00\x00\x00\x00\x80{}"), TooLarge},
		"too many tensors":     {file(many+"}", 0), TooLarge},
		"nine dimensions":      {file(entry(`"U8"`, "[1,1,1,1,1,1,1,1,1]", "[0,1]"), 1), TooLarge},
		"a header cut":         {cut[:20], Truncated},
		"data cut":             {cut[:len(cut)-1], Truncated},
		"data left over":       {file(good, 9), BadLayout},
		"brain floats":         {file(entry(`"BF16"`, "[4]", "[0,8]"), 8), UnknownType},
		"no type":              {file(entry(`"f32"`, "[2]", "[0,8]"), 8), UnknownType},
		"no header's end":      {file(`{"a":{"dtype":"F32"`, 8), BadHeader},
		"more behind":          {file(good+"x", 8), BadHeader},
		"a NUL behind":         {file(good+"\x00", 8), BadHeader},
		"a comma too many":     {file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],}}`, 8), BadHeader},
		"not UTF-8":            {file("{\"\xff\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8), BadHeader},
		"a name twice":         {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\u0061":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}`, 2), BadHeader},
		"a field twice":        {file(`{"a":{"dtype":"U8","shape":[1],"shape":[1],"data_offsets":[0,1]}}`, 1), BadHeader},
		"a field missing":      {file(`{"a":{"dtype":"U8","data_offsets":[0,1]}}`, 1), BadHeader},
		"a field more":         {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}}`, 1), BadHeader},
		"metadata twice":       {file(`{"__metadata__":{},"__metadata__":{}}`, 0), BadHeader},
		"metadata's numbers":   {file(`{"__metadata__":{"a":1}}`, 0), BadHeader},
		"half a surrogate":     {file(`{"__metadata__":{"a":"\ud83d"}}`, 0), BadHeader},
		"a control code":       {file("{\"__metadata__\":{\"a\":\"\n\"}}", 0), BadHeader},
		"a bad escape":         {file(`{"__metadata__":{"a":"\x41"}}`, 0), BadHeader},
		"a negative size":      {file(entry(`"U8"`, "[-1]", "[0,1]"), 1), BadHeader},
		"a fraction":           {file(entry(`"U8"`, "[1.0]", "[0,1]"), 1), BadHeader},
		"a leading zero":       {file(entry(`"U8"`, "[01]", "[0,1]"), 1), BadHeader},
		"a number of 2^64":     {file(entry(`"U8"`, "[18446744073709551617]", "[0,1]"), 1), BadHeader},
		"one offset":           {file(entry(`"U8"`, "[1]", "[1]"), 1), BadHeader},
		"three offsets":        {file(entry(`"U8"`, "[1]", "[0,1,2]"), 1), BadHeader},
		"an overflow":          {file(entry(`"F32"`, "[65536,65536,65536,65536]", "[0,0]"), 0), BadLayout},
		"another shape":        {file(entry(`"F32"`, "[3]", "[0,8]"), 8), BadLayout},
		"backwards":            {file(entry(`"F32"`, "[2]", "[8,0]"), 8), BadLayout},
		"outside":              {file(entry(`"F32"`, "[2]", "[4,12]"), 8), BadLayout},
		"a hole":               {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}`, 3), BadLayout},
		"an overlap":           {file(`{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}`, 3), BadLayout},
	} {
		var got *Error
		if _, err := Decode(c.b); !errors.As(err, &got) || got.Problem != c.want {
			t.Errorf("%s: %v, want problem %d", name, err, c.want)
		} else if strings.Contains(got.Error(), "%!") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Every prefix of a file is refused.
func TestTruncated(t *testing.T) {
	b := Encode(example())
	for n := range b {
		if _, err := Decode(b[:n]); err == nil {
			t.Errorf("%d of %d bytes were accepted", n, len(b))
		}
	}
}

func TestEncodePanics(t *testing.T) {
	for name, list := range map[string][]Tensor{
		"too little data": {{"a", F32, []int{2}, counting(7)}},
		"a reserved name": {{metadata, U8, []int{1}, counting(1)}},
		"too many":        make([]Tensor, MaxTensors+1),
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was written", name)
				}
			}()
			Encode(File{Tensors: list})
		}()
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode(example()))
	f.Add(file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"__metadata__":{"\ud83d\ude00":"\n"}}`, 1))
	f.Add(file(`{"a":{"dtype":"F16","shape":[01],"data_offsets":[0,1,2]}}`, 1))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := Decode(b)
		if err != nil {
			if !errors.As(err, new(*Error)) {
				t.Errorf("untyped %v", err)
			}
			return
		}
		again, err := Decode(Encode(got))
		if err != nil || !same(got, again) {
			t.Errorf("%+v became %+v, %v", got, again, err)
		}
	})
}
