// Package docs holds the documentation, and what tests keep it true by.
package docs

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "breakeven"

// longNames are the short names that architecture.md uses.
var longNames = map[string]string{
	"gonum":       "gonum.org/v1/gonum",
	"go-app":      "github.com/maxence-charriere/go-app/v10",
	"chromedp":    "github.com/chromedp",
	"ebiten":      "github.com/hajimehoshi/ebiten/v2",
	"regexp2":     "github.com/dlclark/regexp2/v2",
	"tiktoken-go": "github.com/tiktoken-go/tokenizer",
}

// The table of architecture.md says which folder may import what.
func TestImports(t *testing.T) {
	rules := table(t)
	used := map[string]bool{}
	eachFile(t, func(file string, imports []string) {
		folder := path.Dir(file)
		rule, at := ruleFor(rules, folder)
		if at == "" {
			t.Errorf("%s: architecture.md has no row for its folder", file)
			return
		}
		used[at] = true
		if strings.HasSuffix(file, "_test.go") {
			return // tests may look anywhere
		}
		for _, imp := range imports {
			if imp == "syscall/js" {
				inPanel := strings.HasPrefix(file, "app/panel/") || strings.HasPrefix(file, "app/chart/")
				if !strings.HasPrefix(file, "wasm/") && !inPanel {
					t.Errorf("%s: imports syscall/js, which only wasm and app's components may", file)
				}
				if !strings.HasSuffix(file, "_js.go") {
					t.Errorf("%s: needs the browser, so its name must end in _js.go", file)
				}
			}
			if !allowed(rule, at, folder, imp) {
				t.Errorf("%s: imports %s; architecture.md allows %s: %s", file, imp, at, strings.Join(rule, ", "))
			}
		}
	})
	for folder := range rules {
		if !used[folder] {
			t.Errorf("architecture.md has a row for %s, where no Go file stands", folder)
		}
	}
}

func allowed(rule []string, at, folder, imp string) bool {
	if slices.Contains(rule, "anything") {
		return true
	}
	if !strings.Contains(imp, ".") && !strings.HasPrefix(imp, module+"/") {
		return slices.Contains(rule, "std")
	}
	if local, ok := strings.CutPrefix(imp, module+"/"); ok {
		if strings.HasPrefix(local, at+"/") && at == "app/panel" {
			return true // the shell places the chapters
		}
		for _, r := range rule {
			switch {
			case local == r, local == folder:
				return true
			case r == "app" && strings.HasPrefix(local, "app/") && !strings.HasPrefix(local, "app/panel"):
				return true
			}
		}
		return false
	}
	for _, r := range rule {
		if long, ok := longNames[r]; ok && strings.HasPrefix(imp, long) {
			return true
		}
	}
	return false
}

// table reads the rows of architecture.md: folder → what it may import.
func table(t *testing.T) map[string][]string {
	doc := read(t, "architecture.md")
	rules := map[string][]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|[^|]*\\| ([^|]+) \\|$").FindAllStringSubmatch(doc, -1) {
		rules[m[1]] = strings.Split(m[2], ", ")
	}
	if len(rules) < 10 {
		t.Fatalf("architecture.md's table has %d rows: the test no longer reads it", len(rules))
	}
	return rules
}

// ruleFor finds the row of a folder or, for folders inside web, of web.
func ruleFor(rules map[string][]string, folder string) ([]string, string) {
	for _, f := range []string{folder, strings.SplitN(folder, "/", 2)[0]} {
		if r, ok := rules[f]; ok {
			return r, f
		}
	}
	return nil, ""
}

// eachFile calls f for every Go file of the module.
func eachFile(t *testing.T, f func(file string, imports []string)) {
	n := 0
	err := filepath.WalkDir("..", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && p != ".." && (strings.HasPrefix(name, ".") || name == "dist" || name == "node_modules" || name == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		src, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, i := range src.Imports {
			v, _ := strconv.Unquote(i.Path.Value)
			imports = append(imports, v)
		}
		rel, _ := filepath.Rel("..", p)
		f(filepath.ToSlash(rel), imports)
		n++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d Go files found", n)
	}
}

// Every module that go.mod asks for by name has its reason in rationale.md.
func TestDependenciesHaveReasons(t *testing.T) {
	mod, why := read(t, "../go.mod"), read(t, "rationale.md")
	for _, line := range strings.Split(mod, "\n") {
		f := strings.Fields(strings.TrimPrefix(line, "require"))
		if len(f) < 2 || !strings.Contains(f[0], ".") || strings.Contains(line, "// indirect") {
			continue
		}
		if !strings.Contains(why, "`"+f[0]+"` "+f[1]) {
			t.Errorf("rationale.md lacks `%s` %s and a sentence why", f[0], f[1])
		}
	}
}

// The commands that the readmes name exist.
func TestReadmeCommands(t *testing.T) {
	makefile := read(t, "../Makefile")
	for _, doc := range []string{"../README.md", "README.zh.md"} {
		found := 0
		for _, m := range regexp.MustCompile("(?m)(?:^|`|[0-9] )make ([a-z]+)").FindAllStringSubmatch(read(t, doc), -1) {
			found++
			if !regexp.MustCompile(`(?m)^` + m[1] + `:`).MatchString(makefile) {
				t.Errorf("%s names make %s, which the Makefile lacks", doc, m[1])
			}
		}
		if found < 2 {
			t.Errorf("%s names %d make commands, want run and test at least", doc, found)
		}
	}
}

func read(t *testing.T, name string) string {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n")
}
