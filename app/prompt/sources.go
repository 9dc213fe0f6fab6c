package prompt

import (
	_ "embed"
	"strings"
)

var (
	//go:embed render.go
	render string
	//go:embed judge.go
	judge string
	//go:embed choose.go
	choose string
)

// The sources of what makes a prompt, checks an answer, and adjusts the template: the
// page shows them.
func RenderSource() string { return Declared(render, "Render") }
func JudgeSource() string  { return Declared(judge, "Judge") }
func ChooseSource() string { return Declared(choose, "choose") }

// Declared is the function of a name in a Go file, with its comment.
func Declared(file, name string) string {
	_, body, _ := strings.Cut(file, "\n// "+name+" ")
	body, _, _ = strings.Cut(body, "\n}\n")
	return "// " + name + " " + body + "\n}"
}
