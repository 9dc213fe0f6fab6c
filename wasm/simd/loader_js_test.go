//go:build js && wasm

package simd

import (
	"syscall/js"
	"testing"
)

// loader.js, beside a program that has nothing but a memory: which kernels it
// gives it, and that they work on that memory.
func TestLoader(t *testing.T) {
	defer js.Global().Set("breakevenKernels", Available()) // the loader writes it
	const missing = "missing.wasm"
	for _, c := range []struct {
		name, mime             string
		relaxed, simd128       string
		force                  any
		want                   string
		asBuffer, badGo, fails bool
	}{
		{name: "best", relaxed: "relaxed.wasm", simd128: "simd128.wasm", want: "relaxed"},
		{name: "as bytes", relaxed: "relaxed.wasm", simd128: "simd128.wasm", asBuffer: true, want: "relaxed"},
		{name: "another MIME type", mime: "text/plain", relaxed: "relaxed.wasm", simd128: "simd128.wasm", want: "relaxed"},
		{name: "relaxed is missing", relaxed: missing, simd128: "simd128.wasm", want: "simd128"},
		{name: "relaxed is not wasm", relaxed: "loader.js", simd128: "simd128.wasm", want: "simd128"},
		{name: "both are missing", relaxed: missing, simd128: missing, want: ""},
		{name: "a build forced", relaxed: "relaxed.wasm", simd128: "simd128.wasm", force: "simd128", want: "simd128"},
		{name: "none forced", relaxed: "relaxed.wasm", simd128: "simd128.wasm", force: "none", want: ""},
		{name: "the program is missing", relaxed: "relaxed.wasm", simd128: "simd128.wasm", badGo: true, fails: true},
	} {
		mime := c.mime
		if mime == "" {
			mime = "application/wasm"
		}
		// A module that exports one page of memory as "mem", as Go's do.
		module := []byte{0, 'a', 's', 'm', 1, 0, 0, 0, 5, 3, 1, 0, 1, 7, 7, 1, 3, 'm', 'e', 'm', 2, 0}
		array := js.Global().Get("Uint8Array").New(len(module))
		js.CopyBytesToJS(array, module)
		program := array.Get("buffer")
		if !c.asBuffer {
			status := 200
			if c.badGo {
				status = 404
			}
			program = js.Global().Get("Response").New(program, map[string]any{"status": status, "headers": map[string]any{"content-type": mime}})
		}
		prog := js.ValueOf(map[string]any{"importObject": map[string]any{}})
		result, err := await(js.Global().Call("breakevenInstantiate", prog, program, map[string]any{"relaxed": c.relaxed, "simd128": c.simd128}, c.force))
		if c.fails {
			if err.IsUndefined() {
				t.Errorf("%s: no error", c.name)
			}
			continue
		}
		if !err.IsUndefined() {
			t.Errorf("%s: %v", c.name, err.Call("toString"))
			continue
		}
		if got := result.Get("kernels").String(); got != c.want || Available() != c.want {
			t.Errorf("%s: kernels %q, available %q, want %q", c.name, got, Available(), c.want)
		}
		if c.want == "" {
			continue
		}
		floats := js.Global().Get("Float32Array").New(result.Get("instance").Get("exports").Get("mem").Get("buffer"))
		floats.SetIndex(1, -7)
		floats.SetIndex(2, 7)
		prog.Get("importObject").Get("kernels").Call("relu", 4, 4, 2)
		if a, b := floats.Index(1).Float(), floats.Index(2).Float(); a != 0 || b != 7 {
			t.Errorf("%s: max(0, −7) is %g, max(0, 7) is %g", c.name, a, b)
		}
	}
}

// await waits for a promise; one of its results is undefined.
func await(promise js.Value) (result, err js.Value) {
	done := make(chan struct{})
	settle := func(v *js.Value) js.Func {
		return js.FuncOf(func(_ js.Value, args []js.Value) any {
			*v = args[0]
			close(done)
			return nil
		})
	}
	fulfilled, rejected := settle(&result), settle(&err)
	defer fulfilled.Release()
	defer rejected.Release()
	promise.Call("then", fulfilled, rejected)
	<-done
	return result, err
}
