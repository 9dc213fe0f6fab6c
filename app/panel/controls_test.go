package panel

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"breakeven/app/state"
)

// The names of controls are the same in app/state, in boot.js and in the
// documentation, and what boot.js says of where they are is there.
func TestControls(t *testing.T) {
	boot, doc := read(t, "../../web/static/boot.js"), read(t, "../../docs/embedding.md")
	_, rest, _ := strings.Cut(boot, "const controls = {")
	table, _, found := strings.Cut(rest, "\n  };")
	if !found {
		t.Fatal("boot.js has no table of controls")
	}
	var names []string
	for _, m := range regexp.MustCompile("(?:^|[ \n])(\\w+): (?:entry|[\"`])").FindAllStringSubmatch(table, -1) {
		names = append(names, m[1])
	}
	_, rest, _ = strings.Cut(boot, "const knobs = `")
	knobs, _, _ := strings.Cut(rest, "`")
	names = append(names, strings.Fields(knobs)...)
	want := slices.Sorted(slices.Values(state.Controls))
	if slices.Sort(names); !slices.Equal(names, want) {
		t.Errorf("boot.js knows %v\napp/state %v", names, want)
	}
	for _, name := range want {
		if !strings.Contains(doc, "`"+name+"`") {
			t.Errorf("docs/embedding.md does not name %s", name)
		}
	}
	for _, key := range state.Keys {
		if !strings.Contains(doc, "`"+key+"`") {
			t.Errorf("docs/embedding.md does not name the parameter %s", key)
		}
	}
}

func read(t *testing.T, name string) string {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
