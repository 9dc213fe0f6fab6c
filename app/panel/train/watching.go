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

// lookDrawn asks for a picture of what is drawn: at once, but where pictures are to be
// few no sooner than for another reason. A pen moves a hundred times a second.
func (m *Model) lookDrawn() {
	if !m.watching || m.lookDue {
		return
	}
	wait := m.lookAgain() - m.watch.time().Sub(m.lookedAt)
	if !m.calm() || wait <= 0 {
		m.look()
		return
	}
	m.lookDue = true
	m.Later(wait, func() {
		if m.lookDue = false; m.watching {
			m.look()
		}
	})
}

// look tells the trainer what is on the pad, and asks for its picture.
func (m *Model) look() {
	m.lookedAt = m.watch.time()
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

// calm tells whether pictures and figures are to be few: the machine is weak, or the
// visitor's system asks for little motion.
func (m *Model) calm() bool { return still() || m.State.Lite }

// lookAgain is how long a picture stands before the page asks for another.
func (m *Model) lookAgain() time.Duration {
	if m.calm() {
		return calmer
	}
	return calmly - 50*time.Millisecond // and the trainer has its own pace
}
