package webgpu

import (
	"embed"
	"strconv"
	"strings"
)

//go:embed kernel/*.wgsl
var kernelFiles embed.FS

// kernel is a file of kernel/: its text, and what the text declares, so that
// neither order nor number of anything is written down twice.
type kernel struct {
	name     string
	code     string
	bindings []binding // from @binding(1)
	shape    []string  // fields of struct Shape, words
}

type binding struct {
	name  string
	write bool
}

// source returns the text of a kernel's file, or of common.wgsl.
func source(name string) string {
	b, err := kernelFiles.ReadFile("kernel/" + name + ".wgsl")
	if err != nil {
		panic(err) // no such kernel: a programmer's mistake
	}
	return string(b)
}

// What stands before a binding's number and its access, in lines such as
//
//	@group(1) @binding(2) var<storage, read_write> y: array<f32>;
const (
	bindingStart = "@group(1) @binding("
	accessStart  = ") var<storage, "
)

// parse reads a kernel's declarations. It cuts by hand, because package regexp
// would be a tenth of the trainer.
func parse(name, text string) *kernel {
	k := &kernel{name: name, code: text}
	for line := range strings.Lines(text) {
		rest, ok := strings.CutPrefix(line, bindingStart)
		if !ok {
			continue
		}
		digits, rest, ok := strings.Cut(rest, accessStart)
		if !ok {
			continue // uniforms
		}
		access, rest, _ := strings.Cut(rest, "> ")
		variable, _, _ := strings.Cut(rest, ":")
		number, _ := strconv.Atoi(digits)
		if number <= len(k.bindings) {
			continue // the same memory, of another type for another entry
		}
		if number != len(k.bindings)+1 {
			panic("webgpu: " + name + ": bindings are not in order")
		}
		k.bindings = append(k.bindings, binding{variable, access == "read_write"})
	}
	_, shape, ok := strings.Cut(text, "struct Shape {")
	if !ok || len(k.bindings) == 0 {
		panic("webgpu: " + name + ": no struct Shape or no bindings")
	}
	shape, _, _ = strings.Cut(shape, "}")
	for field := range strings.SplitSeq(shape, ",") {
		if variable, _, ok := strings.Cut(field, ":"); ok {
			variable = strings.TrimSpace(variable)
			k.shape = append(k.shape, variable[strings.LastIndexAny(variable, " \t\n")+1:])
		}
	}
	return k
}
