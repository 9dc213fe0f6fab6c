package optim

import (
	_ "embed"

	"breakeven/nn/source"
)

//go:embed optim.go
var file string

// Source is the source of Step: the page shows it.
func Source() string { return source.From(file, "// Step ") }
