package devicetest

import (
	"context"
	"slices"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) memory(t *testing.T) {
	d := s.bench(t).dev
	for _, typ := range []device.DType{device.F32, device.U8, device.U32} {
		buf, err := d.Alloc(37, typ)
		if err != nil {
			t.Fatal(err)
		}
		size := typ.Size()
		got := make([]byte, 37*size)
		must(t, d.Read(context.Background(), buf.All(), got))
		if !slices.Equal(got, make([]byte, len(got))) {
			t.Errorf("%v: new memory is not zero", typ)
		}
		data := make([]byte, 9*size)
		for i := range data {
			data[i] = byte(i + 1)
		}
		must(t, d.Write(buf.View(5, 9), data))
		must(t, d.Read(context.Background(), buf.All(), got))
		want := make([]byte, 37*size)
		copy(want[5*size:], data)
		if !slices.Equal(got, want) {
			t.Errorf("%v: read %v, want %v", typ, got, want)
		}
		d.Free(buf)
		for name, use := range map[string]func(){
			"Read":  func() { d.Read(context.Background(), buf.All(), got) },
			"Write": func() { d.Write(buf.All(), got) },
			"Free":  func() { d.Free(buf) },
		} {
			if !panics(use) {
				t.Errorf("%v: %s used memory that was freed", typ, name)
			}
		}
	}
	if _, err := d.Alloc(-1, device.F32); err == nil {
		t.Error("gave −1 elements")
	}
}
