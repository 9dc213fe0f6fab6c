package layer

import (
	_ "embed"
	"strings"
)

var (
	//go:embed dense.go
	dense string
	//go:embed conv.go
	conv string
)

// DenseSource is the source of a dense layer's forward and backward: the page
// shows it.
func DenseSource() string { return from(dense, "func (d *Dense) Forward") }

// ConvSource is that of a convolution.
func ConvSource() string { return from(conv, "func (c *Conv) Forward") }

// from returns a source from a line on.
func from(source, line string) string {
	_, body, _ := strings.Cut(source, "\n"+line)
	return line + strings.TrimRight(body, "\n")
}
