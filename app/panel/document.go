package panel

import (
	"time"

	"breakeven/app/state"
	"breakeven/app/text"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// What the shell does to the document around it. boot.js has set language and
// theme before this program began.

func root() app.Value { return app.Window().Get("document").Get("documentElement") }

// documentLanguage returns the language that boot.js has chosen.
func documentLanguage(otherwise text.Lang) text.Lang {
	switch lang := root().Get("lang"); {
	case !lang.Truthy():
		return otherwise
	case lang.String() == text.EN.Tag():
		return text.EN
	}
	return text.ZH
}

func documentTheme() string {
	if t := root().Call("getAttribute", "data-theme"); t.Truthy() {
		return t.String()
	}
	return "light"
}

func setDocument(attribute, value string) { root().Call("setAttribute", attribute, value) }

// remember keeps a choice for the next visit, where the browser lets it.
func remember(name, value string) {
	// Reading window.localStorage itself throws in a sandboxed frame; go-app's
	// storage does the same. boot.js has a guarded function for it.
	app.Window().Call("breakevenRemember", name, value)
}

// scrollTo brings an element to the top of the window.
func scrollTo(id string) {
	if e := app.Window().GetElementByID(id); e.Truthy() {
		e.Call("scrollIntoView")
	}
}

// setTitle names the window in a language.
func setTitle(l text.Lang) { app.Window().Get("document").Set("title", text.PageTitle.In(l)) }

// goTo shows a chapter and has the address say so.
func (p *Page) goTo(c state.Chapter) {
	p.state.Chapter, p.here, p.jumped = c, c, time.Now()
	p.writeAddress()
	scrollTo(string(c))
}

// watchScrolling marks the chapter that is in sight: the one across a line a
// little above the window's middle.
func (p *Page) watchScrolling() {
	observers := app.Window().Get("IntersectionObserver")
	if !observers.Truthy() {
		return
	}
	see := app.FuncOf(func(_ app.Value, args []app.Value) any {
		for i := range args[0].Get("length").Int() {
			entry := args[0].Index(i)
			c := state.Chapter(entry.Get("target").Get("id").String())
			// A last, short chapter never reaches the line: what was chosen a
			// moment ago stays marked.
			if entry.Get("isIntersecting").Bool() && c != p.here && time.Since(p.jumped) > time.Second {
				p.ctx.Dispatch(func(app.Context) { p.here = c })
			}
		}
		return nil
	})
	observer := observers.New(see, map[string]any{"rootMargin": "-40% 0px -59% 0px"})
	for _, c := range state.Chapters {
		if section := app.Window().GetElementByID(string(c)); section.Truthy() {
			observer.Call("observe", section)
		}
	}
}

// addressEvery is the least time between two writings of the address: browsers
// allow a hundred in thirty seconds.
const addressEvery = 400 * time.Millisecond

// writeAddress has the address follow what is chosen, at once or soon.
func (p *Page) writeAddress() {
	switch since := time.Since(p.addressAt); {
	case p.addressDue:
	case since >= addressEvery:
		p.replaceAddress()
	default:
		p.addressDue = true
		time.AfterFunc(addressEvery-since, func() {
			p.ctx.Dispatch(func(ctx app.Context) {
				ctx.PreventUpdate()
				p.addressDue = false
				p.replaceAddress()
			})
		})
	}
}

// replaceAddress writes what is chosen, without a new entry in the history.
func (p *Page) replaceAddress() {
	p.addressAt = time.Now()
	location := app.Window().Get("location")
	if !location.Truthy() {
		return
	}
	query := p.state.Query()
	if query != "" {
		query = "?" + query
	}
	if location.Get("search").String() == query {
		return
	}
	app.Window().Get("history").Call("replaceState", nil, "", location.Get("pathname").String()+query)
}
