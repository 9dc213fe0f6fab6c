package site

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"breakeven/app/panel/cost"
)

// The page says what the token counter weighs before it is loaded: ± 10 %.
func TestCounterWeighsWhatThePageSays(t *testing.T) {
	dir := built(t)
	var bytes int64
	for _, name := range []string{assetsOf(t, dir).Tokens, programOf(t, dir, "tokens.")} {
		info, err := os.Stat(filepath.Join(dir, name+".br"))
		if err != nil {
			t.Fatal(err)
		}
		bytes += info.Size()
	}
	if mb := float64(bytes) / 1e6; mb < cost.CounterMB*.9 || mb > cost.CounterMB*1.1 {
		t.Errorf("the token counter weighs %.2f MB, the page says %.1f", mb, float64(cost.CounterMB))
	}
}

// The documentation says what programs weigh, in megabytes: ± 10 %.
func TestProgramsWeighWhatTheDocumentationSays(t *testing.T) {
	dir := built(t)
	text := string(read(t, filepath.Join("..", "..", "docs"), "rationale.md"))
	for _, of := range []struct{ program, extension, says string }{
		{"stage.", ".br", `It is ([\d.]+) MB on the wire and takes a second to start`},
		{"tokens.", ".br", `200,000 words: ([\d.]+) MB on the wire`},
		{"page.", "", `what goes wrong in ([\d.]+) MB of program`},
		{"page.", "", `of the page's ([\d.]+); on the wire`},
	} {
		m := regexp.MustCompile(of.says).FindStringSubmatch(text)
		if m == nil {
			t.Errorf("nothing says %q", of.says)
			continue
		}
		info, err := os.Stat(filepath.Join(dir, programOf(t, dir, of.program)+of.extension))
		if err != nil {
			t.Fatal(err)
		}
		says, err := strconv.ParseFloat(m[1], 64)
		if mb := float64(info.Size()) / 1e6; err != nil || mb < says*.9 || mb > says*1.1 {
			t.Errorf("%s weighs %.2f MB; the documentation: %q", of.program, mb, m[0])
		}
	}
}

// The service worker fetches all that it is told of, so of the token counter it
// is told nothing.
func TestCounterIsNotKept(t *testing.T) {
	dir := built(t)
	if strings.Contains(string(read(t, dir, "sw.js")), `"tokens.`) {
		t.Error("sw.js names the token counter")
	}
	if !strings.Contains(string(read(t, dir, assetsOf(t, dir).Tokens)), programOf(t, dir, "tokens.")) {
		t.Error("the worker does not know its program")
	}
}

// programOf returns the name of a program in the folder.
func programOf(t *testing.T, dir, prefix string) string {
	names, err := files(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ".wasm") {
			return name
		}
	}
	t.Fatalf("no %s*.wasm", prefix)
	return ""
}
