package webgpu

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"breakeven/nn/device"
)

// dispatch is one launch of a kernel: an operation, some operations at once, or
// half of one.
type dispatch struct {
	kernel, entry string
	views         map[string]device.View // by the binding's name; what is missing is not used
	scratch       string                 // the binding that gets the plan's scratch memory
	floats        int                    // of scratch
	words         map[string]uint32      // of the shape; views add their offsets as name_at
	constants     map[string]bool        // overrides that are not as in the file
	groups        [3]int
	onLast        bool
}

// group is the threads of a workgroup where nothing is shared: two waves of 32
// or one of 64.
const group = 64

// maxGroups is the default limit of workgroups in a dimension.
const maxGroups = 65535

// threads are the workgroups for n threads in a row.
func threads(n int) [3]int { return [3]int{(n + group - 1) / group, 1, 1} }

func ceil(n, by int) int { return (n + by - 1) / by }

// f32 is a float as a word.
func f32(x float32) uint32 { return math.Float32bits(x) }

// asWord is a choice as a word.
func asWord(on bool) uint32 {
	if on {
		return 1
	}
	return 0
}

// numbers are counts and sizes as words.
func numbers(pairs map[string]int) map[string]uint32 {
	w := map[string]uint32{}
	for name, n := range pairs {
		w[name] = uint32(n)
	}
	return w
}

// aligned tells whether rows of n numbers, from v, all begin at a multiple of
// four, so that a row can be read by vectors.
func aligned(v device.View, n int) bool { return v.Off%4 == 0 && n%4 == 0 }

func sameBuffer(a, b device.View) bool { return a.Buf.ID() == b.Buf.ID() }

// shapeWords lays out d's shape as the kernel declares it.
func (d *dispatch) shapeWords(k *kernel) []uint32 {
	words := make([]uint32, len(k.shape))
	for i, name := range k.shape {
		w, ok := d.words[name]
		view, isOffset := strings.CutSuffix(name, "_at")
		switch {
		case ok:
			words[i] = w
		case isOffset:
			words[i] = uint32(d.views[view].Off) // 0 for what is not used
		default:
			panic(fmt.Sprintf("webgpu: %s: nothing for %s", d.kernel, name))
		}
	}
	return words
}

// pipelineKey names the compiled kernel that a dispatch needs.
func pipelineKey(x *dispatch) string {
	key := x.kernel + " " + x.entry
	for _, name := range slices.Sorted(maps.Keys(x.constants)) {
		if x.constants[name] {
			key += " " + name
		} else {
			key += " !" + name
		}
	}
	return key
}

// check tells what no device could run: too many workgroups, or a buffer that
// would be bound for writing and once more.
func (d *dispatch) check(k *kernel) error {
	for _, n := range d.groups {
		if n < 1 || n > maxGroups {
			return fmt.Errorf("webgpu: %s: %v workgroups, at most %d go", d.kernel, d.groups, maxGroups)
		}
	}
	for i, a := range k.bindings {
		for _, b := range k.bindings[:i] {
			v, w := d.views[a.name], d.views[b.name]
			if (a.write || b.write) && !v.IsZero() && !w.IsZero() && sameBuffer(v, w) {
				return fmt.Errorf("webgpu: %s: %s and %s lie in one buffer", d.kernel, a.name, b.name)
			}
		}
	}
	return nil
}
