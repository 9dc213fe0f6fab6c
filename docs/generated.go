package docs

import (
	"flag"
	"os"
	"strings"
	"testing"
)

// Write tells tests to write what they find instead of comparing it.
var Write = flag.Bool("write", false, "write the generated parts of docs instead of comparing them")

// Generated holds the parts of a page that tests make, each between the comments
// <!-- name --> and <!-- end of name -->, to what there is now.
func Generated(t testing.TB, file string, parts map[string]string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for name, want := range parts {
		begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->"
		from, to := strings.Index(page, begin), strings.Index(page, end)
		if from < 0 || to < from+len(begin) {
			t.Fatalf("%s has no place for its %s", file, name)
		}
		from += len(begin)
		if page[from:to] != want && !*Write {
			t.Errorf("%s: its %s are not what there is: run this test with -write\n%s", file, name, want)
		}
		page = page[:from] + want + page[to:]
	}
	if *Write {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
