package device

import (
	_ "embed"

	"breakeven/nn/source"
)

//go:embed optimizer.go
var optimizers string

// OptimizerSource is the source of an optimizer's operation, by its name, with its
// equations: the page shows it.
func OptimizerSource(name string) string { return source.Declared(optimizers, name) }
