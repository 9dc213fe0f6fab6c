package prompt

import "breakeven/app/wire"

// reading is how the page's model reads what stands there, before anybody asks.
type reading struct {
	prompt string      // that was read last
	heard  *wire.Heard // nil before
	id     uint32      // of the Read under way; 0 for none
	of     string      // what it reads
}

// Read has the model read a prompt, if it is here and has not read it. It reads one at a
// time: who is told of the last asks for the next.
func (m *Model) Read(prompt string) {
	r := &m.reading
	if r.id != 0 || prompt == "" || m.Remote.Chosen || m.Status == nil || m.Status.State != wire.ModelReady {
		return
	}
	if heard, of := m.Seen(prompt); heard != nil && of == prompt {
		return
	}
	m.lastID++
	r.id, r.of = m.lastID, prompt
	if !m.Send(&wire.Read{ID: r.id, Prompt: prompt}) {
		r.id = 0
	}
}

// Seen returns how the model sees a prompt; before it has read it, how it sees what it
// has read last, which is that prompt a moment ago. It returns nil where it has read none.
func (m *Model) Seen(prompt string) (heard *wire.Heard, of string) {
	if m.Heard != nil && m.Prompt == prompt {
		return m.Heard, prompt
	}
	return m.reading.heard, m.reading.prompt
}

// hearReading takes what was read.
func (m *Model) hearReading(h *wire.Heard, prompt string) {
	m.reading = reading{prompt: prompt, heard: h}
	m.Announce(Answered)
}
