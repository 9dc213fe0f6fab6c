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
		app.A().ID("whole").Href("?"+p.state.Whole(c).Query()).Target("_blank").Rel("noopener").Body(app.Text(text.OpenFullPage.In(p.lang)), app.Raw(iconOut)),
	)
}

// leadOut has the corner's link follow what is chosen: the page itself is hardly
// ever rendered anew.
func (p *Page) leadOut() {
	if link := app.Window().GetElementByID("whole"); link.Truthy() {
		link.Call("setAttribute", "href", "?"+p.state.Whole(p.embedded()).Query())
	}
}

// embedded is the chapter that an embedded page shows.
func (p *Page) embedded() state.Chapter {
	if p.state.Chapter == "" {
		return state.Train
	}
	return p.state.Chapter
}
