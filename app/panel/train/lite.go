package train

import (
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// liteSays tells, below a picture that is a still, that it is one, why, and how to have
// it whole.
func (m *Model) liteSays(l text.Lang) app.UI {
	why := text.LiteWeak
	if m.State.LiteSaid != "" {
		why = text.LiteChosen
	}
	return app.P().ID("lite").Class("tiny dim").Body(app.Text(text.LiteIs.In(l)+why.In(l)), liteLink("0", text.LiteLeave, l))
}

// liteOffer says what lite mode is, where it is off.
func liteOffer(l text.Lang) app.UI {
	return app.P().ID("lite-offer").Body(app.Text(text.LiteOffer.In(l)), liteLink("1", text.LiteTake, l))
}

// liteLink opens the page anew, in lite mode or out of it: that is decided before the
// first paint. The shell gives the link all else that is chosen.
func liteLink(on string, label text.Sentence, l text.Lang) app.UI {
	return app.A().Class("link").Href("?lite="+on).DataSet("lite", on).Text(label.In(l))
}
