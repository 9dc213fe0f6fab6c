package site

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// budgets are the most that a part may weigh on the wire, in bytes: brotli
// where it is compressed, as it is otherwise.
var budgets = []struct {
	part  string
	files []string // beginnings of their names
	bytes int64
}{
	{"page", []string{"index.", "boot.", "style.", "icon.", "app.", "wasm_exec.", "page."}, 1_900_000},
	{"trainer", []string{"trainer."}, 950_000},
	{"stage", []string{"stage."}, 2_000_000},
	{"endpoint's form", []string{"endpoint."}, 8_000},
	{"token counter", []string{"tokens."}, 2_400_000}, // only where a visitor asks
	{"kernels", []string{"simd128.", "relaxed."}, 30_000},
	{"language model", []string{"model."}, 2_500_000},
	{"first pack", []string{"digits1."}, 2_000_000},
}

// Size writes what each part of a built folder weighs, and returns an error that
// names those over their budget.
func Size(w io.Writer, dir string) error {
	names, err := files(dir)
	if err != nil {
		return err
	}
	var over []string
	fmt.Fprintf(w, "%-34s %10s %10s %10s %10s\n", "", "raw", "gzip", "brotli", "budget")
	for _, b := range budgets {
		var raw, gz, br int64
		found := false
		for _, name := range names {
			if !hasAnyPrefix(name, b.files) {
				continue
			}
			found = true
			var n [3]int64
			for i, ext := range []string{"", ".gz", ".br"} {
				if n[i], err = size(filepath.Join(dir, name), ext); err != nil {
					return err
				}
			}
			fmt.Fprintf(w, "  %-32s %10d %10d %10d\n", name, n[0], n[1], n[2])
			raw, gz, br = raw+n[0], gz+n[1], br+n[2]
		}
		if !found {
			return fmt.Errorf("no %s in %s: run make build", b.part, dir)
		}
		fmt.Fprintf(w, "%-34s %10d %10d %10d %10d\n", b.part, raw, gz, br, b.bytes)
		if br > b.bytes {
			over = append(over, fmt.Sprintf("%s by %d bytes", b.part, br-b.bytes))
		}
	}
	if over != nil {
		return fmt.Errorf("over the budget: %s", strings.Join(over, ", "))
	}
	return nil
}

// files lists a built folder without the compressed forms.
func files(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if _, ok := mimeTypes[filepath.Ext(e.Name())]; ok {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// size returns the bytes of a file's form; of a pack, which has but one, always
// those.
func size(path, ext string) (int64, error) {
	if !compressible(path) {
		ext = ""
	}
	info, err := os.Stat(path + ext)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
