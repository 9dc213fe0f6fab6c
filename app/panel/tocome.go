package panel

import (
	"strconv"

	"breakeven/app/panel/concept"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Chapters that are not there yet say what they will do.

// Tune announces the chapter on fine-tuning, beside the way to a tuned model.
type Tune struct {
	app.Compo

	Lang text.Lang
	Now  concept.Step // that training has come to
}

// Render implements app.Composer.
func (c *Tune) Render() app.UI {
	return toCome("tune", "f on", 2, text.TuneTitle, text.TuneLede, c.Lang, &concept.Flow{Lang: c.Lang, Way: concept.Tuning, Now: c.Now})
}

// Verdict announces the chapter that joins the others.
type Verdict struct {
	app.Compo

	Lang text.Lang
}

// Render implements app.Composer.
func (c *Verdict) Render() app.UI {
	return toCome("verdict", "on", 5, text.VerdictTitle, text.VerdictLede, c.Lang)
}

func toCome(id, class string, n int, title, lede text.Sentence, l text.Lang, more ...app.UI) app.UI {
	return app.Section().ID(id).Class("chapter to-come").Aria("labelledby", "h-"+id).Body(
		app.Header().Body(
			app.P().Class("ch-no").Body(app.Span().Class("stn", class).Body(app.Span().Text(strconv.Itoa(n))), app.Text(text.ChapterOf.In(l, n)), app.Span().Class("tag").Text(text.ToCome.In(l))),
			app.H2().ID("h-"+id).Text(title.In(l)),
			app.P().Class("lede").Body(concept.Words(lede, l)...),
		),
		app.Div().Class("bench").Body(more...),
	)
}
