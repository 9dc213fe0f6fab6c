// Package source cuts out of a Go file what the page shows of it, so that what is
// shown is what runs.
package source

import "strings"

// Declared is the function, or type, of a name in a file, with its comment.
func Declared(file, name string) string {
	begin := "// " + name + " "
	_, body, _ := strings.Cut(file, "\n"+begin)
	body, _, _ = strings.Cut(body, "\n}\n")
	return begin + body + "\n}"
}

// From is the file from a line on that begins so.
func From(file, begin string) string {
	_, body, _ := strings.Cut(file, "\n"+begin)
	return begin + strings.TrimRight(body, "\n")
}
