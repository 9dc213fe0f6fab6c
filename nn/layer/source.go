package layer

import (
	_ "embed"

	"breakeven/nn/source"
)

var (
	//go:embed dense.go
	dense string
	//go:embed conv.go
	conv string
)

// DenseSource is the source of a dense layer's forward and backward: the page
// shows it.
func DenseSource() string { return source.From(dense, "func (d *Dense) Forward") }

// ConvSource is that of a convolution.
func ConvSource() string { return source.From(conv, "func (c *Conv) Forward") }
