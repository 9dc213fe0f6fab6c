package prompt

import (
	_ "embed"

	"breakeven/app/wire"
)

//go:embed asking.go
var asking string

// Ask asks a question. The answer begins with the given tokens.
func (m *Model) Ask(question string, given ...uint32) {
	m.retry()
	m.Start()
	m.begin(question)
	m.forced, m.used = len(given) > 0, true
	if !m.Send(&wire.Ask{ID: m.id, Prompt: question, Given: given, Temperature: float32(m.Temperature), Seed: m.Seed}) {
		m.fail(wire.ModelNoTrainer)
	}
	m.Announce(Asked, Answered)
}
