package panel

import (
	"breakeven/app/panel/cost"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Most of a start's time goes into code that runs for the first time. So the
// chapter that is looked at is made first; the others are asleep, as they were
// prerendered, until somebody comes near them.

// chapter is a chapter if it is on the page, or, asleep, the place of one, which
// app.js fills.
func (p *Page) chapter(c state.Chapter, made func(l text.Lang) app.UI) app.UI {
	return app.If(p.shows(c), func() app.UI {
		if p.awake[c] || !app.IsClient {
			return made(p.speaks(c))
		}
		return app.Div().DataSet("asleep", string(c))
	})
}

// behind is what stands behind the last chapter, and is seen together with it.
const behind state.Chapter = "reading"

// wake has a chapter made, if it is asleep.
func (p *Page) wake(c state.Chapter) {
	if p.awake[c] {
		return
	}
	p.awake[c] = true
	switch c {
	case state.Cost:
		p.cost = cost.NewModel(&p.state)
		p.followCost()
	case state.Verdict:
		p.wake(behind)
	}
	p.ctx.Defer(func(app.Context) { p.watch(string(c)) })
}

// sleeper is the chapter whose place an element is.
func sleeper(place app.Value) state.Chapter {
	return state.Chapter(place.Get("dataset").Get("asleep").String())
}

// watchSleepers wakes a chapter when it is less than a window's height away from
// being seen. Where one chapter is shown at a time, the others have no height.
func (p *Page) watchSleepers() {
	near := whenSeen("100% 0px", func(entry app.Value) {
		if entry.Get("boundingClientRect").Get("height").Float() > 0 {
			p.ctx.Dispatch(func(app.Context) { p.wake(sleeper(entry.Get("target"))) })
		}
	})
	for _, c := range sections {
		place := app.Window().Get("document").Call("querySelector", "[data-asleep="+string(c)+"]")
		if near != nil && place.Truthy() {
			near.Call("observe", place)
		}
	}
}
