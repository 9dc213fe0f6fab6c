package panel

import (
	"breakeven/app/panel/cost"
	"breakeven/app/panel/widget"
	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Most of a start's time goes into code that runs for the first time. So the
// chapter that is looked at is made first; the others are asleep, as they were
// prerendered, until somebody comes near them. The long ones are then made in
// pieces, unseen, and take the prerendered one's place when they are whole.

// chapter is the place of a chapter that is on the page: in it what is made of it,
// and, until that is all, what app.js fills with the prerendered one.
func (p *Page) chapter(c state.Chapter, made func(l text.Lang) app.UI) app.UI {
	return app.If(p.shows(c), func() app.UI {
		awake, making := p.awake[c] || !app.IsClient, p.making[c]
		class := "making"
		if making.Whole() {
			class = "made"
		}
		return app.Div().Class("place").Body(
			app.Div().Class(class).Body(app.If(awake, func() app.UI { return made(p.speaks(c)) })),
			app.If(!awake || !making.Whole(), func() app.UI { return app.Div().DataSet("asleep", string(c)) }),
		)
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
		p.cost.SkipBet(p.skipBets)
		p.followCost()
	case state.Verdict:
		p.wake(behind)
	}
	if c == state.Prompt || c == state.Cost {
		p.making[c] = widget.NewMaking(func() { p.ctx.Dispatch(func(app.Context) { p.finish(c) }) })
	} else {
		p.ctx.Defer(func(app.Context) { p.watch(string(c)) })
	}
}

// finish shows a chapter that is whole in the place of the prerendered one, with the
// focus and the folds that this had.
func (p *Page) finish(c state.Chapter) {
	place := asleep(c)
	folds := map[string]bool{}
	if place.Truthy() {
		list := place.Call("querySelectorAll", "details[id]")
		for i := range list.Get("length").Int() {
			folds[list.Index(i).Get("id").String()] = list.Index(i).Get("open").Bool()
		}
	}
	switch active := activeElement(); {
	case place.Truthy() && place.Call("contains", active).Bool():
		if id := active.Get("id").String(); id != "" {
			p.focus = id
		}
	case p.focusFrom != nil && active.Truthy() && !active.Equal(p.focusFrom) && active.Get("tagName").String() != "BODY":
		p.focus = "" // the visitor has gone on
	}
	p.ctx.Defer(func(app.Context) {
		p.watch(string(c))
		for id, open := range folds {
			if made := app.Window().GetElementByID(id); made.Truthy() && made.Get("open").Bool() != open {
				made.Set("open", open)
			}
		}
		p.focusOn(p.focus)
	})
}

func activeElement() app.Value { return app.Window().Get("document").Get("activeElement") }

// asleep is the place of a chapter that is asleep; null where it is not.
func asleep(c state.Chapter) app.Value {
	return app.Window().Get("document").Call("querySelector", "[data-asleep="+string(c)+"]")
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
		place := asleep(c)
		if near != nil && place.Truthy() {
			near.Call("observe", place)
		}
	}
}
