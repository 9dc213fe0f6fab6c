package layer

import (
	_ "embed"
	"strings"
)

//go:embed dense.go
var dense string

// DenseSource is the source of a dense layer's forward and backward: the page
// shows it.
func DenseSource() string {
	_, body, _ := strings.Cut(dense, "\nfunc (d *Dense) Forward")
	return "func (d *Dense) Forward" + strings.TrimRight(body, "\n")
}
