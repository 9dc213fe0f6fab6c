//go:build js && wasm

package webgpu

import (
	"context"
	"maps"
	"strings"
	"testing"
)

// Kernels that are wrong in the ways in which kernels are wrong: the self-test
// finds each, and says in which kernel it is.
func TestBrokenKernels(t *testing.T) {
	for _, b := range []struct {
		what, kernel, from, to string
		form                   Form
	}{
		{"wrong transpose", "dense_input_grad", "w4(w0 + j), w4(w1 + j), w4(w2 + j), w4(w3 + j)", "w4(w_at(j) + i), w4(w_at(j + 1u) + i), w4(w_at(j + 2u) + i), w4(w_at(j + 3u) + i)", Registers},
		{"missing bias", "dense", "b[shape.b_at + j] + v", "v", Registers},
		{"off-by-one edge", "conv", "j + n < ow", "j + n + 1u < ow", Registers},
		{"swapped gradient", "dense_weight_grad", "a0 += d * p[0]; a1 += d * p[1];", "a0 += d * p[1]; a1 += d * p[0];", Registers},
		{"stale buffer", "softmax_cross_entropy", "    y[shape.y_at + r] = (label[at >> 2u] >> (8u * (at & 3u))) & 255u;\n", "", Registers},
		{"half precision", "dense", "return vec4f(x[i], x[i + 1u]", "return vec4f(quantizeToF16(x[i]), x[i + 1u]", Registers},
		{"missing barrier", "softmax_cross_entropy", "workgroupBarrier();", "", Registers},
		{"dropped last row", "dense", "if (r >= batch.rows) { return; }\n  for", "if (r + 1u >= batch.rows) { return; }\n  for", Registers},
		{"wrong stride", "max_pool", "x[at + shape.W]", "x[at + shape.H]", Registers},
		{"forgotten accumulation", "conv_weight_grad", "dW[shape.dW_at + i] += v;", "dW[shape.dW_at + i] = v;", Registers},

		{"half precision of pixels", "conv", "vec4f(x[p], x[p + 1u]", "vec4f(quantizeToF16(x[p]), x[p + 1u]", Registers},
		{"NaN becomes 0", "relu", "is_negative(v)", "!(v > 0.0)", Registers},
		{"writing around", "conv_input_grad", "if (c >= shape.C || i >= shape.H) { return; }", "if (c >= shape.C) { return; }", Registers},
		{"another step's uniforms", "adam", "batch.adam[shape.pair]", "batch.adam[0]", Registers},
		{"missing barrier between tiles", "dense_weight_grad", "workgroupBarrier();\n    for (var m = 0u; m < 16u", "for (var m = 0u; m < 16u", Tiles},
	} {
		t.Run(b.what, func(t *testing.T) {
			d := open(t)
			kernels, pipelines := d.kernels, d.pipelines
			defer func() { d.form, d.sources, d.kernels, d.pipelines = Registers, map[string]string{}, kernels, pipelines }()
			text := source(b.kernel)
			if !strings.Contains(text, b.from) {
				t.Fatalf("%s.wgsl has no %q to break", b.kernel, b.from)
			}
			d.form, d.sources = b.form, map[string]string{b.kernel: strings.ReplaceAll(text, b.from, b.to)}
			d.kernels, d.pipelines = map[string]*kernel{}, maps.Clone(pipelines)
			maps.DeleteFunc(d.pipelines, func(key string, _ int) bool { return strings.HasPrefix(key, b.kernel+" ") })
			r, err := SelfTest(context.Background(), d)
			if err != nil {
				t.Fatal(err)
			}
			named := false
			for _, f := range r.Failures {
				named = named || strings.HasPrefix(f.Kernel, strings.Split(b.kernel, "_")[0])
			}
			if !named {
				t.Errorf("not found: %+v", r)
			} else {
				t.Logf("%s: %s", r.Failures[0].Kernel, r.Failures[0].What)
			}
		})
	}
}
