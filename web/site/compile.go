package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

type programs struct{ page, trainer, stage, tokens []byte }

// compile builds the four programs for the browser. They depend on nothing but the
// sources and Go's version: no paths, no time, no commit.
func compile(root string) (programs, error) {
	tmp, err := os.MkdirTemp("", "breakeven-")
	if err != nil {
		return programs{}, err
	}
	defer os.RemoveAll(tmp)
	modfile, err := withoutServer(root, tmp)
	if err != nil {
		return programs{}, err
	}
	args := []string{"build", "-modfile=" + modfile, "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", tmp + string(filepath.Separator)}
	for _, p := range small {
		args = append(args, "-gcflags="+p+"=-l")
	}
	_, err = run(root, []string{"GOOS=js", "GOARCH=wasm", "GOFLAGS="}, "go", append(args, shipped...)...)
	if err != nil {
		return programs{}, err
	}
	var p programs
	for name, at := range map[string]*[]byte{"page": &p.page, "trainer": &p.trainer, "stage": &p.stage, "tokens": &p.tokens} {
		if *at, err = os.ReadFile(filepath.Join(tmp, name)); err != nil {
			return programs{}, err
		}
	}
	return p, nil
}

// shipped are the packages of the programs.
var shipped = []string{"./wasm/page", "./wasm/trainer", "./wasm/stage", "./wasm/tokens"}

// small are packages without loops that count: compiled without inlining they
// are as fast as needed, the trainer is 4 % smaller, and so is the page.
var small = []string{
	"breakeven/wasm/webgpu", "breakeven/wasm/trainer", "breakeven/wasm/trainer/engine", "breakeven/app/wire",
	"breakeven/nn/tensors", "breakeven/nn/train", "breakeven/nn/layer", "breakeven/nn/optim", "breakeven/nn/loss",
	"breakeven/app/panel", "breakeven/app/panel/concept", "breakeven/app/panel/cost", "breakeven/app/panel/prompt", "breakeven/app/panel/train", "breakeven/app/panel/widget",
	"breakeven/app/prompt", "breakeven/app/state", "breakeven/app/text", "encoding/csv", "encoding/json", "net/url", "regexp/syntax",
	"fmt", "os", "io/fs", "time", "reflect", "strconv", "internal/poll", "syscall", "context", "internal/fmtsort",
}

const goApp = "github.com/maxence-charriere/go-app/v10"

// What the rest of go-app needs of its resource.go: our addresses need no
// resolving.
const resource = `package app

func clientResourceResolver(string) func(string) string {
	return func(location string) string { return location }
}
`

// withoutServer makes a copy of go-app without its HTTP server and writes into
// tmp a go.mod that names it, which is returned. A browser needs no server, but
// its code brings net/http, and that TLS and every cipher of Go: a fifth of the
// page's program.
//
// A program holds the path of what replaces a module, so the copy has a place of
// its own that is the same on every machine: .bin/go-app-…, seen from root.
func withoutServer(root, tmp string) (modfile string, err error) {
	dir, err := moduleDir(root, goApp)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(filepath.Base(dir) + resource))
	copied := filepath.Join(".bin", hashedName("go-app", sum))
	if _, err := os.Stat(filepath.Join(root, copied)); err != nil {
		if err := copyWithoutServer(dir, filepath.Join(root, copied)); err != nil {
			return "", fmt.Errorf("go-app is not as web/site/compile.go knows it: %w", err)
		}
	}
	modfile = filepath.Join(tmp, "go.mod")
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(tmp, name), data, 0o644); err != nil {
			return "", err
		}
	}
	_, err = run(root, nil, "go", "mod", "edit", "-replace="+goApp+"=./"+filepath.ToSlash(copied), modfile)
	return modfile, err
}

// copyWithoutServer copies aside and renames: what has the name to is whole.
func copyWithoutServer(dir, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(filepath.Dir(to), "copying-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	copied := filepath.Join(aside, "go-app")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		return err
	}
	pkg := filepath.Join(copied, "pkg", "app")
	for _, name := range []string{"http.go", "wasm.go", "resource.go"} {
		if err := os.Remove(filepath.Join(pkg, name)); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(pkg, "resource.go"), []byte(resource), 0o644); err != nil {
		return err
	}
	if err := os.Rename(copied, to); err != nil && !errors.Is(err, fs.ErrExist) { // by another build meanwhile
		return err
	}
	return nil
}

// moduleDir returns where a module of go.mod is in the module cache, after
// having Go download it if it is not there.
func moduleDir(root, module string) (string, error) {
	if _, err := run(root, nil, "go", "mod", "download", module); err != nil {
		return "", err
	}
	return run(root, nil, "go", "list", "-m", "-f", "{{.Dir}}", module)
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
