package site

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// forgetLines clears what the memory of a program compiled by Go holds to tell which
// file and line an instruction is from. A panic still names its functions, with "?:0"
// for the line: the runtime takes a table at 0 for none. The layout is that of
// runtime/symtab.go (pcHeader) and runtime/runtime2.go (_func).
func forgetLines(memory []byte) error {
	le := binary.LittleEndian
	// The header's magic number, padding, the least size of an instruction, that of
	// a pointer; then eight numbers.
	const numbersAt = 8
	header := bytes.Index(memory, []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8})
	if header < 0 || header+numbersAt+8*8 > len(memory) {
		return errNoFunctions
	}
	number := func(i int) int { return int(le.Uint32(memory[header+numbersAt+8*i:])) }
	count, tables, functions := number(0), number(6), number(7)
	if functions < tables || header+functions+8*count > len(memory) {
		return errNoFunctions
	}
	tableBytes := memory[header+tables : header+functions]
	functionBytes := memory[header+functions:]

	// Where a function's numbers stand, as offsets from its own.
	const (
		stackAt  = 16 // of tables: how large the stack is, which file, which line
		fileAt   = 20
		lineAt   = 24
		manyAt   = 28 // how many further tables
		unitAt   = 32 // where its files' names begin
		startAt  = 36 // its first line
		tablesAt = 44 // the further tables
	)
	used, unused := map[uint32]bool{}, map[uint32]bool{}
	for i := range count {
		at := int(le.Uint32(functionBytes[8*i+4:]))
		if at+tablesAt > len(functionBytes) {
			return errNoFunctions
		}
		f := functionBytes[at:]
		many := int(le.Uint32(f[manyAt:]))
		if tablesAt+4*many > len(f) {
			return errNoFunctions
		}
		used[le.Uint32(f[stackAt:])] = true
		for j := range many {
			used[le.Uint32(f[tablesAt+4*j:])] = true
		}
		for _, n := range []int{fileAt, lineAt} {
			unused[le.Uint32(f[n:])] = true
		}
		for _, n := range []int{fileAt, lineAt, unitAt, startAt} {
			le.PutUint32(f[n:], 0)
		}
	}
	for at := range unused {
		if at == 0 || used[at] { // tables that are alike are one
			continue
		}
		if int(at) >= len(tableBytes) {
			return errNoFunctions
		}
		table := tableBytes[at:]
		clear(table[:tableLen(table)])
	}
	return nil
}

var errNoFunctions = errors.New("the program's memory does not hold its functions as Go 1.26 lays them out; see web/site/lines.go")

// tableLen returns the length of a table that begins there: pairs of numbers, by how
// much the value grows and for how many instructions it holds, until one that does
// not grow.
func tableLen(table []byte) int {
	at := 0
	for first := true; ; first = false {
		grows, n := binary.Uvarint(table[at:])
		if n <= 0 {
			return len(table)
		}
		at += n
		if grows == 0 && !first {
			return at
		}
		_, n = binary.Uvarint(table[at:])
		if n <= 0 {
			return len(table)
		}
		at += n
	}
}
