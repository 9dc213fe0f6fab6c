package panel

import (
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// corner stands over an embedded chapter, names it and leads to the whole page.
func (p *Page) corner() app.UI {
	c := p.embedded()
	return app.Header().Class("corner").Body(
		app.Raw(logo),
		app.B().Text(chapterNames[c].title.In(p.lang)),
		app.A().ID("whole").Href("?"+p.whole(c).Query()).Target("_blank").Rel("noopener").Body(app.Text(text.OpenFullPage.In(p.lang)), app.Raw(iconOut)),
	)
}

// whole is the state of the whole page at a chapter, without what an author has
// fixed for a frame.
func (p *Page) whole(c state.Chapter) state.State {
	s := p.state
	s.Chapter, s.Embed, s.Autostart, s.Hide, s.Lock = c, false, false, nil, nil
	return s
}

// leadOut has the corner's link follow what is chosen: the page itself is hardly
// ever rendered anew.
func (p *Page) leadOut() {
	if link := app.Window().GetElementByID("whole"); link.Truthy() {
		link.Call("setAttribute", "href", "?"+p.whole(p.embedded()).Query())
	}
}

// embedded is the chapter that an embedded page shows.
func (p *Page) embedded() state.Chapter {
	if p.state.Chapter == "" {
		return state.Train
	}
	return p.state.Chapter
}
