package site

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

type programs struct{ page, trainer []byte }

// compile builds both programs for the browser. They depend on nothing but the
// sources and Go's version: no paths, no time, no commit.
func compile(root string) (programs, error) {
	tmp, err := os.MkdirTemp("", "breakeven-")
	if err != nil {
		return programs{}, err
	}
	defer os.RemoveAll(tmp)
	_, err = run(root, []string{"GOOS=js", "GOARCH=wasm", "GOFLAGS="}, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w",
		"-o", tmp+string(filepath.Separator), "./wasm/page", "./wasm/trainer")
	if err != nil {
		return programs{}, err
	}
	var p programs
	for name, at := range map[string]*[]byte{"page": &p.page, "trainer": &p.trainer} {
		if *at, err = os.ReadFile(filepath.Join(tmp, name)); err != nil {
			return programs{}, err
		}
	}
	return p, nil
}

// run runs a command at root and returns what it prints, without the last line
// break. An error holds what it printed as error.
func run(root string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, stderr.Bytes())
	}
	return strings.TrimRight(string(out), "\n"), nil
}

// goFile reads a file of the Go installation.
func goFile(root, name string) ([]byte, error) {
	goroot, err := run(root, nil, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(goroot, name))
}
