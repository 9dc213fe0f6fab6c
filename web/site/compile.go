package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
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
	modfile, err := lean(root, tmp)
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
		program, err := os.ReadFile(filepath.Join(tmp, name))
		if err == nil {
			*at, err = slim(program)
		}
		if err != nil {
			return programs{}, fmt.Errorf("%s: %w", name, err)
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
	"breakeven/app/chart", "breakeven/app/prompt", "breakeven/app/state", "breakeven/app/text", "encoding/csv", "encoding/json", "net/url", "regexp/syntax",
	"fmt", "os", "io/fs", "time", "reflect", "strconv", "internal/poll", "syscall", "context", "internal/fmtsort", "internal/strconv", "regexp", "bufio", "sort", goApp + "/pkg/app",
}

// What the page's program does without, of go-app and of the module that makes
// its random names.
const (
	goApp   = "github.com/maxence-charriere/go-app/v10"
	uuid    = "github.com/google/uuid"
	ciphers = "pkg/app/crypto.go"
)

// left are files of go-app that are left out: the HTTP server, and what belongs
// to it.
var left = []string{"pkg/app/http.go", "pkg/app/wasm.go", "pkg/app/resource.go", ciphers}

// instead are files that stand for what was left out, by their module and name.
var instead = map[string]map[string]string{
	goApp: {
		// Our addresses need no resolving.
		"pkg/app/resource.go": `package app

func clientResourceResolver(string) func(string) string {
	return func(location string) string { return location }
}
`,
		// Nothing is encrypted.
		ciphers: `package app

import "errors"

func encrypt(string, []byte) ([]byte, error) { return nil, errors.New("left out") }

func decrypt(string, []byte) ([]byte, error) { return nil, errors.New("left out") }
`,
	},
	// Names need only be unlike each other.
	uuid: {
		"go.mod": "module " + uuid + "\n",
		"uuid.go": `package uuid

import (
	"math/rand/v2"
	"strconv"
)

func NewString() string {
	return strconv.FormatUint(rand.Uint64(), 36) + strconv.FormatUint(rand.Uint64(), 36)
}
`,
	},
}

// lean makes a copy of go-app without its HTTP server and its ciphers and writes
// into tmp a go.mod that names it, which is returned. A browser needs no server,
// but its code brings net/http, and that TLS and every cipher of Go: a fifth of the
// page's program; what makes random names brings most of the ciphers again.
//
// A program holds the path of what replaces a module, so the copies have a place
// of their own that is the same on every machine: .bin/go-app-…, seen from root.
func lean(root, tmp string) (modfile string, err error) {
	dir, err := moduleDir(root, goApp)
	if err != nil {
		return "", err
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
	edit := []string{"mod", "edit"}
	for module, from := range map[string]string{goApp: dir, uuid: ""} {
		files := instead[module]
		sum := sha256.New()
		fmt.Fprint(sum, filepath.Base(from), left)
		for _, name := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprint(sum, name, files[name])
		}
		copied := filepath.Join(".bin", hashedName(path.Base(strings.TrimSuffix(module, "/v10")), [sha256.Size]byte(sum.Sum(nil))))
		if _, err := os.Stat(filepath.Join(root, copied)); err != nil {
			if err := leanCopy(from, filepath.Join(root, copied), files); err != nil {
				return "", fmt.Errorf("%s is not as web/site/compile.go knows it: %w", module, err)
			}
		}
		edit = append(edit, "-replace="+module+"=./"+filepath.ToSlash(copied))
	}
	_, err = run(root, nil, "go", append(edit, modfile)...)
	return modfile, err
}

// leanCopy copies a module, if any, without what is left out and with what stands
// for it. It copies aside and renames: what has the name to is whole.
func leanCopy(from, to string, files map[string]string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	aside, err := os.MkdirTemp(filepath.Dir(to), "copying-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	copied := filepath.Join(aside, "module")
	if from != "" {
		if err := os.CopyFS(copied, os.DirFS(from)); err != nil {
			return err
		}
		for _, name := range left {
			if err := os.Remove(filepath.Join(copied, name)); err != nil {
				return err
			}
		}
	}
	for name, content := range files {
		name = filepath.Join(copied, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			return err
		}
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
