package prompt

import (
	_ "embed"

	"breakeven/nn/source"
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
func RenderSource() string { return source.Declared(render, "Render") }
func JudgeSource() string  { return source.Declared(judge, "Judge") }
func ChooseSource() string { return source.Declared(choose, "choose") }
