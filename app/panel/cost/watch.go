package cost

import (
	"time"

	"breakeven/app/panel/widget"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// quietly does something that shows nothing by itself: who shows what it changes
// listens to the model.
func quietly(ctx app.Context, f func()) {
	ctx.Dispatch(func(ctx app.Context) {
		ctx.PreventUpdate()
		f()
	})
}

// sideline are the charts that are not the main one. While a slider is dragged,
// every other step makes draws, and at the steps between one of the sideline
// follows, in turns, so that no step takes long; when it is let go they all do.
type sideline struct{ members, turn int }

// draws tells whether draws are made at this step of a slider.
func (s *sideline) draws() bool { return s.turn%2 == 0 }

// isTurnOf tells whether this step is a member's.
func (s *sideline) isTurnOf(member int) bool { return !s.draws() && s.turn/2%s.members == member }

// watchAside has a component of the sideline rendered again.
func watchAside(ctx app.Context, m *Model, topics ...Topic) {
	mine := m.side.members
	m.side.members++
	m.Listen(Moved, func() {
		if !m.sliding || m.side.isTurnOf(mine) {
			widget.Update(ctx, m)
		}
	})
	widget.Watch(ctx, m, append(topics, Looks)...)
}

// afterPaint does something a moment later, when the browser has shown what
// changed before.
func afterPaint(ctx app.Context) func(func()) {
	return func(f func()) {
		time.AfterFunc(time.Millisecond, func() { quietly(ctx, f) })
	}
}
