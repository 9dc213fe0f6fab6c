package panel

import (
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The bar changes its language at once, the chapters one after another behind the
// next paint, the one in sight first: all at once would leave a click without an
// answer for as long as it takes to make every sentence of the page anew.

func (p *Page) onLanguage(app.Context, app.Event) {
	going := len(p.untold) > 0
	if p.untold == nil {
		p.untold = map[state.Chapter]text.Lang{}
	}
	for c := range p.awake {
		if _, waits := p.untold[c]; !waits {
			p.untold[c] = p.lang
		}
	}
	if p.lang == text.ZH {
		p.lang, p.state.Lang = text.EN, "en"
	} else {
		p.lang, p.state.Lang = text.ZH, "zh"
	}
	setTitle(p.lang)
	remember("lang", p.state.Lang)
	p.writeAddress()
	if !going {
		p.tellNext()
	}
}

// speaks is the language that a chapter is in.
func (p *Page) speaks(c state.Chapter) text.Lang {
	if l, waits := p.untold[c]; waits {
		return l
	}
	return p.lang
}

// tellNext has the next chapter follow the page's language, and then the others.
func (p *Page) tellNext() {
	widget.AfterPaint(func() {
		p.ctx.Dispatch(func(app.Context) {
			setDocument("lang", p.lang.Tag()) // all text is laid out anew
			for _, c := range append([]state.Chapter{p.here}, sections...) {
				if _, waits := p.untold[c]; waits {
					delete(p.untold, c)
					break
				}
			}
			if len(p.untold) > 0 {
				p.tellNext()
			}
		})
	})
}
