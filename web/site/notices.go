package site

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const rule = "\n================================================================================\n\n"

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|attrib)([.-].*)?$`)

// notices is THIRD_PARTY.txt: what others made of what the page ships, with
// their licences, found from what is really linked.
func notices(root string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("Breakeven's own licence is Apache-2.0. The page also contains the works below.\n")

	fmt.Fprintf(&b, "%sMNIST database of handwritten digits (digits*.pack)\n\n"+
		"By Y. LeCun, C. Cortes and C. Burges (http://yann.lecun.com/exdb/mnist/),\n"+
		"licensed under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/).\n"+
		"Repacked: the digits are shuffled and compressed, otherwise unchanged. Taken from\n"+
		"the copy in the Go module %s. The packs are under the same licence.\n", rule, mnistModule)

	licence, err := goFile(root, "LICENSE")
	if err != nil {
		return nil, err
	}
	goVersion, err := run(root, nil, "go", "env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&b, "%sGo's standard library and wasm_exec.js, %s\n\n%s", rule, goVersion, licence)

	args := []string{"list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}"}
	list, err := run(root, []string{"GOOS=js", "GOARCH=wasm", "GOFLAGS="}, "go", append(args, shipped...)...)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(list, "\n")
	slices.Sort(lines)
	for _, line := range slices.Compact(lines) {
		module, dir, ok := strings.Cut(line, "\t")
		if !ok {
			continue // a package of this module or of Go
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		found := false
		for _, e := range entries {
			if e.IsDir() || !licenceFile.MatchString(e.Name()) {
				continue
			}
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			found = true
			fmt.Fprintf(&b, "%s%s: %s\n\n%s", rule, module, e.Name(), data)
		}
		if !found {
			return nil, fmt.Errorf("module %s has no licence file, so it cannot be shipped", module)
		}
	}
	return b.Bytes(), nil
}
