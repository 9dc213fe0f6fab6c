package webgpu

import (
	"embed"
	"regexp"
	"strconv"
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

var (
	bindingLine = regexp.MustCompile(`@group\(1\) @binding\((\d+)\) var<storage, (read|read_write)> (\w+):`)
	shapeStruct = regexp.MustCompile(`struct Shape \{([^}]*)\}`)
	shapeField  = regexp.MustCompile(`(\w+): (u32|f32)`)
)

// source returns the text of a kernel's file, or of common.wgsl.
func source(name string) string {
	b, err := kernelFiles.ReadFile("kernel/" + name + ".wgsl")
	if err != nil {
		panic(err) // no such kernel: a programmer's mistake
	}
	return string(b)
}

// parse reads a kernel's declarations.
func parse(name, text string) *kernel {
	k := &kernel{name: name, code: text}
	for _, m := range bindingLine.FindAllStringSubmatch(text, -1) {
		number, _ := strconv.Atoi(m[1])
		if number <= len(k.bindings) {
			continue // the same memory, of another type for another entry
		}
		if number != len(k.bindings)+1 {
			panic("webgpu: " + name + ": bindings are not in order")
		}
		k.bindings = append(k.bindings, binding{m[3], m[2] == "read_write"})
	}
	m := shapeStruct.FindStringSubmatch(text)
	if m == nil || len(k.bindings) == 0 {
		panic("webgpu: " + name + ": no struct Shape or no bindings")
	}
	for _, f := range shapeField.FindAllStringSubmatch(m[1], -1) {
		k.shape = append(k.shape, f[1])
	}
	return k
}
