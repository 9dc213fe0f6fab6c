package optim

import (
	_ "embed"
	"strings"
)

//go:embed optim.go
var source string

// Source is the source of Step: the page shows it.
func Source() string {
	_, body, _ := strings.Cut(source, "\n// Step ")
	return "// Step " + strings.TrimRight(body, "\n")
}
