// Package widget is what chapters are built of: components that follow a
// chapter's model, bets, files from the visitor's disk. It knows no chapter.
package widget

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// A Model is what the components of a chapter listen to; T are its topics.
type Model[T any] interface {
	Listen(T, func()) // has a function called when the topic changes
	Spare()           // keeps what the chapter stands in from being rendered
}

// Watch has a component rendered again whenever one of the topics changes.
func Watch[T any](ctx app.Context, m Model[T], topics ...T) {
	for _, t := range topics {
		m.Listen(t, func() { Update(ctx, m) })
	}
}

// Update renders a component again, but not what it stands in, as go-app's own
// Update would: ten times a second, or at every step of a slider, that would be
// the whole page.
func Update(ctx app.Context, m interface{ Spare() }) {
	ctx.Dispatch(func(app.Context) { m.Spare() })
}
