package pagetest

import (
	"os"
	"testing"
)

// mayNotSkip skips a test that lacks a tool; in CI, which installs all, the test
// fails.
func mayNotSkip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("BREAKEVEN_CI") != "" {
		t.Fatalf("%s: this test must not be skipped here", why)
	}
	t.Skip(why)
}
