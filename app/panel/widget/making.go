package widget

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Making is how far a chapter has been made. One that nobody looks at yet is made a
// piece at a time, with a paint between: what the visitor does meanwhile waits for a
// piece, not for the chapter. nil is a chapter that is made at once.
type Making struct {
	made, met int // pieces: that may be there, and that the last rendering had
	whole     func()
}

// NewMaking returns one that calls whole when all is there.
func NewMaking(whole func()) *Making { return &Making{whole: whole} }

// Whole tells whether nothing is left to be made.
func (m *Making) Whole() bool { return m == nil || m.whole == nil }

// Begin is called at the beginning of every rendering.
func (m *Making) Begin() {
	if m != nil {
		m.met = 0
	}
}

// Piece is what f returns, or what keeps its place until it is its turn.
func (m *Making) Piece(f func() app.UI) app.UI {
	if m == nil {
		return f()
	}
	if m.met++; !m.Whole() && m.met > m.made {
		return app.Div()
	}
	return f()
}

// GoOn has the pieces of a chapter made that is mounted in ctx.
func (m *Making) GoOn(ctx app.Context) {
	switch {
	case m == nil:
	case m.met <= m.made:
		whole := m.whole
		m.whole = nil // what comes to the chapter later is there at once
		whole()
	default:
		AfterPaint(func() {
			ctx.Dispatch(func(ctx app.Context) {
				m.made++
				ctx.Defer(m.GoOn)
			})
		})
	}
}

// AfterPaint calls f once what is changed now has been painted, or soon in a window
// that paints nothing.
func AfterPaint(f func()) {
	done := false
	once := func() {
		if !done {
			done = true
			f()
		}
	}
	app.Window().Call("requestAnimationFrame", Once(func() { app.Window().Call("setTimeout", Once(once)) }))
	app.Window().Call("setTimeout", Once(once), (200 * time.Millisecond).Milliseconds())
}
