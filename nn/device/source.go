package device

import (
	_ "embed"
	"strings"
)

//go:embed optimizer.go
var optimizers string

// OptimizerSource is the source of an optimizer's operation, by its name, with its
// equations: the page shows it.
func OptimizerSource(name string) string {
	_, body, _ := strings.Cut(optimizers, "\n// "+name+" is ")
	body, _, _ = strings.Cut(body, "\n}\n")
	return "// " + name + " is " + body + "\n}"
}
