package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"breakeven/app/panel/cost"
)

// The page says what the token counter weighs before it is loaded: ± 20 %.
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
	if mb := float64(bytes) / 1e6; mb < cost.CounterMB*.8 || mb > cost.CounterMB*1.2 {
		t.Errorf("the token counter weighs %.2f MB, the page says %.1f", mb, float64(cost.CounterMB))
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
