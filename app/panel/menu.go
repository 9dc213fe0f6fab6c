package panel

import (
	"strings"

	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The page is the [widget.Shell] of its chapters' menus. Embedded, a chapter has none.
func (p *Page) shell() widget.Shell {
	if p.state.Embed {
		return nil
	}
	return p
}

// address is one of this page with all that is chosen, language included.
func (p *Page) address(s state.State) string {
	s.Lang = p.lang.Code()
	location := app.Window().Get("location")
	return location.Get("origin").String() + location.Get("pathname").String() + "?" + s.Query()
}

// Link implements widget.Shell.
func (p *Page) Link(c state.Chapter) string {
	s := p.state
	s.Chapter = c
	return p.address(s)
}

// Frame implements widget.Shell, with the sizes of docs/embedding.md: cost fits into a
// small frame.
func (p *Page) Frame(c state.Chapter, l text.Lang) string {
	s := p.state
	s.Chapter, s.Embed, s.Projector = c, true, false
	size := `width="900" height="900"`
	if c == state.Cost {
		size = `width="700" height="592"`
	}
	return `<iframe src="` + strings.ReplaceAll(p.address(s), "&", "&amp;") + `" ` + size + ` title="` + text.FrameTitle.In(l, chapterNames[c].name.In(l)) + `"></iframe>`
}

// SkipBets implements widget.Shell. A chapter that is asleep follows when it wakes.
func (p *Page) SkipBets(skip bool) {
	p.skipBets = skip
	p.train.SkipBet(skip)
	p.asking.SkipBet(skip)
	if p.cost != nil {
		p.cost.SkipBet(skip)
	}
}

// BetsSkipped implements widget.Shell.
func (p *Page) BetsSkipped() bool {
	cost := p.skipBets
	if p.cost != nil {
		cost = p.cost.BetSkipped()
	}
	return cost && p.train.Bet.Skipped && p.asking.BetSkipped()
}
