package site

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A program that was made slim does what it did: it grows its stack, collects
// garbage, recovers, and tells a panic's functions, though not their lines.
func TestSlimRuns(t *testing.T) {
	const source = `package main

import (
	"fmt"
	"runtime"
)

func deep(n int) int {
	var room [64]byte
	if n == 0 {
		runtime.GC()
		return int(room[0])
	}
	return 1 + deep(n-1)
}

func fails(of []int) { defer fmt.Println("put off"); of[deep(7)] = 1 }

func main() {
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fails(nil)
	}()
	fmt.Println("depth", deep(20000))
	fails(make([]int, 3))
}
`
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	write := func(name string, data []byte) {
		t.Helper()
		if err := os.WriteFile(in(name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("main.go", []byte(source))
	if out, err := run(dir, []string{"GOOS=js", "GOARCH=wasm", "GOFLAGS="}, "go", "build", "-ldflags=-s -w", "-gcflags=-l", "-o", in("fat.wasm"), in("main.go")); err != nil {
		t.Fatal(err, string(out))
	}
	fat, err := os.ReadFile(in("fat.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	program, err := slim(fat)
	if err != nil {
		t.Fatal(err)
	}
	write("slim.wasm", program)
	goroot, err := run(dir, nil, "go", "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	said := func(name string) string {
		node := exec.Command("node", filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec_node.js"), in(name))
		out, err := node.CombinedOutput()
		if node.ProcessState == nil || node.ProcessState.ExitCode() != 2 {
			t.Fatalf("%s ended with %v, not with a panic's 2: %s", name, err, out)
		}
		return string(out)
	}
	before, after := said("fat.wasm"), said("slim.wasm")
	for _, want := range []string{"recovered: runtime error: index out of range [7] with length 0", "depth 20000", "put off\npanic: runtime error: index out of range [7] with length 3", "main.fails(", "main.main("} {
		if !strings.Contains(before, want) || !strings.Contains(after, want) {
			t.Errorf("%q is not said by both: %s\n\nslim: %s", want, before, after)
		}
	}
	if !strings.Contains(before, "main.go:") || strings.Contains(after, "main.go") {
		t.Errorf("lines should be known before and not after: %s\n\nslim: %s", before, after)
	}
}

// The memory is filled with the same bytes, but for the tables of lines.
func TestSlimMemory(t *testing.T) {
	section := []byte{3, memoryZero, i32Const, 0x85, 0xc0, 0, end, 1, 'c', memoryZero, i32Const, 0x80, 0xc0, 0, end, 2, 'a', 'b',
		memoryZero, i32Const, 0x80, 0x80, 1, end, 1, 'd'} // at 0x2005, 0x2000, 0x4000
	memory, err := memoryOf(section)
	if err != nil || len(memory) != 0x4001 || string(memory[0x2000:0x2006]) != "ab\x00\x00\x00c" || memory[0x4000] != 'd' {
		t.Fatalf("%q, %v", bytes.TrimLeft(memory, "\x00"), err)
	}
	fill := filling(memory)
	if fill[0] != 2 || len(fill) > 30 {
		t.Errorf("%d segments in %d bytes, not two short ones", fill[0], len(fill))
	}
	if again, err := memoryOf(fill); err != nil || !bytes.Equal(again, memory) {
		t.Errorf("filled again, it is %q, %v", bytes.TrimLeft(again, "\x00"), err)
	}
	for n := range len(section) {
		if _, err := memoryOf(section[:n]); err == nil {
			t.Errorf("no error after %d bytes", n)
		}
	}
	if _, err := slim([]byte("\x00asm\x01\x00\x00\x00\x0b\x05\x01\x00A\x00\x0b")); err == nil {
		t.Error("no error where the section is cut")
	}
	if _, err := slim([]byte("<!doctype html>")); err == nil {
		t.Error("no error for what is not wasm")
	}
	if err := forgetLines(memory); err == nil {
		t.Error("no error for a memory without functions")
	}
}

func TestTableLen(t *testing.T) {
	for table, want := range map[string]int{
		"\x02\x05\x01\x80\x01\x00rest": 6,
		"\x00\x05\x04\x02\x00rest":     5, // the first may not grow
		"\x02":                         1, // cut
	} {
		if got := tableLen([]byte(table)); got != want {
			t.Errorf("%q: %d bytes, not %d", table, got, want)
		}
	}
}
