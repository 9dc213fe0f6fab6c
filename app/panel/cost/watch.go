package cost

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// watch has a component rendered again whenever one of the topics changes.
func watch(ctx app.Context, m *Model, topics ...Topic) {
	for _, t := range topics {
		m.Listen(t, func() { update(ctx, m) })
	}
}

// update renders a component again, but not what it stands in, as go-app's own
// Update would: at every step of a slider that would be the whole page.
func update(ctx app.Context, m *Model) {
	ctx.Dispatch(func(app.Context) {
		if m.spare != nil {
			m.spare()
		}
	})
}

// quietly does something that shows nothing by itself: who shows what it changes
// listens to the model.
func quietly(ctx app.Context, f func()) {
	ctx.Dispatch(func(ctx app.Context) {
		ctx.PreventUpdate()
		f()
	})
}

// sideline are the charts that are not the main one. While a slider is dragged
// they take turns, one a step, so that no step takes long; when it is let go they
// all follow.
type sideline struct{ members, turn int }

// watchAside has a component of the sideline rendered again.
func watchAside(ctx app.Context, m *Model, topics ...Topic) {
	mine := m.side.members
	m.side.members++
	m.Listen(Moved, func() {
		if m.before == nil || m.side.turn%m.side.members == mine {
			update(ctx, m)
		}
	})
	watch(ctx, m, append(topics, Looks)...)
}

// afterPaint does something a moment later, when the browser has shown what
// changed before.
func afterPaint(ctx app.Context) func(func()) {
	return func(f func()) {
		time.AfterFunc(time.Millisecond, func() { quietly(ctx, f) })
	}
}
