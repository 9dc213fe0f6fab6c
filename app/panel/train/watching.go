package train

import (
	"time"

	"breakeven/app/wire"
)

// Watch tells whether the picture can be seen; while it cannot, none is asked for.
func (m *Model) Watch(seen bool) {
	if m.watching = seen; seen {
		m.Look()
	}
}

// Look asks for the next picture, unless one is under way.
func (m *Model) Look() {
	if !m.watching || m.looking {
		return
	}
	m.looking = true
	m.look()
}

// look tells the trainer what is on the pad, and asks for its picture.
func (m *Model) look() {
	l := &wire.Look{Drawn: m.Image != nil}
	if m.Image != nil {
		l.Image = *m.Image
	}
	m.send(l)
}

// pictured takes a picture; the next is asked for when an eye has seen this one.
func (m *Model) pictured(p *wire.Picture) {
	m.Picture, m.looking = p, false
	m.Announce(Pictured)
}

// lookAgain is how long a picture stands before the page asks for another.
func (m *Model) lookAgain() time.Duration {
	if still() || m.State.Lite {
		return calmer
	}
	return calmly - 50*time.Millisecond // and the trainer has its own pace
}
