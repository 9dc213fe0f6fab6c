package widget

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Bet is the look of a chapter's bet: open, answered, under way, revealed, or
// folded to a line. It never stands in the way.
type Bet struct {
	Lang     text.Lang
	ID       string // of the section; those of its elements begin with it
	Number   int    // of the page's bets
	Skipped  bool
	Skip     func(yes bool) app.EventHandler
	Heading  app.UI
	Question string
	Chips    []app.UI
	Done     int // of the four stages
	Reveal   []app.UI
}

// UI lays it out.
func (b Bet) UI() app.UI {
	l := b.Lang
	section := app.Section().ID(b.ID).Aria("label", text.BetLabel.In(l, b.Number))
	// header keeps its button, whatever that does next, and so the keyboard on it.
	header := func(id string, label text.Sentence, skips bool, says ...app.UI) app.UI {
		return app.Header().Body(
			app.Div().Class("says").Body(says...),
			app.Button().ID(b.ID+"-"+id).Type("button").Class("btn quiet sm").OnClick(b.Skip(skips), app.EventScope(id)).Text(label.In(l)),
		)
	}
	if b.Skipped {
		return section.Class("bet folded").Body(header("open", text.BetAfter, false, app.P().Text(text.BetSkipped.In(l, b.Number))))
	}
	var dots []app.UI
	for i := range 4 {
		class := ""
		if i < b.Done {
			class = "on"
		}
		dots = append(dots, app.I().Class(class))
	}
	return section.Class("bet").Body(
		header("skip", text.BetSkip, true, b.Heading, app.Span().Text(text.BetOf.In(l, b.Number)), app.Span().Class("steps4").Aria("hidden", "true").Body(dots...)),
		app.P().ID(b.ID+"-q").Class("q").Text(b.Question),
		app.Div().Class("chips").Role("group").Aria("labelledby", b.ID+"-q").Body(b.Chips...),
		app.P().ID(b.ID+"-reveal").Class("reveal").Role("status").Body(b.Reveal...),
	)
}
